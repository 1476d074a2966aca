import { beforeAll, describe, expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { type Client, useHub } from '../harness/hub.ts'

const hub = useHub()

const inventory = {
  ...acme,
  organizations: {
    ...acme.organizations,
    'soc-gen': { name: 'Société Générale', kind: 'VENDOR', country: 'FR', aliases: ['SG Paris', 'Crédit Exemple'] },
    zavod: { name: 'Московский завод', kind: 'VENDOR', country: 'RS' },
    tokyo: { name: '東京電力', kind: 'VENDOR', country: 'JP', description: 'Delivers electricity to the Osaka office' },
  },
  purposes: {
    ...acme.purposes,
    ledger: { name: 'Main ledger' },
    'ledger-2': { name: 'Second' },
    a1: { name: 'Ledger' },
    a2: { name: 'Ledger of old' },
    a3: { name: 'The general ledger' },
    a4: { name: 'The genral ledgre' },
  },
}

const document = `
  query ($text: String!, $first: Int, $after: String) {
    search(text: $text, first: $first, after: $after) {
      totalCount
      nodes { __typename ... on InventoryRecord { key name aliases } }
      edges { cursor }
      pageInfo { hasNextPage endCursor }
    }
  }`

const find = async (text: string, { client = hub.current.admin, ...page }: { client?: Client; first?: number } = {}) =>
  (await client.run(document, { text, ...page })).search
const keysOf = async (text: string): Promise<string[]> =>
  (await find(text)).nodes.map(({ __typename, key }: any) => `${__typename} ${key}`)

beforeAll(() => hub.current.admin.apply(inventory))

test.each([
  ['Mailco', 'Organization mailco'],
  ['mialco', 'Organization mailco'],
  ['mailcoo', 'Organization mailco'],
  ['MAILCO  llc', 'Organization mailco'],
  ['Mailko LLC', 'Organization mailco'],
  ['societe generale', 'Organization soc-gen'],
  ['Société générale', 'Organization soc-gen'],
  ['socete generlae', 'Organization soc-gen'],
  ['credit exemple', 'Organization soc-gen'],
  ['московский', 'Organization zavod'],
  ['мосоквский', 'Organization zavod'],
  ['東京', 'Organization tokyo'],
  ['osaka', 'Organization tokyo'],
  ['electrcity', 'Organization tokyo'],
  ['encrypton', 'SecurityMeasure e2e'],
  ['invioicing', 'ProcessingActivity invoicing'],
])('%s finds %s first', async (text, first) => {
  expect((await keysOf(text))[0]).toBe(first)
})

test('the best come first: key, keys that begin so, name, names that begin so, then what is like it', async () => {
  expect(await keysOf('ledger')).toEqual([
    'Purpose ledger',
    'Purpose ledger-2',
    'Purpose a1',
    'Purpose a2',
    'Purpose a3',
    'Purpose a4',
  ])
})

describe('what is nearest comes first', () => {
  beforeAll(async () => {
    await hub.current.workspace('near')
    near = await hub.current.client('ADMIN' as never, 'near')
    await near.apply({
      organizations: {
        inc: { name: 'Halberd Inc.', kind: 'OTHER' },
        'halberd-ie': { name: 'Halberd Ireland', kind: 'OTHER' },
      },
      purposes: {
        p1: { name: 'Standard clauses with Halberd', description: 'Signed by Halberd Ireland' },
        halbred: { name: 'Halbred' },
        p3: { name: 'Access only on a ticket, ended after an hour', description: 'Open while the ticket is' },
        p4: { name: 'Billing', description: 'Halberd' },
        p5: { name: 'Support desk', description: 'tickets that customers open' },
      },
      dataCategories: {
        tickets: { name: 'Support tickets' },
        thickets: { name: 'Thickets' },
      },
    })
  })
  let near: Client
  const found = async (text: string): Promise<string[]> =>
    (await find(text, { client: near })).nodes.map(({ key }: any) => key)

  test.each([
    // A slip in a name stands before one in a description, also where the name has more letters.
    ['tickt', ['tickets', 'p3']],
    ['tikcets', ['tickets']],
    ['suport tikets', ['tickets']],
    // The word itself stands before what is only like it, in a name before a description.
    ['ticket', ['tickets', 'p3']],
    ['tickets', ['tickets', 'p5', 'thickets']],
    ['desk', ['p5']],
    ['halberd', ['halberd-ie', 'inc', 'p1', 'p4', 'halbred']],
    ['halbrd', ['halbred', 'halberd-ie', 'inc']],
    ['haleberd', ['halberd-ie', 'inc']],
    // Of several words, all: in one name first, then begun, then misspelt.
    ['halberd ireland', ['halberd-ie', 'p1']],
    ['ireland halb', ['halberd-ie']],
    ['irland halberd', ['halberd-ie']],
    ['clauses halberd', ['p1']],
  ])('%s finds first %j', async (text, first) => {
    expect((await found(text)).slice(0, first.length)).toEqual(first)
  })
})

test('transfers are found, and whatever is nothing like it is not', async () => {
  expect(await keysOf('acme-ie/mailco')).toContain('Transfer acme-ie/mailco/ie-us/eu-gdpr/controller-processor')
  expect(await keysOf('xylophone')).toEqual([])
  expect(await keysOf('→')).toEqual([])
})

test.each(['\u0000', 'mailco\u0000', '\ud800', '   ', '\u0301'])('%j finds nothing', async (text) => {
  expect(await find(text)).toMatchObject({ totalCount: 0, nodes: [] })
})

test.each(['', 'x'.repeat(201)])('a text of other than 1 to 200 characters is refused', async (text) => {
  const { errors } = await hub.current.admin.send(document, { text })
  expect(errors![0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'text',
    remedy: expect.stringContaining('200'),
  })
})

test.each(["'", '%', '_', '\\', '"; drop table searchable; --', '😀', 'x'.repeat(200), '🐘'.repeat(200)])(
  '%s is a text like any other',
  async (text) => {
    expect((await find(text)).totalCount).toBeGreaterThanOrEqual(0)
  },
)

test('pages give each hit once, in one order, and a cursor is good for its own text', async () => {
  const { admin } = hub.current
  await admin.apply({
    systems: Object.fromEntries(
      Array.from({ length: 31 }, (_, i) => [
        `warehouse-${i}`,
        { name: `${i % 2 ? 'Warehouse' : 'Warhouse'} ${i % 3}` },
      ]),
    ),
  })
  const whole = (await find('warehouse', { first: 1000 })).nodes
  expect(whole).toHaveLength(31)
  for (const first of [1, 7, 31]) {
    const paged = []
    let after: string | null = null
    do {
      const page: any = (await admin.run(document, { text: 'Warehouse', first, after })).search
      expect(page.totalCount).toBe(31)
      paged.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(paged).toEqual(whole)
  }
  const { pageInfo } = await find('warehouse', { first: 1 })
  const { errors } = await admin.send(document, { text: 'ledger', after: pageInfo.endCursor })
  expect(errors![0]!.extensions).toMatchObject({ code: 'CURSOR_INVALID', argument: 'after' })
})

test('what is found is bounded, and the best is among it', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 700 }, (_, i) => [`many-${i}`, { name: `Plain ${i}`, description: 'concerns zebras' }]),
  )
  await hub.current.admin.apply({ purposes: { ...many, zebra: { name: 'One' }, own: { name: 'Zebra' } } })
  const { totalCount, nodes } = await find('zebra', { first: 1000 })
  expect(totalCount).toBe(500)
  expect(nodes.slice(0, 2).map(({ key }: any) => key)).toEqual(['zebra', 'own'])
})

test('another workspace’s words are never found', async () => {
  await hub.current.workspace('elsewhere')
  const client = await hub.current.client('ADMIN' as never, 'elsewhere')
  expect(await find('mailco', { client })).toMatchObject({ totalCount: 0, nodes: [] })
  await client.apply({ organizations: { mailco: { name: 'Mailco of elsewhere', kind: 'OTHER' } } })
  expect((await find('mailco', { client })).nodes).toMatchObject([{ name: 'Mailco of elsewhere' }])
  expect(JSON.stringify(await find('elsewhere'))).not.toContain('elsewhere')
})

test('a changed name is found and the former is not; a retired record is not found, and is again once it is back', async () => {
  const { admin } = hub.current
  const named = (name: string) => ({ manifest: 'short', purposes: { quokka: { name } } })
  await admin.apply(named('Wombat'))
  expect(await keysOf('wombat')).toEqual(['Purpose quokka'])
  await admin.apply(named('Bandicoot'))
  expect(await keysOf('wombat')).toEqual([])
  expect(await keysOf('bandicoot')).toEqual(['Purpose quokka'])
  await admin.apply({ manifest: 'short' }, { prune: true })
  expect(await keysOf('bandicoot')).toEqual([])
  expect(await keysOf('quokka')).toEqual([])
  await admin.apply(named('Bandicoot'))
  expect(await keysOf('bandicoot')).toEqual(['Purpose quokka'])
})

test('the past is searched as it was', async () => {
  const { admin } = hub.current
  const ask = async (text: string, time: string) => {
    const { search } = await admin.run(
      document
        .replace(')\n', ') @asOf(time: $time)\n')
        .replace('$text', '$time: DateTime!, $text')
        .replace(') {', ') @asOf(time: $time) {'),
      { text, time },
    )
    return search.nodes.map(({ key }: any) => key)
  }
  const change = async (manifest: object, prune = false) => {
    await admin.apply({ manifest: 'past', ...manifest }, { prune })
    const [head] = await hub.current.owner`
      select changed_at as at from hub.workspaces where workspace_id = ${hub.current.workspaceId}`
    return (head!.at as Date).toISOString()
  }
  await hub.current.owner`select set_config('app.workspace', ${hub.current.workspaceId}, false)`
  const first = await change({ purposes: { narwhal: { name: 'Narwhal' } } })
  const second = await change({ purposes: { narwhal: { name: 'Beluga', aliases: ['Ice whale'] } } })
  const third = await change({ purposes: {} }, true)
  expect(await ask('narwahl', first)).toEqual(['narwhal'])
  expect(await ask('beluga', first)).toEqual([])
  expect(await ask('ice whale', second)).toEqual(['narwhal'])
  expect(await ask('beluga', third)).toEqual([])
})

test('a search takes one statement, and one for each type of what it finds', async () => {
  await find('ledger')
  hub.current.takeStatements()
  await find('ledger')
  const few = hub.current.takeStatements()
  await find('zebra', { first: 400 })
  expect(hub.current.takeStatements()).toHaveLength(few.length)
  expect(few.filter((text) => text.includes('searchable'))).toHaveLength(1)
})

test('aliases are kept, answered, pulled, and refused when they stand twice or are too many', async () => {
  const { admin } = hub.current
  const { organization, manifest } = await admin.run('{ organization(key: "soc-gen") { aliases version } manifest }')
  expect(organization).toEqual({ aliases: ['Crédit Exemple', 'SG Paris'], version: 1 })
  expect(manifest.organizations['soc-gen'].aliases).toEqual(organization.aliases)
  expect(manifest.organizations.mailco.aliases).toBeUndefined()
  const again = { organizations: { 'soc-gen': { ...inventory.organizations['soc-gen'] } } }
  expect((await admin.apply(again)).counts).toMatchObject({ keep: 1 })
  const refused = async (aliases: string[]) =>
    (
      await admin.run('mutation ($m: JSONObject!) { applyManifest(manifest: $m) { userErrors { code path } } }', {
        m: { purposes: { p: { name: 'P', aliases } } },
      })
    ).applyManifest.userErrors
  expect(await refused(['x', 'y', 'x'])).toEqual([{ code: 'DUPLICATE_KEY', path: ['purposes', 'p', 'aliases', '2'] }])
  expect(await refused(Array.from({ length: 17 }, (_, i) => `a ${i}`))).toMatchObject([{ code: 'INVALID' }])
  const changed = await admin.apply({
    organizations: { 'soc-gen': { ...inventory.organizations['soc-gen'], aliases: ['SG'] } },
  })
  expect(changed.changes).toMatchObject([{ action: 'CHANGE', fields: ['aliases'] }])
})

test('the words of the longest record fit the index', async () => {
  const random = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.random() * 20_000)).join('')
  await hub.current.admin.apply({
    purposes: {
      ['k'.repeat(128)]: {
        name: random(500),
        aliases: Array.from({ length: 16 }, () => random(80)),
        description: random(9_999),
      },
    },
  })
  expect((await keysOf('k'.repeat(128)))[0]).toBe(`Purpose ${'k'.repeat(128)}`)
})
