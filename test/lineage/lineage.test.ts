import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useHub } from '../harness/hub.ts'

/** Lineage as the API answers it. One workspace for each form of graph; systems are nodes, and `a>b` is a flow. */
const hub = useHub()

interface Flow {
  carries?: string[]
  on?: { validFrom?: string; validTo?: string }
  activity?: string
}

/** A workspace with these flows: `a>b`, each carrying `data` unless it says otherwise. `@x` is people, `#x` a company. */
async function graph(name: string, flows: Record<string, Flow>): Promise<Client> {
  await hub.current.workspace(name)
  const client = await hub.current.client('ADMIN' as never, name)
  const ends = [...new Set(Object.keys(flows).flatMap((flow) => flow.split(/>|\|/).slice(0, 2)))]
  const among = (mark: string) => ends.filter((end) => end.startsWith(mark)).map((end) => end.slice(1))
  const activities = [...new Set(Object.values(flows).map(({ activity = 'all' }) => activity))]
  await client.apply({
    organizations: {
      home: { name: 'Home', kind: 'OWN_ENTITY', country: 'IE' },
      ...section(among('#'), (key) => ({ name: key, kind: 'VENDOR', country: 'US' })),
    },
    dataSubjectCategories: section(among('@'), (key) => ({ name: key })),
    dataCategories: {
      data: { name: 'Data' },
      personal: { name: 'Personal' },
      contact: { name: 'Contact', parent: 'personal' },
      email: { name: 'E-mail', parent: 'contact' },
      health: { name: 'Health' },
    },
    systems: section(
      ends.filter((end) => !/^[@#]/.test(end)),
      (key) => ({ name: key, operator: 'home', countries: ['IE'] }),
    ),
    processingActivities: section(activities, (activity) => ({
      name: activity,
      status: 'ACTIVE',
      flows: Object.entries(flows)
        .filter(([, flow]) => (flow.activity ?? 'all') === activity)
        .map(([key, { carries = ['data'], on }]) => {
          const [from, to] = key.split('|')[0]!.split('>') as [string, string]
          return {
            key: flowKey(key),
            from: end(from),
            to: end(to),
            kind: 'PROCESSING',
            dataCategories: carries,
            ...on,
          }
        }),
    })),
  })
  return client
}

const section = <T>(keys: string[], make: (key: string) => T) => Object.fromEntries(keys.map((key) => [key, make(key)]))
const flowKey = (flow: string) => flow.replace('>', '-').replace('|', '.').replaceAll(/[@#]/g, '')
const end = (node: string) =>
  node.startsWith('@')
    ? { dataSubjectCategory: node.slice(1) }
    : node.startsWith('#')
      ? { organization: node.slice(1) }
      : { system: node }
const along = (...flows: string[]): Record<string, Flow> => Object.fromEntries(flows.map((flow) => [flow, {}]))

const question = `
  query ($from: [LineageNodeRef!]!, $direction: LineageDirection! = DOWNSTREAM, $maxDepth: Int, $carrying: [String!],
         $budget: LineageBudget, $after: String, $on: Date) {
    lineage(from: $from, direction: $direction, maxDepth: $maxDepth, carrying: $carrying, budget: $budget, after: $after,
            on: $on) {
      nodes { depth carries { key }
        node { __typename ... on System { key } ... on Organization { key } ... on DataSubjectCategory { key } } }
      edges { key }
      counts { nodes edges transfers countries }
      complete cursor
    }
  }`

interface Asked {
  from?: string[]
  direction?: string
  maxDepth?: number
  carrying?: string[]
  budget?: { nodes?: number; edges?: number }
  after?: string | null
  on?: string
}

async function ask(client: Client, { from = ['a'], ...asked }: Asked) {
  const { lineage } = await client.run(question, { from: from.map(end), ...asked })
  return {
    ...lineage,
    at: Object.fromEntries(lineage.nodes.map(({ node, depth }: any) => [node.key, depth])),
    along: lineage.edges.map(({ key }: any) => key),
    carries: Object.fromEntries(
      lineage.nodes.map(({ node, carries }: any) => [node.key, carries.map(({ key }: any) => key).join(' ')]),
    ),
  }
}

const whole = { complete: true, cursor: null }

describe('the form of the graph', () => {
  test('a chain is walked to its end, people and companies included', async () => {
    const chain = await graph('chain', along('@people>a', 'a>b', 'b>#vendor'))
    expect(await ask(chain, { from: ['@people'] })).toMatchObject({
      at: { people: 0, a: 1, b: 2, vendor: 3 },
      along: ['people-a', 'a-b', 'b-vendor'],
      counts: { nodes: 4, edges: 3, transfers: 1, countries: ['IE', 'US'] },
      ...whole,
    })
    expect(await ask(chain, { from: ['a'], direction: 'UPSTREAM' })).toMatchObject({
      at: { a: 0, people: 1 },
      along: ['people-a'],
      counts: { nodes: 2, edges: 1, transfers: 0, countries: ['IE'] },
    })
    expect(await ask(chain, { from: ['a'], direction: 'BOTH' })).toMatchObject({
      at: { a: 0, people: 1, b: 1, vendor: 2 },
      counts: { nodes: 4, edges: 3, transfers: 1 },
    })
    const { nodes } = await ask(chain, { from: ['@people'] })
    expect(nodes.map(({ node }: any) => node.__typename)).toEqual([
      'DataSubjectCategory',
      'System',
      'System',
      'Organization',
    ])
  })

  test('a diamond has its last node once, at the lesser depth, and every edge', async () => {
    const diamond = await graph('diamond', along('a>b', 'a>c', 'b>d', 'c>e', 'e>d'))
    expect(await ask(diamond, {})).toMatchObject({
      at: { a: 0, b: 1, c: 1, d: 2, e: 2 },
      along: ['a-b', 'a-c', 'b-d', 'c-e', 'e-d'],
      ...whole,
    })
  })

  test('a circle ends, and tells what comes back to the start', async () => {
    const circle = await graph('circle', along('a>b', 'b>c', 'c>a'))
    const walked = await ask(circle, {})
    expect(walked).toMatchObject({ at: { a: 0, b: 1, c: 2 }, along: ['a-b', 'b-c', 'c-a'], ...whole })
    expect(walked.carries).toEqual({ a: 'data', b: 'data', c: 'data' })
    expect(await ask(circle, { direction: 'BOTH' })).toMatchObject({ counts: { nodes: 3, edges: 3 } })
  })

  test('a flow from a system to itself is an edge, and no further node', async () => {
    const loop = await graph('loop', along('a>a', 'a>b'))
    expect(await ask(loop, {})).toMatchObject({ at: { a: 0, b: 1 }, along: ['a-a', 'a-b'], ...whole })
    expect(await ask(loop, { from: ['b'], direction: 'UPSTREAM' })).toMatchObject({ at: { b: 0, a: 1 } })
  })

  test('two flows between the same ends are two edges', async () => {
    const twice = await graph('twice', along('a>b', 'a>b|2'))
    expect(await ask(twice, {})).toMatchObject({ along: ['a-b', 'a-b.2'], counts: { nodes: 2, edges: 2 } })
  })

  test('UPSTREAM and BOTH are the same closures seen from the other end', async () => {
    const tree = await graph('tree', along('a>b', 'c>b', 'b>d', 'x>d', 'd>e'))
    expect(await ask(tree, { from: ['b'], direction: 'UPSTREAM' })).toMatchObject({ at: { b: 0, a: 1, c: 1 } })
    const both = await ask(tree, { from: ['b'], direction: 'BOTH' })
    // The union of the two closures: x flows into d, but not to b nor from it.
    expect(both.at).toEqual({ b: 0, a: 1, c: 1, d: 1, e: 2 })
    expect(both.along).toEqual(['a-b', 'b-d', 'c-b', 'd-e'])
  })

  test('a start that no flow touches stands alone; two starts share what they reach', async () => {
    const lonely = await graph('lonely', { ...along('a>c', 'b>c'), 'z>y': { on: { validTo: '2001-01-01' } } })
    expect(await ask(lonely, { from: ['z'] })).toMatchObject({ at: { z: 0 }, counts: { nodes: 1, edges: 0 }, ...whole })
    expect(await ask(lonely, { from: ['a', 'b', 'a'] })).toMatchObject({ at: { a: 0, b: 0, c: 1 } })
    expect(await ask(lonely, { from: ['z'], on: '2001-01-01' })).toMatchObject({ at: { z: 0, y: 1 } })
  })
})

describe('how far, and what', () => {
  let carried: Client
  beforeAll(async () => {
    carried = await graph('carried', {
      'a>b': { carries: ['email', 'health'] },
      'b>c': { carries: ['contact'] },
      'b>d': { carries: ['health'] },
      'd>e': { carries: ['email'] },
    })
  })

  test('maxDepth 0 is the starts alone; left out, it is unbounded', async () => {
    expect(await ask(carried, { maxDepth: 0 })).toMatchObject({
      at: { a: 0 },
      along: [],
      counts: { nodes: 1, edges: 0, transfers: 0 },
      ...whole,
    })
    expect((await ask(carried, { maxDepth: 1 })).at).toEqual({ a: 0, b: 1 })
    expect((await ask(carried, { maxDepth: 2 })).counts).toMatchObject({ nodes: 4, edges: 3 })
    expect((await ask(carried, {})).counts).toMatchObject({ nodes: 5, edges: 4 })
  })

  test('without carrying, edges are walked even where a category did not arrive', async () => {
    const { at, carries } = await ask(carried, {})
    expect(at).toEqual({ a: 0, b: 1, c: 2, d: 2, e: 3 })
    expect(carries).toEqual({ a: '', b: 'email health', c: '', d: 'health', e: '' })
  })

  test('carrying a category, only edges that carry it or a descendant are walked', async () => {
    expect((await ask(carried, { carrying: ['health'] })).at).toEqual({ a: 0, b: 1, d: 2 })
    expect((await ask(carried, { carrying: ['email'] })).at).toEqual({ a: 0, b: 1 })
    expect((await ask(carried, { carrying: ['personal'] })).at).toEqual({ a: 0, b: 1, c: 2 })
    expect((await ask(carried, { carrying: ['health', 'email'] })).at).toEqual({ a: 0, b: 1, d: 2, e: 3 })
    expect((await ask(carried, { carrying: ['data'] })).at).toEqual({ a: 0 })
  })
})

describe('a hub of 500 neighbours', () => {
  const count = 500
  const name = (i: number) => `n-${String(i).padStart(3, '0')}`
  let hub500: Client
  beforeAll(async () => {
    hub500 = await graph('hub', along(...Array.from({ length: count }, (_, i) => `a>${name(i)}`), `${name(0)}>a`))
  })

  test('is answered whole', async () => {
    const { nodes, along: edges, counts, ...rest } = await ask(hub500, {})
    expect([nodes.length, edges.length]).toEqual([count + 1, count + 1])
    expect(counts).toEqual({ nodes: count + 1, edges: count + 1, transfers: 0, countries: ['IE'] })
    expect(rest).toMatchObject(whole)
    expect((await ask(hub500, { direction: 'UPSTREAM' })).at).toEqual({ a: 0, [name(0)]: 1 })
  })

  test.each([
    { nodes: 70, edges: 100 },
    { nodes: 200, edges: 60 },
    { nodes: 1000, edges: 250 },
    { nodes: 100 },
    { edges: 501, nodes: 501 },
  ])('page by page with a budget of %j gives every node and edge once', async (budget) => {
    const all = await ask(hub500, {})
    const nodes: string[] = []
    const edges: string[] = []
    let after: string | null = null
    for (let pages = 0; pages < 100; pages++) {
      const part: any = await ask(hub500, { budget, after })
      expect(part.nodes.length).toBeLessThanOrEqual(budget.nodes ?? 1000)
      expect(part.along.length).toBeLessThanOrEqual(budget.edges ?? 5000)
      expect(part.nodes.length + part.along.length).toBeGreaterThan(0)
      // The counts are of the whole, whatever the budget.
      expect(part.counts).toEqual(all.counts)
      nodes.push(...part.nodes.map(({ node }: any) => node.key))
      edges.push(...part.along)
      expect(part.cursor === null).toBe(part.complete)
      after = part.cursor
      if (part.complete) break
    }
    expect(after).toBeNull()
    expect(nodes).toEqual(all.nodes.map(({ node }: any) => node.key))
    expect(edges).toEqual(all.along)
  })

  test('left out, the budget is 1,000 nodes and 5,000 edges', async () => {
    const wide = await graph('wide', along(...Array.from({ length: 1001 }, (_, i) => `a>${name(i)}`)))
    const first = await ask(wide, {})
    expect(first).toMatchObject({ complete: false, counts: { nodes: 1002, edges: 1001 } })
    expect([first.nodes.length, first.along.length]).toEqual([1000, 1001])
    const rest = await ask(wide, { after: first.cursor })
    expect([rest.nodes.length, rest.along.length]).toEqual([2, 0])
    expect(rest).toMatchObject(whole)
  })
})

describe('what cannot be answered', () => {
  let small: Client
  beforeAll(async () => {
    small = await graph('small', along('a>b', 'b>c'))
  })

  test.each<[Asked, string, string]>([
    [{ from: [] }, 'BAD_USER_INPUT', 'from'],
    [{ maxDepth: -1 }, 'BAD_USER_INPUT', 'maxDepth'],
    [{ budget: { nodes: 0 } }, 'BAD_USER_INPUT', 'budget.nodes'],
    [{ budget: { nodes: 10_001 } }, 'BAD_USER_INPUT', 'budget.nodes'],
    [{ budget: { edges: -1 } }, 'BAD_USER_INPUT', 'budget.edges'],
    [{ budget: { edges: 50_001 } }, 'BAD_USER_INPUT', 'budget.edges'],
    [{ from: ['nobody'] }, 'UNKNOWN_REFERENCE', 'from'],
    [{ from: ['a', '#a'] }, 'UNKNOWN_REFERENCE', 'from'],
    [{ from: ['@a'] }, 'UNKNOWN_REFERENCE', 'from'],
    [{ carrying: ['nothing'] }, 'UNKNOWN_REFERENCE', 'carrying'],
    [{ after: 'nonsense' }, 'CURSOR_INVALID', 'after'],
    [{ after: '' }, 'CURSOR_INVALID', 'after'],
  ])('%j is refused as %s', async ({ from = ['a'], ...asked }, code, argument) => {
    // With more selected, what such a budget could hold is refused before the walk is asked.
    const document = asked.budget ? question.replace(/nodes \{ depth[\s\S]*?\} \} \}\n/, '') : question
    const { data, errors } = await small.send(document, { from: from.map(end), ...asked })
    expect(data ?? null).toBeNull()
    expect(errors).toMatchObject([{ path: ['lineage'], extensions: { code, argument, remedy: expect.any(String) } }])
  })

  test('a cursor is good for its own question only', async () => {
    const { cursor } = await ask(small, { budget: { nodes: 1 } })
    expect(await ask(small, { budget: { nodes: 2 }, after: cursor })).toMatchObject({ at: { b: 1, c: 2 }, ...whole })
    for (const other of [
      { direction: 'BOTH' },
      { maxDepth: 2 },
      { from: ['b'] },
      { carrying: ['data'] },
      { on: '2020-01-01' },
    ]) {
      const { from = ['a'], ...asked } = other as Asked
      const { errors } = await small.send(question, { from: from.map(end), ...asked, after: cursor })
      expect(errors, JSON.stringify(other)).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }])
    }
  })
})

test('the lineage of an activity begins at the sources of its flows and follows what they carry', async () => {
  const two = await graph('activities', {
    '@people>a': { carries: ['email'], activity: 'one' },
    'a>b': { carries: ['email'], activity: 'one' },
    'b>#vendor': { carries: ['contact', 'email'], activity: 'two' },
    'b>c': { carries: ['health'], activity: 'two' },
    'z>a': { carries: ['email'], activity: 'two' },
  })
  const of = async (activity: string, args = '') => {
    const { processingActivity } = await two.run(
      `query ($key: String!) { processingActivity(key: $key) { lineage${args} {
        nodes { depth node { ... on System { key } ... on Organization { key } ... on DataSubjectCategory { key } } }
        edges { key } counts { nodes edges transfers countries } complete cursor } } }`,
      { key: activity },
    )
    const { nodes, edges, ...rest } = processingActivity.lineage
    return {
      at: Object.fromEntries(nodes.map(({ node, depth }: any) => [node.key, depth])),
      along: edges.map(({ key }: any) => key),
      ...rest,
    }
  }
  expect(await of('one')).toEqual({
    at: { people: 0, a: 1, b: 2, vendor: 3 },
    along: ['people-a', 'a-b', 'b-vendor'],
    // b-vendor carries two categories over one border, in one pair of roles.
    counts: { nodes: 4, edges: 3, transfers: 1, countries: ['IE', 'US'] },
    ...whole,
  })
  expect(await of('one', '(maxDepth: 1)')).toMatchObject({ at: { people: 0, a: 1 } })
  expect(await of('one', '(direction: UPSTREAM)')).toMatchObject({ at: { b: 0, a: 1, people: 2, z: 2 } })
  expect(await of('two', '(direction: DOWNSTREAM)')).toMatchObject({ at: { z: 0, b: 0, a: 1, c: 1, vendor: 1 } })
  expect(await of('one', '(budget: { nodes: 1 })')).toMatchObject({ at: { people: 0 }, complete: false })
})

test('counts of transfers are those that the edges amount to on the day', async () => {
  const borders = await graph('borders', {
    ...along('a>#one', 'a>#two'),
    'a>#one|2': { on: { validTo: '2021-12-31' } },
    'b>#three': {},
  })
  const transfers = async (asked: Asked) => (await ask(borders, asked)).counts.transfers
  expect(await transfers({})).toBe(2)
  expect(await transfers({ direction: 'UPSTREAM' })).toBe(0)
  expect(await transfers({ from: ['a', 'b'] })).toBe(3)
  expect(await transfers({ from: ['#one'], direction: 'UPSTREAM' })).toBe(1)
  // Before Directive 95/46/EC was due there was no border to cross.
  expect(await transfers({ on: '1990-01-01' })).toBe(0)
})
