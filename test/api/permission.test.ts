import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { createKey } from '../../src/identity/access-keys.ts'
import { acme } from '../harness/acme.ts'
import { type Answer, type Client, useHub } from '../harness/hub.ts'
import { mutationCases } from './write-mutation.ts'
import { leastDocument } from './write-query.ts'

/** Who may ask what: every role with every root field of the schema, and every way of having no key. */
const hub = useHub()
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'))
const values = {
  key: 'invoicing',
  id: 'made-up',
  ids: ['made-up'],
  text: 'made up',
  from: [{ system: 'crm' }],
  manifest: { organizations: {} },
  scenario: [],
}
const fieldsOf = (kind: 'query' | 'mutation') =>
  Object.keys((kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!).getFields())
/** Dry, so that one role meets what the one before it met. */
const inputs = { key: 'made-up', dryRun: true, from: { system: 'crm' }, to: { system: 'mailer' } }
const fields: { kind: 'query' | 'mutation'; field: string; document: string; variables?: object }[] = [
  ...[...fieldsOf('query').map((field) => ['query', field] as const), ['mutation', 'applyManifest'] as const].map(
    ([kind, field]) => ({ kind, field, document: leastDocument(schema, kind, field, values) }),
  ),
  ...mutationCases(schema, inputs, { whole: false, depth: 0 }).map((each) => ({ kind: 'mutation' as const, ...each })),
]

/** The least role of each mutation. A mutation that is not here fails: decide who may, and write it down. */
const stewards = [ActorRole.STEWARD, ActorRole.ADMIN]
const engineers = [ActorRole.ENGINEER, ...stewards]
const mutations: Record<string, ActorRole[]> = {
  applyManifest: engineers,
  approveSubprocessor: stewards,
  assignRole: engineers,
  changeActivityStatus: engineers,
  changeSubprocessorStatus: stewards,
  endAgreement: stewards,
  endCertification: stewards,
  endSafeguard: stewards,
  endWaiver: stewards,
  moveOrganization: engineers,
  moveSystem: engineers,
  reclassifyDataCategory: stewards,
  recordActivityData: engineers,
  recordActivityPurpose: engineers,
  recordActivityRegulation: engineers,
  recordActivitySecurityMeasure: engineers,
  recordActivitySystem: engineers,
  recordAssessment: stewards,
  recordCountryFact: stewards,
  recordFlow: engineers,
  recordLegalBasis: engineers,
  recordSafeguard: stewards,
  recordSystemData: engineers,
  registerAgreement: stewards,
  registerCertification: stewards,
  registerCountryProfile: stewards,
  registerDataCategory: stewards,
  registerDataSubjectCategory: stewards,
  registerOrganization: engineers,
  registerPolicy: stewards,
  registerProcessingActivity: engineers,
  registerPurpose: stewards,
  registerRuleSetting: stewards,
  registerSecurityMeasure: stewards,
  registerSubprocessor: stewards,
  registerSystem: engineers,
  rejectSubprocessor: stewards,
  removeActivityData: engineers,
  removeActivityPurpose: engineers,
  removeActivityRegulation: engineers,
  removeActivitySecurityMeasure: engineers,
  removeActivitySystem: engineers,
  removeCountryFact: stewards,
  removeFlow: engineers,
  removeLegalBasis: engineers,
  removeSystemData: engineers,
  retireAgreement: stewards,
  retireCertification: stewards,
  retireCountryProfile: stewards,
  retireDataCategory: stewards,
  retireDataSubjectCategory: stewards,
  retireOrganization: engineers,
  retirePolicy: stewards,
  retireProcessingActivity: engineers,
  retirePurpose: stewards,
  retireRuleSetting: stewards,
  retireSafeguard: stewards,
  retireSecurityMeasure: stewards,
  retireSubprocessor: stewards,
  retireSystem: engineers,
  retireTransferImpactAssessment: stewards,
  retireWaiver: stewards,
  waiveFinding: stewards,
  withdrawRole: engineers,
}
const mayAsk = (kind: string, field: string) => (kind === 'query' ? Object.values(ActorRole) : mutations[field]!)

beforeAll(() => hub.current.admin.apply(acme))

test('every mutation has its roles written down here', () => {
  expect(fieldsOf('mutation')).toEqual(Object.keys(mutations))
  expect(fields.length).toBeGreaterThanOrEqual(80)
})

describe.each(Object.values(ActorRole))('a key with the role %s', (role) => {
  let client: Client
  beforeAll(async () => {
    client = await hub.current.client(role)
  })

  test.each(fields)(
    'may ask for $kind $field, or is told FORBIDDEN and gets nothing',
    async ({ kind, field, document, variables }) => {
      const { status, data, errors } = await client.send(document, { ...variables })
      expect(status).toBe(200)
      if (mayAsk(kind, field).includes(role)) {
        expect(errors).toBeUndefined()
        return
      }
      expect(data?.[field] ?? null).toBeNull()
      expect(errors).toMatchObject([{ path: [field], extensions: { code: 'FORBIDDEN', remedy: expect.any(String) } }])
    },
  )

  test('may write what it may, and what it may not is not written', async () => {
    const key = `made-by-${role.toLowerCase()}`
    await client.send(
      `mutation ($manifest: JSONObject!) { applyManifest(manifest: $manifest) { counts { create } } }`,
      { manifest: { organizations: { [key]: { name: key, kind: 'OTHER' } } } },
    )
    const { organization } = await hub.current.admin.run('query ($key: String!) { organization(key: $key) { key } }', {
      key,
    })
    expect(organization).toEqual(mutations.applyManifest!.includes(role) ? { key } : null)
  })
})

const expired = () =>
  createKey(hub.current.owner, {
    workspace: 'default',
    name: 'expired',
    role: ActorRole.ADMIN,
    expiresAt: new Date(Date.now() - 1000),
  })

async function revoked() {
  const key = await createKey(hub.current.owner, {
    workspace: 'default',
    name: 'revoked',
    role: ActorRole.ADMIN,
    expiresAt: null,
  })
  await hub.current.owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${hub.current.workspaceId}, true)`
    const changed =
      await sql`update hub.access_keys set revoked_at = now() where name = 'revoked' and revoked_at is null returning id`
    expect(changed).toHaveLength(1)
  })
  return key
}

/** Another workspace's mark and id with this one's secret: the parts of two good keys, put together. */
async function patched() {
  await hub.current.workspace('beside')
  const other = await hub.current.client(ActorRole.ADMIN, 'beside')
  const bytes = (key: string) => Buffer.from(key.slice(3), 'base64url')
  const joined = Buffer.concat([bytes(other.key).subarray(0, 24), bytes(hub.current.admin.key).subarray(24)])
  return `rw_${joined.toString('base64url')}`
}

const badKeys: Record<string, () => Promise<string>> = {
  'a key of another form': async () => 'nonsense',
  'a key of the right form that nobody has': async () => `rw_${'A'.repeat(75)}`,
  // The last letter carries four bits only: A and B say the same.
  'a key with one letter changed': async () =>
    hub.current.admin.key.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
  'a key put together from two': patched,
  'an expired key': expired,
  'a revoked key': revoked,
}

const headersOf: Record<string, (key: string) => Record<string, string>> = {
  'Authorization: Bearer': (key) => ({ authorization: `Bearer ${key}` }),
  'x-api-key': (key) => ({ 'x-api-key': key }),
}

async function post(headers: Record<string, string>, query: string): Promise<Answer> {
  const response = await fetch(`${hub.current.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, ...((await response.json()) as object) } as Answer
}

const refused = { status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED', remedy: expect.any(String) } }] }
const documents = [...fields.map(({ document }) => document), '{ __schema { types { name } } }', '{ __typename }']

test('without a key, every field is refused with 401 UNAUTHENTICATED', async () => {
  for (const document of documents) {
    const answer = await post({}, document)
    expect(answer, document).toMatchObject(refused)
    expect(answer.data ?? null).toBeNull()
  }
})

describe.each(Object.keys(headersOf))('as %s', (header) => {
  test.each(Object.keys(badKeys))('%s is refused with 401 UNAUTHENTICATED on every field', async (kind) => {
    const headers = headersOf[header]!(await badKeys[kind]!())
    for (const document of documents) {
      const answer = await post(headers, document)
      expect(answer, document).toMatchObject(refused)
      expect(answer.data ?? null).toBeNull()
    }
  })

  test('a good key is taken', async () => {
    const { status, data } = await post(headersOf[header]!(hub.current.admin.key), '{ viewer { role workspace } }')
    expect({ status, data }).toEqual({ status: 200, data: { viewer: { role: 'ADMIN', workspace: 'default' } } })
  })
})

test('all bad keys are refused in the same words', async () => {
  const answers = new Set<string>()
  for (const make of Object.values(badKeys))
    answers.add(JSON.stringify(await post({ 'x-api-key': await make() }, '{ viewer { name } }')))
  answers.add(JSON.stringify(await post({}, '{ viewer { name } }')))
  expect(answers.size).toBe(1)
})

test('a key that is revoked while it is in use is refused within seconds', async () => {
  const client = await hub.current.client(ActorRole.VIEWER)
  await client.run('{ viewer { name } }')
  await hub.current.owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${hub.current.workspaceId}, true)`
    await sql`update hub.access_keys set revoked_at = now() where role = 'VIEWER'`
  })
  await expect.poll(async () => (await client.send('{ viewer { name } }')).status, { timeout: 5_000 }).toBe(401)
})

describe('over GET', () => {
  const get = async (query: string, headers: Record<string, string>) => {
    const response = await fetch(`${hub.current.url}/graphql?query=${encodeURIComponent(query)}`, { headers })
    return { status: response.status, text: await response.text() }
  }
  const write = `mutation { applyManifest(manifest: { organizations: { got: { name: "Got", kind: "OTHER" } } }) { counts { create } } }`

  test.each(Object.keys(headersOf))('a query with a key as %s is answered', async (header) => {
    const { status, text } = await get('{ viewer { role } }', headersOf[header]!(hub.current.admin.key))
    expect([status, JSON.parse(text)]).toEqual([200, { data: { viewer: { role: 'ADMIN' } } }])
  })

  test('a mutation is refused, and nothing is written', async () => {
    const { status } = await get(write, headersOf['x-api-key']!(hub.current.admin.key))
    expect(status).toBe(405)
    expect(await hub.current.admin.run('{ organization(key: "got") { key } }')).toEqual({ organization: null })
  })

  test.each([{}, { 'content-type': 'text/plain' }, { origin: 'https://elsewhere.example', cookie: 'key=rw_made-up' }])(
    'a bare request from another site is refused: %j',
    async (headers) => {
      const { status, text } = await get('{ viewer { role } }', headers as Record<string, string>)
      expect(status).toBe(400)
      expect(text).toContain('CSRF')
      expect(text).not.toContain('"viewer"')
    },
  )
})
