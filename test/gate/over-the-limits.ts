import type { DocumentLimitName } from '../../src/gate/limits.ts'

/** A document of a given size in one of what is limited, and within every other limit. */
export const documentOf: Record<DocumentLimitName, (size: number) => string> = {
  bytes: (size) => 'mutation { applyManifest(manifest: {}) { counts { create } } }'.padEnd(size),
  lines: (size) => `{ viewer { name } }${'\n'.repeat(size - 1)}`,
  escapes: (size) => `{ node(id: "${'\\n'.repeat(size)}") { id } }`,
  tokens: (size) => `{ nodes(ids: [${'"" '.repeat(size - 12)}]) { id } }`,
  nesting: (size) => `{ node(id: ${'['.repeat(size - 2)}${']'.repeat(size - 2)}) { id } }`,
  depth: (size) => nested('{ system(key: "crm") { operator', 'parent', size - 3, '{ key }', 1),
  fragments: (size) =>
    `{ viewer { ${names('...F', size)} } } ${each(size, (i) => `fragment F${i} on Viewer { name }`)}`,
  selections: (size) => `${each(size / 20, (i) => `query Q${i} { viewer { ${viewerFields(19)} } }`)} ${oneMore(size)}`,
  schemas: (size) => `{ ${each(size, (i) => `s${i}: __schema { queryType { name } }`)} }`,
  workings: (size) =>
    `{ ${each(size, (i) => `a${i}: findings(first: 1, on: "2026-01-${10 + (i % 20)}") { totalCount }`)} }`,
  aliases: (size) => `{ viewer { ${each(size, (i) => `a${i}: name`)} } }`,
  directives: (size) => `{ viewer { ${each(size, () => 'name @include(if: true)')} } }`,
  // Of 142 fields one stands in another place: 141 make 9,870 pairs, and 142 make 10,011.
  repeats: (size) => `{ viewer { ${each(size > 10_000 ? 142 : 141, () => 'name')} } }`,
}

export const each = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')
const names = (prefix: string, count: number) => each(count, (i) => prefix + i)
const viewerFields = (count: number) =>
  each(count, (i) => ['name', 'role', 'workspace', 'revision', '__typename'][i % 5]!)
const oneMore = (size: number) => (size % 20 === 0 ? '' : 'fragment More on Viewer { name }')
const nested = (head: string, name: string, times: number, leaf: string, open: number) =>
  `${head} ${`{ ${name} `.repeat(times)}${leaf} ${'}'.repeat(times + open + 1)}`

interface OverLimit {
  hidden: string
  document: string
  /** The word of the message that names the limit. */
  limit: RegExp
}

const megabyte = 1_000_000
const fragment = (i: number, selection: string) => `fragment F${i} on Viewer { ${selection} }`
const fill = (text: string) => text.repeat(Math.floor(megabyte / text.length))
const argument = (value: string) => `{ node(id: ${value}) { id } }`
const aliases = (count: number) => each(count, (i) => `a${i}: name`)
const deep = '{ system(key: "crm") { operator { parent { parent { parent { parent { parent { parent { ...Deeper'

/** Documents over a limit that do not look it, or that would cost much to look at. */
export const overLimits: OverLimit[] = [
  {
    hidden: 'fragments that each spread the next one twice',
    document: `{ viewer { ...F0 } } ${each(29, (i) => fragment(i, `...F${i + 1} ...F${i + 1}`))} ${fragment(29, 'name')}`,
    limit: /selections/,
  },
  {
    hidden: 'fragments that each spread all after them',
    document: `{ viewer { ...F0 } } ${each(30, (i) => fragment(i, `name ${each(29 - i, (j) => `...F${i + j + 1}`)}`))}`,
    limit: /selections/,
  },
  {
    hidden: 'one fragment spread 1,000 times',
    document: `{ viewer { ${each(1_000, () => '...F0')} } } ${fragment(0, 'name role')}`,
    limit: /selections/,
  },
  {
    hidden: 'fragments in a circle',
    document: `{ viewer { ...F0 } } ${each(30, (i) => fragment(i, `name ...F${(i + 1) % 30} ...F${(i + 7) % 30}`))}`,
    limit: /no end/,
  },
  {
    hidden: 'a fragment that spreads itself further down',
    document: `{ organization(key: "a") { ...Up } } fragment Up on Organization { key parent { ...Up } affiliates { ...Up } }`,
    limit: /no end/,
  },
  {
    hidden: 'a circle that nothing spreads',
    document: `{ viewer { name } } ${fragment(0, '...F1')} ${fragment(1, '...F0')}`,
    limit: /no end/,
  },
  {
    hidden: 'depth in fragments',
    document: `${deep} ${'}'.repeat(9)} fragment Deeper on Organization { ${'parent { '.repeat(8)} key ${'}'.repeat(9)}`,
    limit: /levels of depth/,
  },
  {
    hidden: 'depth in a fragment that nothing spreads',
    document: `{ viewer { name } } fragment Deep on Organization { ${'parent { '.repeat(16)} key ${'}'.repeat(17)}`,
    limit: /levels of depth/,
  },
  { hidden: '1,300 levels', document: `${'{ a '.repeat(1_300)} ${'}'.repeat(1_300)}`, limit: /levels of depth/ },
  {
    hidden: 'the schema in fragments that are spread again',
    document: `{ ...F0 ...F0 } fragment F0 on Query { ...F1 ... { ...F1 } } fragment F1 on Query { __schema { queryType { name } } }`,
    limit: /has 4 selections of `__schema`/,
  },
  {
    hidden: 'the schema under 30 names',
    document: `{ ${each(30, (i) => `s${i}: __schema { ...S }`)} } fragment S on __Schema { types { name } }`,
    limit: /has 30 selections of `__schema`/,
  },
  {
    hidden: 'aliases in inline fragments',
    document: `{ viewer { ... { ... on Viewer { ${aliases(61)} } } } }`,
    limit: /aliases/,
  },
  {
    hidden: 'aliases in fragments that nothing spreads',
    document: `{ viewer { name } } ${fragment(0, aliases(31))} ${fragment(1, aliases(31))}`,
    limit: /aliases/,
  },
  {
    hidden: 'directives on operation, fragments and spreads',
    document: `query @asOf(time: "2020-01-01T00:00:00Z") { viewer { ${each(15, () => '...F0 @skip(if: true)')}
      ${each(15, () => '... @skip(if: true) { name }')} } } ${fragment(0, 'name')}`,
    limit: /directives/,
  },
  {
    hidden: 'directives on variables',
    document: `query (${each(31, (i) => `$v${i}: ID @deprecated`)}) { viewer { name } }`,
    limit: /directives/,
  },
  { hidden: 'tokens in a list', document: argument(`[${'1,'.repeat(4_000)}]`), limit: /tokens/ },
  { hidden: 'half a million tokens in a list', document: argument(`[${fill('1,')}]`), limit: /tokens/ },
  {
    hidden: 'tokens in 1,000 operations',
    document: each(1_000, (i) => `query Q${i} { viewer { name } }`),
    limit: /tokens/,
  },
  {
    hidden: 'one field again and again',
    document: `{ ${each(990, () => 'viewer { name }')} }`,
    limit: /pairs of fields/,
  },
  {
    hidden: 'one field again and again, in inline fragments',
    document: `{ ${each(500, () => '... { viewer { name } }')} }`,
    limit: /pairs of fields/,
  },
  {
    hidden: 'one field again and again, on two levels',
    document: `{ ${each(30, () => `organization(key: "a") { ${each(30, () => 'parent { key }')} }`)} }`,
    limit: /pairs of fields/,
  },
  { hidden: 'a megabyte of empty lines', document: `${fill('\n')} { viewer { name } }`, limit: /lines/ },
  { hidden: 'a megabyte of lines ended otherwise', document: `${fill('\r')} { viewer { name } }`, limit: /lines/ },
  { hidden: 'a megabyte of comments', document: `${fill('#\n')} { viewer { name } }`, limit: /lines/ },
  { hidden: 'a block string of lines', document: argument(`"""${fill('x\n')}"""`), limit: /lines/ },
  { hidden: 'a string of escapes', document: argument(`"${fill('\\u00e9')}"`), limit: /backslashes/ },
  { hidden: 'a block string of escapes', document: argument(`"""${fill('\\"""')}"""`), limit: /backslashes/ },
  {
    hidden: 'a huge string before too many aliases',
    document: `{ node(id: "${fill('é')}") { id } viewer { ${aliases(61)} } }`,
    limit: /bytes|aliases/,
  },
  {
    hidden: 'a huge block string before too many aliases',
    document: `{ node(id: """${fill('x ')}""") { id } viewer { ${aliases(61)} } }`,
    limit: /aliases/,
  },
  {
    hidden: 'a megabyte of commas before too many aliases',
    document: `${fill(',')} { viewer { ${aliases(61)} } }`,
    limit: /aliases/,
  },
  {
    hidden: 'a comment of a megabyte before too many aliases',
    document: `#${fill('x')}\n{ viewer { ${aliases(61)} } }`,
    limit: /aliases/,
  },
  {
    hidden: 'a name of a megabyte beside too many aliases',
    document: `{ ${fill('a')} viewer { ${aliases(61)} } }`,
    limit: /aliases/,
  },
  {
    hidden: 'all limits nearly used up, and one alias more',
    document: `{ viewer { ${aliases(61)} ${each(30, (i) => `...F${i} @skip(if: true)`)} } }
      ${each(30, (i) => fragment(i, viewerFields(40)))}`,
    limit: /aliases/,
  },
]
