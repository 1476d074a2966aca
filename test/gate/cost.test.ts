import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { costOf } from '../../src/gate/cost.ts'
import { buildHubSchema } from '../../src/schema.ts'
import { useHub } from '../harness/hub.ts'

/** What an answer may hold, counted from the document and its variables before anything is read. */
const hub = useHub()
const schema = buildHubSchema()
const oneRequest = readFileSync('schema/operations/transfer-impact-at-a-glance.graphql', 'utf8')

function cost(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text)
  const operation = document.definitions.find((each) => each.kind === 'OperationDefinition')!
  return costOf(schema, document, operation as never, variables)
}

async function expectTooCostly(document: string, variables: Record<string, unknown> = {}) {
  const { admin, takeStatements } = hub.current
  await admin.send('{ viewer { name } }')
  takeStatements()
  const { status, data, errors } = await admin.send(document, variables)
  expect({ status, data }).toEqual({ status: 400, data: undefined })
  expect(errors).toMatchObject([{ extensions: { code: 'DOCUMENT_LIMIT', remedy: expect.any(String) } }])
  expect(errors![0]!.message).toMatch(/may hold [\d,]+ values; at most 1,000,000 are taken\. Lower `first`/)
  expect(takeStatements()).toEqual([])
}

describe('a value counts', () => {
  test.each([
    ['one for each field', '{ viewer { name role } }', 3],
    ['as often as the page may hold it', '{ systems(first: 7) { nodes { key name } } }', 1 + 7 * (1 + 2)],
    ['counted from the end too', '{ systems(last: 7) { edges { node { key } } } }', 1 + 7 * (1 + 1 + 1)],
    ['50 times where no size is given', '{ systems { nodes { key } } }', 1 + 50 * 2],
    [
      'page in page',
      '{ systems(first: 7) { nodes { history(first: 3) { nodes { key } } } } }',
      1 + 7 * (1 + 1 + 3 * 2),
    ],
    ['ten times in a list without pages', '{ organization(key: "a") { activities { key } } }', 1 + 1 + 10],
    ['as often as ids are given', '{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3],
    ['50 times in a walk', '{ lineage(from: []) { nodes { depth } } }', 1 + 50 * 2],
    ['by the budget of a walk', '{ lineage(from: [], budget: { nodes: 9, edges: 5 }) { nodes { depth } } }', 1 + 9 * 2],
    ['by the dearest type', '{ node(id: "a") { id ... on System { key name } ... on Purpose { key } } }', 1 + 3],
    ['wherever a fragment is spread', '{ viewer { ...F } } fragment F on Viewer { name role }', 3],
    ['not at all when it is skipped', '{ viewer { name role @skip(if: true) } }', 2],
  ])('%s', (_, document, counted) => expect(cost(document)).toBe(counted))

  test('with the variables as they are, or as they are when left out', () => {
    const document =
      'query ($first: Int = 4, $with: Boolean! = false) { systems(first: $first) { nodes { key name @include(if: $with) } } }'
    expect(cost(document)).toBe(1 + 4 * 2)
    expect(cost(document, { first: 100, with: true })).toBe(1 + 100 * 3)
    expect(cost(document, { first: null })).toBe(1 + 50 * 2)
  })
})

describe('within the bound', () => {
  test('is the one request, for 200 activities at once', async () => {
    expect(cost(oneRequest)).toBeLessThan(300_000)
    await hub.current.admin.run(oneRequest, { first: 200 })
  })

  test('are pages of a thousand with what stands in a row', async () => {
    const { admin } = hub.current
    const page = `query ($first: Int!, $after: String) { systems(first: $first, after: $after) { totalCount
      edges { cursor node { id key name description source confidence version countries operator { key name }
        dataCategories { key name } } } pageInfo { hasNextPage endCursor } } }`
    await admin.run(page, { first: 1000 })
    await admin.run(
      `query ($first: Int!) { processingActivities(first: $first) { nodes { key name purposes { key } legalBases { basis { key } }
        roles { role organization { key name } } systems { key } subprocessors { key } } } }`,
      { first: 1000 },
    )
  })

  test('is the deepest walk with the largest budget', () =>
    hub.current.admin
      .run(
        '{ lineage(from: [{ system: "crm" }], budget: { nodes: 10000, edges: 50000 }) { nodes { depth } edges { key kind } } }',
      )
      .catch(({ message }) => expect(message).not.toContain('DOCUMENT_LIMIT')))
})

describe('refused before anything is read is', () => {
  test.each([
    'systems(first: 1000) { nodes { flowsOutConnection(first: 1000) { nodes { key } } } }',
    'organizations(first: 1000) { nodes { history(first: 1000) { nodes { key } } } }',
    'organizations(first: 1000) { nodes { activities { history { nodes { key } } } } }',
    'organizations(first: 1000) { nodes { activities { lineage { nodes { depth } } } } }',
    'organizations(last: 1000) { nodes { activities { transfers { status { reasons { message } } } } } }',
    'organizations(first: 1000) { edges { node { activities { flows { dataCategories { key } } } } } }',
    'organizations { nodes { activities { systems { flowsOut { transfers { flows { key } } } } } } }',
    'lineage(from: [{ system: "crm" }], budget: { edges: 50000 }) { edges { dataCategories { key name } } }',
  ])('%s', (selection) => expectTooCostly(`{ ${selection} }`))

  test('a tower that only its variables make', async () => {
    const document = `query ($outer: Int, $inner: Int) {
      systems(first: $outer) { nodes { flowsInConnection(first: $inner) { nodes { key } } } } }`
    await hub.current.admin.run(document, { outer: 10, inner: 10 })
    await expectTooCostly(document, { outer: 1000, inner: 1000 })
    await expectTooCostly(document.replace('$outer: Int, $inner: Int', '$outer: Int = 1000, $inner: Int = 1000'))
  })

  test('a tower beside a field whose argument cannot be', async () => {
    const { admin } = hub.current
    const tower = 'systems(first: 1000) { nodes { flowsOutConnection(first: 1000) { nodes { key } } } }'
    const document = `query ($to: LineageDirection = UPSTREAM) {
      lineage(from: [{ system: "crm" }], direction: $to) { complete } ${tower} }`
    const { status, errors } = await admin.send(document, { to: null })
    expect({ status, errors }).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
  })

  test('a tower in a mutation', () =>
    expectTooCostly(`mutation { applyManifest(manifest: {}) { transfersAdded {
      flows { dataCategories { history(first: 1000) { nodes { record { id } values { field } } } } } } } }`))
})

test('a page that is too large is refused as such, not as a cost', async () => {
  const { errors } = await hub.current.admin.send('{ systems(first: 5000) { nodes { key } } }')
  expect(errors).toMatchObject([{ extensions: { code: 'PAGE_TOO_LARGE' } }])
})
