import { getIntrospectionQuery } from 'graphql'
import { describe, expect, test } from 'vitest'
import { type DocumentLimitName, documentLimits } from '../../src/gate/limits.ts'
import { measureDocument } from '../../src/gate/measure-document.ts'
import { useHub } from '../harness/hub.ts'
import { documentOf, overLimits } from './over-the-limits.ts'

/** What the gate refuses in a document, and what it lets through. */
const hub = useHub()
const limits = Object.entries(documentLimits).map(([name, { most, of }]) => ({
  name: name as DocumentLimitName,
  most,
  of,
}))

async function expectRefused(document: string, says: RegExp) {
  const { admin, takeStatements } = hub.current
  await admin.send('{ viewer { name } }')
  takeStatements()
  const { status, data, errors } = await admin.send(document)
  expect(errors).toMatchObject([{ extensions: { code: 'DOCUMENT_LIMIT', remedy: expect.any(String) } }])
  expect({ status, data }).toEqual({ status: 400, data: undefined })
  const { message, extensions } = errors![0]!
  expect(message).toMatch(says)
  expect(message).toContain(extensions.remedy)
  expect(takeStatements()).toEqual([])
}

describe.each(limits)('$name', ({ name, most, of }) => {
  test('at its bound passes', async () => {
    const document = documentOf[name](most)
    if (name !== 'repeats') expect(measureDocument(document).measures[name]).toBe(most)
    const { errors } = await hub.current.admin.send(document)
    // The document of so many selections is one of many operations, and does not say which.
    const codes = {
      selections: ['OPERATION_RESOLUTION_FAILURE'],
      tokens: ['PAGE_TOO_LARGE'],
      nesting: ['BAD_USER_INPUT'],
    } as Partial<Record<DocumentLimitName, string[]>>
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(codes[name])
  })

  test('one beyond is refused, with the limit, the number found and the way out', async () => {
    const found = name === 'repeats' ? 10_011 : most + 1
    const [first] = of.split(' (')
    await expectRefused(
      documentOf[name](found),
      new RegExp(`has ${found.toLocaleString('en')} ${first}.*; at most ${most.toLocaleString('en')} are taken`),
    )
  })
})

describe('is refused, however it is hidden', () => {
  test.each(overLimits)('$hidden', ({ document, limit }) => expectRefused(document, limit))
})

test('the standard introspection query passes, and is as deep as it may nearly be', async () => {
  const document = getIntrospectionQuery({ specifiedByUrl: true, oneOf: true, directiveIsRepeatable: true })
  expect(measureDocument(document).measures).toMatchObject({ depth: 15 })
  expect((await hub.current.admin.run(document)).__schema.queryType.name).toBe('Query')
})

test('introspection is for those who have a key', async () => {
  const response = await fetch(`${hub.current.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
})

test('what is large without being much passes', async () => {
  const { admin } = hub.current
  for (const text of [' '.repeat(1_000_000), ','.repeat(1_000_000), `# ${'x'.repeat(1_000_000)}\n`]) {
    expect(await admin.run(`${text}{ viewer { role } }`)).toEqual({ viewer: { role: 'ADMIN' } })
  }
  for (const id of [`"${'x'.repeat(1_000_000)}"`, `"""${'x '.repeat(500_000)}"""`]) {
    expect(await admin.run(`{ node(id: ${id}) { id } }`)).toEqual({ node: null })
  }
  // A megabyte of variables belongs to no document.
  const id = 'x'.repeat(1_000_000)
  expect(await admin.run('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null })
})

test('a fragment is measured once, however often it is spread', () => {
  const twice = overLimits.find(({ hidden }) => hidden.includes('next one twice'))!
  expect(measureDocument(twice.document).measures).toMatchObject({ fragments: 30, selections: 3 * 2 ** 29 - 1 + 1 })
})

test('what is no document is for GraphQL to tell, and its many faults are few in the answer', async () => {
  const { admin } = hub.current
  for (const document of ['{', ',{'.repeat(100), '{ viewer { name ', 'nonsense', '{ viewer { name } } "']) {
    const { status, errors } = await admin.send(document)
    expect(status).toBe(400)
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }])
  }
  const ids = Array.from({ length: 100_000 }, () => ({}))
  const { status, errors } = await admin.send('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
  expect(status).toBe(400)
  expect(errors!.length).toBeLessThanOrEqual(51)
})
