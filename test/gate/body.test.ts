import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { type Client, useHub } from '../harness/hub.ts'

/** What the gate takes as a body, from whom, and how much of it. */
const hub = useHub()
const viewerQuery = '{"query":"{ viewer { role } }"}'
const clients: Record<string, Client> = {}

beforeAll(async () => {
  for (const role of Object.values(ActorRole)) clients[role] = await hub.current.client(role)
})

interface Sent {
  status: number
  text: string
  errors?: { message: string; extensions: { code: string; remedy?: string } }[]
}

/** Sends bytes as they are, with headers as they are: also such as no well-meant client would send. */
function post(body: string | Buffer, headers: [string, string][] = [], key = clients.VIEWER!.key): Promise<Sent> {
  const named = (name: string) => headers.some(([each]) => each.toLowerCase() === name)
  const all = [...headers, ['x-api-key', key], ['host', 'localhost']]
  if (!named('content-type')) all.push(['Content-Type', 'application/json'])
  if (!named('transfer-encoding')) all.push(['content-length', String(Buffer.byteLength(body))])
  return new Promise((resolve, reject) => {
    const sending = request(`${hub.current.url}/graphql`, { method: 'POST', headers: all.flat() }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode!, text, errors: JSON.parse(text).errors })
      })
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

async function expectRefused(sent: Promise<Sent>, says: RegExp) {
  const { status, errors } = await sent
  expect(errors).toMatchObject([{ message: expect.stringMatching(says), extensions: { code: 'DOCUMENT_LIMIT' } }])
  expect(errors![0]!.message).toContain(errors![0]!.extensions.remedy)
  expect(status).toBe(400)
}

describe('only UTF-8 JSON is taken', () => {
  const types = {
    'as it is': 'application/json',
    'with its charset': 'application/json; charset=utf-8',
    'shouted and quoted': 'Application/JSON ;charset="UTF-8"',
  }
  test.each(Object.entries(types))('%s', async (_, type) => {
    const { status, text } = await post(viewerQuery, [['Content-Type', type]])
    expect({ status, text }).toEqual({ status: 200, text: '{"data":{"viewer":{"role":"VIEWER"}}}\n' })
  })

  const others: Record<string, [string, string][]> = {
    'a form': [['Content-Type', 'application/x-www-form-urlencoded']],
    'plain text': [['Content-Type', 'text/plain']],
    'a multipart form': [['Content-Type', 'multipart/form-data; boundary=x']],
    'a document alone': [['Content-Type', 'application/graphql']],
    'two types in one': [['Content-Type', 'application/json, text/plain']],
    'a type twice': [
      ['Content-Type', 'application/json'],
      ['Content-Type', 'text/plain'],
    ],
    'two charsets': [['Content-Type', 'application/json; charset=utf-8; charset=utf-16']],
    'another charset': [['Content-Type', 'application/json; charset=utf-16le']],
    'an old charset': [['Content-Type', 'application/json; charset=iso-8859-1']],
    'an odd parameter': [['Content-Type', 'application/json; charset=utf-8; x=y']],
    nothing: [['Content-Type', '']],
    gzip: [['Content-Encoding', 'gzip']],
    'two encodings': [['Content-Encoding', 'identity, gzip']],
    'an encoding twice': [
      ['Content-Encoding', 'identity'],
      ['Content-Encoding', 'br'],
    ],
  }
  test.each(Object.entries(others))('not %s', (_, headers) =>
    expectRefused(post(viewerQuery, headers), /The body (comes with|is encoded as) /),
  )

  const bytes: Record<string, [Buffer, RegExp]> = {
    'a byte that no UTF-8 has': [Buffer.from([...Buffer.from('{"query":"'), 0xff, ...Buffer.from('"}')]), /not UTF-8/],
    'a character cut off': [Buffer.from(viewerQuery.replace('role', 'é')).subarray(0, -16), /not UTF-8|not JSON/],
    'half a surrogate pair': [Buffer.from([...Buffer.from('{"query":"'), 0xed, 0xa0, 0x80, 0x22, 0x7d]), /not UTF-8/],
    'an overlong slash': [Buffer.from([0x22, 0xc0, 0xaf, 0x22]), /not UTF-8/],
    'a byte order mark': [Buffer.from(`\ufeff${viewerQuery}`), /byte order mark/],
    'UTF-16': [Buffer.from(viewerQuery, 'utf16le'), /not JSON/],
    'nothing at all': [Buffer.alloc(0), /not JSON/],
    'JSON cut off': [Buffer.from(viewerQuery.slice(0, -1)), /not JSON/],
    'two documents': [Buffer.from(viewerQuery + viewerQuery), /not JSON/],
    'JSON with a comment': [Buffer.from(`/* hi */ ${viewerQuery}`), /not JSON/],
    'a hundred thousand brackets': [Buffer.from('['.repeat(100_000)), /not JSON/],
  }
  test.each(Object.entries(bytes))('not %s', (_, [body, says]) => expectRefused(post(body), says))

  test('nor a batch, of whatever size', async () => {
    await expectRefused(post(`[${viewerQuery}]`), /a batch of 1 requests/)
    await expectRefused(post(`[${viewerQuery},${viewerQuery}]`), /a batch of 2 requests/)
    await expectRefused(post('[]'), /a batch of 0 requests/)
  })

  test.each(['"text"', 'null', '7', '{}', '{"query":7}', '{"query":{"kind":"Document"}}'])(
    'and %s is no request',
    async (body) => {
      const { status, errors } = await post(body)
      expect({ status, errors }).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    },
  )
})

describe('a body has', () => {
  const most = 1024 * 1024
  const mostManifest = 64 * most
  const filled = (request: object, size: number) => JSON.stringify(request).padEnd(size)
  const viewer = { query: '{ viewer { role } }' }
  const manifest = (fields = 'applyManifest(manifest: $manifest) { counts { create } }') => ({
    query: `mutation ($manifest: JSONObject!) { ${fields} }`,
    variables: { manifest: {} },
  })
  const send = (role: string, body: string, headers: [string, string][] = []) => post(body, headers, clients[role]!.key)
  const chunked: [string, string][] = [['Transfer-Encoding', 'chunked']]

  test.each(Object.values(ActorRole))('a megabyte from %s, and not a byte more', async (role) => {
    expect((await send(role, filled(viewer, most))).status).toBe(200)
    await expectRefused(send(role, filled(viewer, most + 1)), /1,048,577 bytes/)
    expect((await send(role, filled(viewer, most), chunked)).status).toBe(200)
    await expectRefused(send(role, filled(viewer, most + 1), chunked), /bytes/)
  })

  test.each(['STEWARD', 'ADMIN'])('64 of them from %s that applies a manifest', async (role) => {
    const { status, errors } = await send(role, filled(manifest(), mostManifest))
    expect({ status, errors }).toEqual({ status: 200, errors: undefined })
    await expectRefused(send(role, filled(manifest(), mostManifest + 1)), /67,108,865 bytes; at most 67,108,864/)
  })

  test.each(['VIEWER', 'ENGINEER', 'AUDITOR'])('one from %s, whatever it asks for', async (role) => {
    await expectRefused(send(role, filled(manifest(), most + 1)), /1,048,577 bytes; at most 1,048,576/)
  })

  const others = {
    'another field beside it': manifest(
      'applyManifest(manifest: $manifest) { counts { create } } second: applyManifest(manifest: {}) { counts { create } }',
    ),
    'it in a fragment': manifest('... { applyManifest(manifest: $manifest) { counts { create } } }'),
    'another operation beside it': { ...manifest(), query: `${manifest().query} query Other { viewer { role } }` },
    'another field': viewer,
    'a query of that name': { query: 'query applyManifest { viewer { role } }' },
    'no document': { variables: { manifest: {} } },
    'a fault of syntax': { query: 'mutation { applyManifest(' },
  }
  test.each(Object.entries(others))('one where a document of a steward has %s', (_, request) =>
    expectRefused(send('STEWARD', filled(request, most + 1)), /are taken only for `applyManifest`/),
  )

  test('one in its document, however much there is in its variables', async () => {
    const { query, variables } = manifest()
    const body = filled({ query: query.padEnd(most + 1), variables }, 2 * most)
    await expectRefused(send('STEWARD', body), /The document has 1,048,577 bytes/)
  })

  test('nothing that is read of it without a key', async () => {
    for (const key of ['', 'rw_made-up']) {
      const { status, errors } = await post(Buffer.alloc(8 * most, '['), [], key)
      expect({ status, errors }).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    }
  })
})

describe('a body that goes down without end is refused', () => {
  const apply = 'mutation ($m: JSONObject!) { applyManifest(manifest: $m) { userErrors { message } } }'
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  const named = (name: string) =>
    `{"query":${JSON.stringify(apply)},"variables":{"m":{"systems":{"s":{"name":${name}}}}}}`

  test.each([200, 8_000, 50_000, 400_000])('%i levels', async (levels) => {
    for (const body of [named(nested(levels)), `{"query":"{ viewer { role } }","extensions":${nested(levels)}}`])
      await expectRefused(post(body, [], clients.ADMIN!.key), /more than 200 levels/)
  })

  test('one within the bound is told what is wrong with it', async () => {
    const { text } = await post(named(nested(190)), [], clients.ADMIN!.key)
    expect(JSON.parse(text).data.applyManifest.userErrors).toMatchObject([
      { message: expect.stringContaining('stands where') },
    ])
  })
})
