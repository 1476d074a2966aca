import { beforeAll, expect, test } from 'vitest'
import { workspaceIdOf } from '../../src/identity/workspaces.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

const { invoicing } = acme.processingActivities
const transfer = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'
/** From this day on the reference data knows a border between Ireland and the United States. */
const directive = '1998-10-24'
const toMailer = 'invoicing/crm/mailer/processing'

/** What each revision applies, in turn; the first two fill the inventory. */
const steps = {
  made: acme,
  kept: acme,
  renamed: { organizations: { mailco: { name: 'MailCo Ltd', kind: 'VENDOR', country: 'US', confidence: 'INFERRED' } } },
  moved: { systems: { mailer: { ...acme.systems.mailer, countries: ['US', 'IN'] } } },
  silenced: { processingActivities: { invoicing: { ...invoicing, flows: [invoicing.flows[0]], purposes: [] } } },
}
const times: Record<string, string> = {}

beforeAll(async () => {
  for (const [name, manifest] of Object.entries(steps)) {
    await hub.current.admin.apply(manifest)
    times[name] = (await hub.current.admin.run('{ changes(first: 1) { nodes { at } } }')).changes.nodes[0].at
  }
})

const ask = (query: string, variables?: Record<string, unknown>) => hub.current.admin.run(query, variables)
const changeFields = 'revision actor action recordType key fields'

test('what is applied is on record, newest first, and what is kept is not', async () => {
  const { changes } = await ask(`{ changes(keys: ["mailco", "mailer"]) { totalCount nodes { ${changeFields} } } }`)
  const actor = 'admin of default'
  expect(changes).toEqual({
    totalCount: 4,
    nodes: [
      { revision: 3, actor, action: 'CHANGED', recordType: 'System', key: 'mailer', fields: ['countries'] },
      {
        revision: 2,
        actor,
        action: 'CHANGED',
        recordType: 'Organization',
        key: 'mailco',
        fields: ['name', 'confidence'],
      },
      { revision: 1, actor, action: 'CREATED', recordType: 'System', key: 'mailer', fields: [] },
      { revision: 1, actor, action: 'CREATED', recordType: 'Organization', key: 'mailco', fields: [] },
    ],
  })
})

test('values say what the fields said before and afterwards', async () => {
  const { organization, system } = await ask(`{
    organization(key: "mailco") { history { nodes { values { field before after } } } }
    system(key: "mailer") { history(first: 1) { nodes { values { field before after } } } }
  }`)
  expect(organization.history.nodes).toEqual([
    {
      values: [
        { field: 'name', before: 'MailCo LLC', after: 'MailCo Ltd' },
        { field: 'confidence', before: 'STATED', after: 'INFERRED' },
      ],
    },
    {
      values: [
        { field: 'name', before: null, after: 'MailCo LLC' },
        { field: 'confidence', before: null, after: 'STATED' },
        { field: 'kind', before: null, after: 'VENDOR' },
        { field: 'country', before: null, after: 'US' },
      ],
    },
  ])
  expect(system.history.nodes[0].values).toEqual([{ field: 'countries', before: ['US'], after: ['IN', 'US'] }])
})

test('a flow shows in the history of its activity, as a manifest would write it', async () => {
  const { processingActivity } = await ask(
    '{ processingActivity(key: "invoicing") { history { nodes { action fields values { field before after } } } } }',
  )
  const [silenced, made] = processingActivity.history.nodes
  const collection = { key: 'invoicing/customer-representative/crm/collection', ...invoicing.flows[0] }
  expect(silenced).toEqual({
    action: 'CHANGED',
    fields: ['flows', 'purposes'],
    values: [
      { field: 'purposes', before: ['billing'], after: [] },
      { field: 'flows', before: [{ key: toMailer, ...invoicing.flows[1] }, collection], after: [collection] },
    ],
  })
  expect(made.values.map(({ field }: any) => field)).toEqual([
    'name',
    'confidence',
    'status',
    'purposes',
    'legalBases',
    'roles',
    'data',
    'systems',
    'flows',
  ])
  expect(made.values.find(({ field }: any) => field === 'data').after).toEqual(invoicing.data)
})

test('a name that the hub made is told like one that was written', async () => {
  const { record } = await ask(
    '{ record: safeguard(key: "mailco-scc") { name history { nodes { values { field before after } } } } }',
  )
  expect(record.history.nodes.at(-1).values).toContainEqual({ field: 'name', before: null, after: record.name })
})

test('transfers, which the hub makes, have their history too', async () => {
  const { record } = await ask(
    `query ($key: String!) { record: transfer(key: $key) { history { nodes { action fields values { field before after } } } } }`,
    { key: transfer },
  )
  const legs = [{ flow: toMailer, dataCategory: 'contact', startsOn: directive }]
  const [retired, renamed, made] = record.history.nodes
  expect(retired).toEqual({
    action: 'RETIRED',
    fields: ['retiredAt', 'flows', 'dataCategories'],
    values: [
      { field: 'flows', before: legs, after: [] },
      { field: 'dataCategories', before: ['contact'], after: [] },
      { field: 'retiredAt', before: null, after: times.silenced },
    ],
  })
  expect(renamed.fields).toEqual(['name'])
  expect(made.values).toContainEqual({ field: 'flows', before: null, after: legs })
})

test('a transfer that loses one of its flows has changed', async () => {
  const { admin } = hub.current
  const flow = (key: string, kind: string) => ({ key, ...invoicing.flows[1], kind })
  const withFlows = (...flows: object[]) => ({ processingActivities: { invoicing: { ...invoicing, flows } } })
  await admin.apply(withFlows(flow('first', 'PROCESSING'), flow('second', 'STORAGE')))
  await admin.apply(withFlows(flow('first', 'PROCESSING')))
  const { record } = await ask(
    'query ($key: String!) { record: transfer(key: $key) { history(first: 2) { nodes { action fields values { field before after } } } } }',
    { key: transfer },
  )
  const [lost, restored] = record.history.nodes
  const leg = (name: string) => ({ flow: name, dataCategory: 'contact', startsOn: directive })
  expect(lost).toEqual({
    action: 'CHANGED',
    fields: ['flows'],
    values: [{ field: 'flows', before: [leg('first'), leg('second')], after: [leg('first')] }],
  })
  expect(restored).toMatchObject({ action: 'RESTORED', fields: ['retiredAt', 'flows', 'dataCategories'] })
  // A flow that only changes hands leaves the transfer as it is.
  await admin.apply({
    processingActivities: {
      invoicing: { ...invoicing, flows: [] },
      other: { ...invoicing, flows: [flow('first', 'PROCESSING')] },
    },
  })
  const after = await ask('query ($key: String!) { record: transfer(key: $key) { history { totalCount } } }', {
    key: transfer,
  })
  expect(after.record.history.totalCount).toBe(5)
  await admin.apply({
    processingActivities: { ...steps.silenced.processingActivities, other: { ...invoicing, flows: [] } },
  })
})

test('since is inclusive, until is exclusive', async () => {
  const between = async (since?: string, until?: string) => {
    const { changes } = await ask(
      'query ($since: DateTime, $until: DateTime) { changes(since: $since, until: $until, first: 1000) { totalCount nodes { revision } } }',
      { since, until },
    )
    expect(changes.totalCount).toBe(changes.nodes.length)
    return [...new Set(changes.nodes.map(({ revision }: any) => revision))]
  }
  expect(await between(times.renamed, times.silenced)).toEqual([3, 2])
  expect(await between(undefined, times.renamed)).toEqual([1])
  expect(await between(times.moved, times.moved)).toEqual([])
  expect(await between('2999-01-01T00:00:00Z')).toEqual([])
  expect(await between(undefined, '2001-01-01T00:00:00Z')).toEqual([])
  expect(await between(new Date(new Date(times.silenced!).getTime() + 1).toISOString())).not.toContain(4)
})

test('pages follow each other and make up the whole', async () => {
  const pages = async (document: string, variables = {}) => {
    const read: string[] = []
    for (let after: string | null = null; ; ) {
      const { page } = await ask(document, { ...variables, after })
      read.push(...page.nodes.map(({ id }: any) => id))
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
      if (!page.pageInfo.hasNextPage) return read
      after = page.pageInfo.endCursor
    }
  }
  const selection = 'nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }'
  const { changes, organization } = await ask(
    '{ changes(first: 1000) { totalCount nodes { id } } organization(key: "mailco") { history { nodes { id } } } }',
  )
  expect(await pages(`query ($after: String) { page: changes(first: 7, after: $after) { ${selection} } }`)).toEqual(
    changes.nodes.map(({ id }: any) => id),
  )
  expect(new Set(changes.nodes.map(({ id }: any) => id)).size).toBe(changes.totalCount)
  const one = `query ($after: String) { organization(key: "mailco") { history(first: 1, after: $after) { ${selection} } } }`
  const first = (await ask(one)).organization.history
  const second = (await ask(one, { after: first.pageInfo.endCursor })).organization.history
  expect([...first.nodes, ...second.nodes]).toEqual(organization.history.nodes)
})

test('a page that cannot be is refused', async () => {
  const refused = async (args: string) => (await hub.current.admin.send(`{ changes(${args}) { totalCount } }`)).errors
  expect(await refused('first: 0')).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }])
  expect(await refused('first: 1001')).toMatchObject([{ extensions: { code: 'PAGE_TOO_LARGE', argument: 'first' } }])
  const { changes } = await ask('{ changes { pageInfo { endCursor } } }')
  const [tag, list] = JSON.parse(Buffer.from(changes.pageInfo.endCursor, 'base64url').toString())
  const forged = [
    ['x', '1'],
    ['1', 'x'],
    ['1', '9999999999'],
    ['1', '1.5'],
    ['1e99', '1'],
  ]
  for (const [value, key] of forged) {
    const after = Buffer.from(JSON.stringify([tag, list, value, key])).toString('base64url')
    expect(await refused(`after: "${after}"`)).toMatchObject([
      { extensions: { code: 'CURSOR_INVALID', argument: 'after' } },
    ])
  }
})

test('an id of a change names it, and leads to its record as it is now or stood then', async () => {
  const { changes } = await ask('{ changes(keys: ["mailco"]) { nodes { id revision } } }')
  const [, made] = changes.nodes
  const node = `node(id: "${made.id}") { id ... on Change { revision recordType record { ... on Organization { name } } } }`
  expect((await ask(`{ ${node} }`)).node).toEqual({
    ...made,
    recordType: 'Organization',
    record: { name: 'MailCo Ltd' },
  })
  const then = await ask(`query @asOf(time: "${times.made}") { ${node} }`)
  expect(then.node.record).toEqual({ name: 'MailCo LLC' })
  const before = await ask(`query @asOf(time: "2001-01-01T00:00:00Z") { ${node} changes { totalCount } }`)
  expect(before).toEqual({ node: null, changes: { totalCount: 0 } })
  const [type, mark] = Buffer.from(made.id, 'base64').toString().split(':')
  for (const name of ['0.1', '1.0', '01.1', '1', '1.1.1', '999.1', '1.99999999999', '99999999999999999999.1', 'x']) {
    const id = Buffer.from(`${type}:${mark}:${name}`).toString('base64')
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node, name).toBeNull()
  }
})

test('under @asOf history goes no further than the moment', async () => {
  const then = await ask(`query @asOf(time: "${times.renamed}") {
    organization(key: "mailco") { history { totalCount nodes { revision } } }
    system(key: "mailer") { history { totalCount nodes { revision record { ... on System { version } } } } }
    changes(first: 1) { nodes { revision } }
  }`)
  expect(then).toEqual({
    organization: { history: { totalCount: 2, nodes: [{ revision: 2 }, { revision: 1 }] } },
    system: { history: { totalCount: 1, nodes: [{ revision: 1, record: { version: 1 } }] } },
    changes: { nodes: [{ revision: 2 }] },
  })
})

test('a mutation sees the change it makes, and a dry run keeps none', async () => {
  const { admin } = hub.current
  const document = `mutation ($manifest: JSONObject!) {
    applyManifest(manifest: $manifest, dryRun: true) {
      transfersAdded { key history { nodes { action values { field after } } } } } }`
  const { invoicing: silent } = steps.silenced.processingActivities
  const flows = [...silent.flows, { ...invoicing.flows[1], to: { organization: 'acme-inc' } }]
  const before = await ask('{ changes { totalCount } viewer { revision } }')
  const { applyManifest } = await admin.run(document, {
    manifest: { processingActivities: { invoicing: { ...silent, flows } } },
  })
  expect(applyManifest.transfersAdded[0].history.nodes).toMatchObject([{ action: 'CREATED' }])
  expect(applyManifest.transfersAdded[0].history.nodes[0].values).toContainEqual({
    field: 'exporter',
    after: 'acme-ie',
  })
  expect(await ask('{ changes { totalCount } viewer { revision } }')).toEqual(before)
})

test('the histories of many records cost one statement, their totals one, and all values one for each table', async () => {
  const statements = async (document: string) => {
    hub.current.takeStatements()
    await ask(document)
    return hub.current.takeStatements().length
  }
  const alone = await statements('{ organizations { nodes { key } } }')
  expect(await statements('{ organizations { nodes { history { nodes { revision } } } } }')).toBe(alone + 1)
  const twice = 'history { totalCount nodes { revision record { id } } }'
  // One for the histories, one for their totals, one for the records.
  expect(await statements(`{ organizations { nodes { ${twice} } } }`)).toBe(alone + 3)
  const valued = (first: number) =>
    statements(`{ changes(first: ${first}, keys: ["invoicing"]) { nodes { values { field } } } }`)
  expect(await valued(1000)).toBe(await valued(50))
  expect(await valued(1000)).toBeLessThanOrEqual(alone + 12)
})

test('values out of all proportion are refused, with the way out', async () => {
  await hub.current.workspace('wide')
  const wide = await hub.current.client('ADMIN' as never, 'wide')
  const purposes = Array.from({ length: 600 }, (_, i) => `purpose-${i}`)
  await wide.apply({
    purposes: Object.fromEntries(purposes.map((key) => [key, { name: key }])),
    processingActivities: { many: { name: 'Many', purposes } },
  })
  // Two hundred changes of a list with 600 rows; neighbours share a side.
  await hub.current.owner.begin(async (sql) => {
    const id = workspaceIdOf('wide')
    await sql`select set_config('app.workspace', ${id}, true)`
    await sql`
      insert into hub.revisions select ${id}, n, now() + n * interval '1 second', 'x' from generate_series(2, 201) n`
    await sql`
      insert into hub.changes
      select ${id}, n, 1, 'CHANGED', 'ProcessingActivity', 'many', '{purposes}' from generate_series(2, 201) n`
    await sql`update hub.workspaces set revision = 201`
  })
  const ask = (first: number) => wide.send(`{ changes(first: ${first}) { nodes { values { field } } } }`)
  const { errors } = await ask(200)
  expect(errors![0]).toMatchObject({
    extensions: { code: 'PAGE_TOO_LARGE', remedy: expect.stringContaining('`first`') },
  })
  expect((await ask(100)).errors).toBeUndefined()
})
