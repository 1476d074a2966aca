import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { type Answer, applyDocument, type Client, useHub } from '../harness/hub.ts'
import { recordTypes } from '../inventory/record-types.ts'
import { fuller, inOtherWords } from './fuller.ts'
import { mutationCases } from './write-mutation.ts'
import { type Case, queryCases } from './write-query.ts'

/**
 * Two workspaces with the same keys in them. Whatever is asked with the key of one, not a word of the other is in the
 * answer, and what the other was given (ids, cursors, keys) is as unknown as if it were made up.
 */
const hub = useHub()
const word = 'Foreignia'
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'))
let own: Client
let foreign: Client

const keys: Record<string, string> = {
  agreement: 'dpa-mailco',
  certification: 'mailco-dpf',
  countryProfile: 'us',
  dataCategory: 'contact',
  dataFlow: 'invoicing/crm/mailer/processing',
  dataSubjectCategory: 'customer-representative',
  findings: 'mailco/helpdesk/us-in/eu-gdpr/controller-controller',
  organization: 'mailco',
  policy: 'contact-at-home',
  processingActivity: 'invoicing',
  purpose: 'billing',
  ruleSetting: 'controllers',
  safeguard: 'mailco-scc',
  securityMeasure: 'e2e',
  subprocessor: 'mailco-mail',
  system: 'mailer',
  transfer: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor',
  transferImpactAssessment: 'tia-mailco',
  transferMechanism: 'eu-scc-2021-m2',
  waiver: 'invoicing-without-controller',
}
const someId = 'some-id'
// Here, before any connection is there: it takes its time, and the hub closes connections on which nothing comes.
const cases = queryCases(schema, valuesWith(someId))
/** Those of them that ask for a field with no more than it needs, and what the other workspace is told on them. */
const whole = cases.filter(({ title, field }) => title === field)
let told: Answer[]

beforeAll(async () => {
  own = hub.current.admin
  await hub.current.workspace('foreign')
  foreign = await hub.current.client('ADMIN' as never, 'foreign')
  await own.apply(fuller)
  await foreign.apply(inOtherWords(fuller, word) as object)
  await foreign.apply({ organizations: { 'foreignia-only': { name: `${word} Only`, kind: 'OTHER' } } })
  const { organization } = await foreign.run('{ organization(key: "foreignia-only") { id } }')
  for (const each of cases) each.document = each.document.replaceAll(someId, organization.id)
  told = await askAll(foreign, whole)
})

/** What to ask with, by the name of the argument. Cursors have a test of their own. */
function valuesWith(id: string) {
  return {
    key: (field: string) => keys[field],
    id,
    ids: [id],
    first: 10,
    last: 10,
    after: null,
    before: null,
    from: [{ system: 'crm' }, { dataSubjectCategory: 'customer-representative' }],
    carrying: ['contact'],
    maxDepth: 3,
    budget: { nodes: 3, edges: 3 },
    on: '2022-06-01',
    text: word,
    keys: ['mailco', 'foreignia-only'],
    since: '2000-01-01T00:00:00Z',
    until: '2999-01-01T00:00:00Z',
    updatedSince: '2000-01-01T00:00:00Z',
    includeRetired: true,
    specialCategory: false,
    covered: true,
    activity: 'invoicing',
    country: ['US', 'IE', 'IN'],
    fromCountry: ['US', 'IE'],
    toCountry: ['US', 'IN'],
    dataCategory: 'contact',
    dataSubjectCategory: 'customer-representative',
    exporter: 'acme-ie',
    importer: 'mailco',
    mechanism: 'eu-scc-2021-m2',
    operator: 'mailco',
    organization: 'mailco',
    parent: ['acme-inc', 'contact'],
    purpose: 'billing',
    regime: 'eu-gdpr',
    system: 'mailer',
    rule: 'TRANSFER_UNCOVERED',
    recordType: 'Transfer',
    waived: false,
    scenario: [{ mechanismEnds: { mechanism: 'eu-scc-2021-m2', on: '2022-05-01' } }],
  }
}

/** The answers to all, some at once: the line before the database is not endless. */
async function askAll(client: Client, those: readonly Case[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let at = 0; at < those.length; at += 50) {
    answers.push(...(await Promise.all(those.slice(at, at + 50).map(({ document }) => client.send(document)))))
  }
  return answers
}

const fieldsOf = (those: readonly Case[]) => [...new Set(those.map(({ field }) => field))]
const says = (answer: Answer) => JSON.stringify(answer).includes(word) || JSON.stringify(answer).includes('foreignia-')

test('no root field, with whatever argument, tells one workspace a word of the other', {
  timeout: 120_000,
}, async () => {
  const answers = await askAll(own, cases)
  const those = (meet: (answer: Answer) => boolean) =>
    cases.filter((_, i) => meet(answers[i]!)).map(({ title }) => title)
  expect(those(({ errors }) => errors !== undefined)).toEqual([])
  expect(those(says)).toEqual([])
  expect(cases.length).toBeGreaterThanOrEqual(120)
  // The same documents do say it to those whose word it is, but for the fields that answer law.
  expect(fieldsOf(whole).filter((field) => !whole.some((each, i) => each.field === field && says(told[i]!)))).toEqual([
    'legalBases',
    'regulations',
    'rules',
    'transferMechanism',
    'transferMechanisms',
    'viewer',
  ])
})

test('nor does it in the past', { timeout: 120_000 }, async () => {
  const { organization } = await own.run('{ organization(key: "mailco") { updatedAt } }')
  const theirs = await foreign.run('{ organization(key: "foreignia-only") { updatedAt } }')
  const ask = (client: Client, time: string) =>
    askAll(
      client,
      whole.map((each) => ({
        ...each,
        document: each.document.replace('query Case', `query Case @asOf(time: "${time}")`),
      })),
    )
  const mine = await ask(own, organization.updatedAt)
  expect(mine.filter(({ errors }) => errors)).toEqual([])
  expect(mine.filter(says)).toEqual([])
  const then = await ask(foreign, theirs.organization.updatedAt)
  expect(fieldsOf(whole.filter((_, i) => says(then[i]!))).length).toBe(fieldsOf(whole).length - 6)
  expect(fieldsOf(whole).length).toBeGreaterThanOrEqual(35)
})

test('an id of the other workspace is as unknown as one that is made up', async () => {
  const ids = new Set<string>()
  harvest(told, /(^|_)id$/, ids)
  const tag = tagOf(await foreign.run('{ organization(key: "mailco") { id } }'))
  const theirs = [...ids].filter((id) => partsOf(id)[1] === tag)
  expect(theirs.length).toBeGreaterThanOrEqual(25)
  expect(new Set(theirs.map((id) => partsOf(id)[0])).size).toBe(20)

  const node = `query ($id: ID!) { node(id: $id) { __typename id } }`
  const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`
  const madeUp = theirs.map(withOtherTag)
  const answer = await own.send(nodes, { ids: theirs })
  expect(answer).toEqual(await own.send(nodes, { ids: madeUp }))
  expect(answer).toEqual({ status: 200, data: { nodes: theirs.map(() => null) } })
  expect((await foreign.run(nodes, { ids: theirs })).nodes.map(({ id }: { id: string }) => id)).toEqual(theirs)
  for (const [i, id] of theirs.entries()) {
    const alone = await own.send(node, { id })
    expect(alone).toEqual(await own.send(node, { id: madeUp[i] }))
    expect(alone).toEqual({ status: 200, data: { node: null } })
  }
})

const page = (field: string, orderBy: string) => {
  const selection = '{ nodes { id } edges { cursor } pageInfo { startCursor endCursor } }'
  const order = orderBy ? `orderBy: { ${orderBy} }` : ''
  return `query ($after: String, $before: String) { page: ${field}(after: $after, before: $before ${order}) ${selection} }`
}

const pagesOfSystem = ['flowsInConnection', 'flowsOutConnection', 'history'].map(
  (field) => `query ($after: String) { system(key: "mailer") {
    page: ${field}(after: $after) { nodes { id } edges { cursor } pageInfo { startCursor endCursor } } } }`,
)
const changesPage = `query ($after: String) {
  page: changes(after: $after) { nodes { id } edges { cursor } pageInfo { startCursor endCursor } } }`
const lineagePage = `query ($after: String) {
  page: lineage(from: [{ system: "crm" }], budget: { nodes: 1 }, after: $after) { cursor nodes { depth } } }`

test('a cursor of the other workspace is as invalid as one that is made up', async () => {
  const lists = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) =>
    args.some(({ name }) => name === 'before'),
  )
  const documents = lists.flatMap(({ name, args }) =>
    args.some((arg) => arg.name === 'orderBy')
      ? ['KEY', 'NAME', 'CREATED_AT', 'UPDATED_AT'].map((field) => page(name, `field: ${field}`))
      : [page(name, '')],
  )
  let tried = 0
  for (const document of [...documents, ...pagesOfSystem, changesPage, lineagePage]) {
    const cursors = new Set<string>()
    harvest(await foreign.run(document), /cursor$/i, cursors)
    expect(cursors.size, document).toBeGreaterThan(0)
    for (const cursor of [...cursors].slice(0, 1)) {
      for (const argument of document.includes('$before') ? ['after', 'before'] : ['after']) {
        const answer = await own.send(document, { [argument]: cursor })
        expect(answer).toEqual(await own.send(document, { [argument]: withOtherMark(cursor) }))
        expect(answer.errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID', argument } }])
        tried++
      }
      expect((await foreign.send(document, { after: cursor })).errors).toBeUndefined()
    }
  }
  expect(tried).toBeGreaterThanOrEqual(110)
})

test('a key that only the other workspace has is as unknown as one that is made up', async () => {
  const asked = [
    ...Object.keys(keys).map((field) => `query ($key: String!) { ${field}(key: $key) { id } }`),
    `query ($key: String!) { lineage(from: [{ organization: $key }]) { counts { nodes } } }`,
    `query ($key: String!) { lineage(from: [{ system: "crm" }], carrying: [$key]) { counts { nodes } } }`,
    `query ($key: String!) { organizations(filter: { parent: [$key] }) { totalCount } }`,
  ]
  const named = async (document: string, key: string) =>
    JSON.stringify(await own.send(document, { key })).replaceAll(key, 'KEY')
  for (const document of asked)
    expect(await named(document, 'foreignia-only')).toBe(await named(document, 'made-up-key'))
})

test('a refused manifest neither finds nor suggests a key of the other workspace', async () => {
  const refuse = async (operator: string) =>
    (await own.send(applyDocument, { manifest: { systems: { trial: { name: 'Trial', operator } } } })).data
      .applyManifest
  const answers = await Promise.all(['foreignia-only', 'foreignia-onl', 'made-up-key'].map(refuse))
  for (const { userErrors } of answers) {
    expect(userErrors).toMatchObject([{ code: 'UNKNOWN_REFERENCE', path: ['systems', 'trial', 'operator'] }])
    expect(userErrors[0].remedy).toBe(answers[2].userErrors[0].remedy)
  }
})

/** Keys that stand in both workspaces, by the name of the input field that takes one. */
const shared = {
  activities: ['invoicing'],
  activity: 'invoicing',
  agreement: 'dpa-mailco',
  basis: 'gdpr-6-1-b',
  certification: 'mailco-dpf',
  condition: 'gdpr-9-2-a',
  countryProfile: 'us',
  dataCategories: ['contact'],
  dataCategory: 'contact',
  dataSubjectCategory: 'customer-representative',
  engagedBy: 'acme-ie',
  exporter: 'acme-ie',
  flow: 'invoicing/crm/mailer/processing',
  from: { system: 'crm' },
  importer: 'mailco',
  mechanism: 'eu-scc-2021-m2',
  neverOutside: 'eu-gdpr',
  neverToOrganizations: ['mailco'],
  onBehalfOf: 'acme-ie',
  onlyForPurposes: ['billing'],
  operator: 'acme-ie',
  organization: 'mailco',
  parent: (mutation: string) => (/Organization/.test(mutation) ? 'acme-inc' : null),
  purpose: 'billing',
  purposes: ['billing'],
  record: 'invoicing',
  recordType: 'ProcessingActivity',
  regulation: 'eu-gdpr',
  regulations: ['eu-gdpr'],
  rule: 'ACTIVITY_WITHOUT_CONTROLLER',
  safeguard: 'mailco-scc',
  securityMeasure: 'e2e',
  securityMeasures: ['e2e'],
  subprocessor: 'mailco-mail',
  supplementaryMeasures: ['e2e'],
  system: 'mailer',
  systems: ['crm', 'mailer'],
  to: { system: 'mailer' },
  unlessMeasures: ['e2e'],
  waiver: 'invoicing-without-controller',
}
/** A policy names one border, not two. */
const oneBorder = { neverOutsideCountries: [] }
const foreignWorld = '{ manifest viewer { revision } transfers { nodes { key version } } changes { totalCount } }'

test('no mutation, with all that it takes, tells or changes a word of the other workspace', async () => {
  const before = await foreign.run(foreignWorld)
  // What there is in both, what there is in neither yet, and what there is in the other one alone.
  for (const key of [(mutation: string) => keyFor(mutation), 'new-here', 'foreignia-only']) {
    const mutations = mutationCases(
      schema,
      { ...shared, ...oneBorder, key, expectedVersion: key === 'new-here' ? null : 1, dryRun: key !== 'new-here' },
      { whole: true, depth: 2 },
    )
    expect(mutations.length).toBeGreaterThanOrEqual(40)
    for (const { field, document, variables } of mutations) {
      const answer = await own.send(document, variables)
      expect(answer.errors, field).toBeUndefined()
      expect(JSON.stringify(answer).replaceAll('foreignia-only', ''), field).not.toMatch(/foreignia/i)
    }
  }
  expect(await foreign.run(foreignWorld)).toEqual(before)
  // The same do tell it to those whose word it is.
  const tells = mutationCases(
    schema,
    { ...shared, ...oneBorder, key: keyFor, dryRun: true },
    { whole: false, depth: 2 },
  )
  const told = await Promise.all(tells.map(({ document, variables }) => foreign.send(document, variables)))
  expect(told.filter(says).length).toBeGreaterThanOrEqual(12)
}, 120_000)

/** The key, in both workspaces, of a record that a command speaks of. */
const keyFor = (mutation: string) => {
  if (mutation.endsWith('CountryFact')) return 'new-order'
  const type = mutation.replace(/^(register|retire|record|waive)/, '')
  const named =
    { Assessment: 'transferImpactAssessment', Finding: 'waiver' }[type] ?? type[0]!.toLowerCase() + type.slice(1)
  return keys[named]
}

test('a reference of an input to what only the other workspace has is as unknown as one that is made up', async () => {
  const kinds = ['group', 'cloud'].map((key) => [key, { name: key, kind: 'OTHER' }])
  await foreign.apply({ organizations: Object.fromEntries(kinds) })
  for (const { section, make } of recordTypes)
    await foreign.apply({ [section]: { 'foreignia-only': make(`${word} Only`) } })
  const references = (key: string) =>
    Object.fromEntries(
      Object.entries(shared).map(([name, value]) => [
        name,
        Array.isArray(value) ? [key] : typeof value === 'object' ? { system: key } : key,
      ]),
    )
  const refused = async (key: string) => {
    const cases = mutationCases(schema, { ...references(key), key: 'refused', dryRun: true }, { whole: true, depth: 1 })
    const answers = await Promise.all(cases.map(({ document, variables }) => own.send(document, variables)))
    return cases.map(({ field }, i) => ({ field, said: answers[i]!.data[field].userErrors }))
  }
  const [theirs, madeUp] = [await refused('foreignia-only'), await refused('made-up-one')]
  const named = (said: unknown, key: string) => JSON.stringify(said).replaceAll(key, 'KEY')
  expect(named(theirs, 'foreignia-only')).toBe(named(madeUp, 'made-up-one'))
  expect(theirs.flatMap(({ said }) => said).filter(({ code }) => code === 'UNKNOWN_REFERENCE').length).toBeGreaterThan(
    60,
  )
}, 120_000)

test('what one workspace applies and prunes leaves the other as it was', async () => {
  const state = () => foreign.run('{ manifest viewer { revision } transfers { nodes { key version } } }')
  const before = await state()
  const less = { ...fuller, subprocessors: {}, processingActivities: {}, safeguards: {}, waivers: {} }
  await own.apply(less, { prune: true })
  await own.apply(fuller, { prune: true })
  expect(await state()).toEqual(before)
})

test('even with the walls of the database down, every statement asks for its own workspace alone', {
  timeout: 120_000,
}, async () => {
  const { owner } = hub.current
  const walls = await owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity and n.nspname not like 'pg_%'`
  expect(walls.length).toBeGreaterThanOrEqual(35)
  for (const { name } of walls) {
    await owner.unsafe(`alter table ${name} disable row level security, no force row level security`)
  }
  const answers = await askAll(own, cases)
  expect(cases.filter((_, i) => says(answers[i]!)).map(({ title }) => title)).toEqual([])
  expect(answers.filter(({ errors }) => errors)).toEqual([])
})

function harvest(value: unknown, name: RegExp, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [field, each] of Object.entries(value)) {
    if (typeof each === 'string' && name.test(field)) into.add(each)
    harvest(each, name, into)
  }
}

const decode = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString()

/** An id is its type, the mark of its workspace, and its key. */
function partsOf(id: string): [string, string, string] {
  const [type, mark, ...key] = decode(id, 'base64').split(':')
  return [type!, mark!, key.join(':')]
}
const tagOf = ({ organization }: { organization: { id: string } }) => partsOf(organization.id)[1]
const newTag = () => randomBytes(9).toString('base64url')

function withOtherTag(id: string): string {
  const [type, , key] = partsOf(id)
  return Buffer.from(`${type}:${newTag()}:${key}`).toString('base64')
}

function withOtherMark(cursor: string): string {
  const [, ...rest] = JSON.parse(decode(cursor, 'base64url'))
  return Buffer.from(JSON.stringify([newTag(), ...rest])).toString('base64url')
}
