import { describe, expect, test } from 'vitest'
import { explain, HungUp } from '../../src/gate/explain-error.ts'
import { Overloaded } from '../../src/platform/admission.ts'
import { ApiError } from '../../src/platform/errors.ts'
import { TransactionOver } from '../../src/platform/guarded-begin.ts'
import { useHub } from '../harness/hub.ts'

/** What HTTP has to do with it: GET, other sites, other paths, and what errors look like. */
const hub = useHub()
const get = (search: string, headers: Record<string, string> = {}) =>
  fetch(`${hub.current.url}/graphql?${search}`, { headers })
const query = `query=${encodeURIComponent('{ viewer { role } }')}`
const mutation = `query=${encodeURIComponent('mutation { applyManifest(manifest: {}) { counts { create } } }')}`
const withKey = () => ({ 'x-api-key': hub.current.admin.key })

async function expectError(response: Response, status: number, code: string) {
  const text = await response.text()
  expect(response.headers.get('content-type')).toContain('json')
  expect({ status: response.status, ...JSON.parse(text) }).toMatchObject({
    status,
    errors: [{ message: expect.any(String), extensions: { code } }],
  })
  expect(text).not.toMatch(/<html|<pre|node_modules|\.ts:|select /i)
}

describe('GET', () => {
  test.each(['authorization', 'x-api-key'])('with a key in %s answers a query', async (header) => {
    const { key } = hub.current.admin
    const response = await get(query, { [header]: header === 'authorization' ? `Bearer ${key}` : key })
    expect({ status: response.status, ...((await response.json()) as object) }).toEqual({
      status: 200,
      data: { viewer: { role: 'ADMIN' } },
    })
  })

  test('with variables answers them', async () => {
    const search = new URLSearchParams({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: JSON.stringify({ id: 'made-up' }),
    })
    expect(await (await get(String(search), withKey())).json()).toEqual({ data: { node: null } })
  })

  test('takes no mutation, and changes nothing', async () => {
    const { admin } = hub.current
    const before = await admin.run('{ viewer { revision } }')
    const response = await get(mutation, withKey())
    expect(response.headers.get('allow')).toBe('POST')
    await expectError(response, 405, 'BAD_REQUEST')
    expect(await admin.run('{ viewer { revision } }')).toEqual(before)
  })

  test('is measured like any other', async () => {
    const aliases = Array.from({ length: 61 }, (_, i) => `a${i}:name`).join(' ')
    await expectError(await get(`query={viewer{${aliases}}}`, withKey()), 400, 'DOCUMENT_LIMIT')
    const tower = 'systems(first:1000){nodes{flowsOutConnection(first:1000){nodes{key}}}}'
    await expectError(await get(`query={${tower}}`, withKey()), 400, 'DOCUMENT_LIMIT')
    await expectError(await get(`${query}&${query}`, withKey()), 400, 'BAD_REQUEST')
  })
})

describe('another site', () => {
  test('gets nothing by a bare GET', async () => {
    await expectError(await get(query), 400, 'BAD_REQUEST')
    await expectError(await get(mutation), 400, 'BAD_REQUEST')
    await expectError(await get(''), 400, 'BAD_REQUEST')
  })

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'gets nothing by a form of the type %s',
    async (type) => {
      const response = await fetch(`${hub.current.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"query":"{ viewer { role } }"}',
      })
      await expectError(response, 400, 'BAD_REQUEST')
    },
  )

  test('gets no leave to ask', async () => {
    const response = await fetch(`${hub.current.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
    })
    expect(response.ok).toBe(false)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('an error is JSON with a code', () => {
  test.each([
    ['GET', '/nowhere', 404, 'NOT_FOUND'],
    ['GET', '/graphql/nowhere', 404, 'NOT_FOUND'],
    ['POST', '/nowhere', 404, 'NOT_FOUND'],
    ['GET', '/%', 404, 'NOT_FOUND'],
    ['POST', '/livez', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/', 405, 'METHOD_NOT_ALLOWED'],
    ['PUT', '/graphql', 405, 'BAD_REQUEST'],
    ['DELETE', '/graphql', 405, 'BAD_REQUEST'],
  ])('%s %s', async (method, path, status, code) => {
    const response = await fetch(hub.current.url + path, { method, headers: withKey() })
    if (status === 405) expect(response.headers.get('allow')).toMatch(/GET/)
    await expectError(response, status, code)
  })

  test('also where nobody is let in, and with what the client would rather have', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${hub.current.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ viewer { role } }"}',
      })
    await expectError(await post({}), 401, 'UNAUTHENTICATED')
    await expectError(await post({ ...withKey(), accept: 'text/html' }), 406, 'BAD_REQUEST')
  })

  test('a fault of the hub says no more than its reference', async () => {
    const { admin, owner } = hub.current
    await owner`alter table organizations rename to elsewhere`
    try {
      const { errors } = await admin.send('{ organization(key: "a") { key } }')
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) } }])
      expect(JSON.stringify(errors)).not.toMatch(/organizations|relation|42P01|select|postgres/i)
    } finally {
      await owner`alter table elsewhere rename to organizations`
    }
  })
})

describe('of errors the list tells', () => {
  const coded = (code: string, syscall?: string) => Object.assign(new Error('secret'), { code, syscall })
  test.each([
    ['ECONNREFUSED'],
    ['CONNECTION_CLOSED'],
    ['CONNECT_TIMEOUT'],
    ['57P01'],
    ['57P03'],
    ['53300'],
    ['55P03'],
    ['57014'],
  ])('%s as 503', (code) => {
    expect(explain(coded(code))).toMatchObject({
      status: 503,
      code: 'OVERLOADED',
      message: expect.not.stringMatching(/secret/),
    })
    expect(explain(new TransactionOver(coded(code)))).toMatchObject({ status: 503 })
  })

  test('a socket that is gone, and no other missing file', () => {
    expect(explain(coded('ENOENT', 'connect'))).toMatchObject({ status: 503 })
    expect(explain(coded('ENOENT', 'open'))).toBeNull()
  })

  test('what was made for the caller, and nothing else', () => {
    expect(explain(new ApiError('UNAUTHENTICATED', 'no key'))).toMatchObject({ status: 401 })
    expect(explain(new Overloaded())).toMatchObject({ status: 503, retryAfter: 1 })
    expect(explain(new HungUp())).toMatchObject({ code: 'HUNG_UP' })
    for (const other of [
      coded('42P01'),
      coded('23505'),
      new TypeError('x'),
      'text',
      null,
      undefined,
      new TransactionOver(),
    ])
      expect(explain(other)).toBeNull()
  })
})
