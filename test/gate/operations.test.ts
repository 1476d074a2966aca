import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'

/** Operations that the hub does not have, in documents and requests that GraphQL would take. */
const hub = useHub()

interface Answer {
  data?: unknown
  errors: { message: string; extensions: Record<string, unknown> }[]
}

async function post(body: object) {
  const { url, admin } = hub.current
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.key}` },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as Answer) }
}

test.each([
  'subscription { x }',
  'subscription { viewer { name } }',
  'subscription { __typename }',
  'subscription S($v: Int) @skip(if: true) { x(of: $v) }',
  'subscription { ...F } fragment F on Query { viewer { name } }',
])('%s is refused', async (query) => {
  const { status, data, errors } = await post({ query })
  expect(errors).toHaveLength(1)
  expect({ status, data }).toEqual({ status: 400, data: undefined })
  expect(errors[0]!.extensions.code).not.toBe('INTERNAL_SERVER_ERROR')
})

test('that there are no subscriptions is said with what to do instead, where one is asked for', async () => {
  const query = 'subscription S { x } query Q { viewer { role } }'
  expect(await post({ query, operationName: 'S' })).toEqual({
    status: 400,
    errors: [
      {
        message: 'The hub has no subscriptions. Ask for `changes` with `since` from time to time.',
        extensions: {
          code: 'OPERATION_RESOLUTION_FAILURE',
          remedy: 'Ask for `changes` with `since` from time to time.',
        },
      },
    ],
  })
  expect(await post({ query, operationName: 'Q' })).toEqual({ status: 200, data: { viewer: { role: 'ADMIN' } } })
})

test('a hash instead of a document is refused, also where the document came with it before', async () => {
  const query = '{ viewer { role } }'
  const sha256Hash = createHash('sha256').update(query).digest('hex')
  const extensions = { persistedQuery: { version: 1, sha256Hash } }
  const unsupported = { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }
  for (const body of [{ extensions }, { query, extensions }, { extensions }])
    expect((await post(body)).errors).toMatchObject([unsupported])
  expect(await post({ query })).toMatchObject({ status: 200 })
})
