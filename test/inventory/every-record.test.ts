import { beforeAll, describe, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { office } from './office.ts'
import { recordTypes } from './record-types.ts'

/** What is the same for every type of record: versions, retirement, order, evidence. */
const hub = useHub()
beforeAll(() => hub.current.admin.apply({ ...office, manifest: 'office' }))

const tick = () => new Promise((resolve) => setTimeout(resolve, 3))

describe.each(recordTypes)('$type', ({ type, section, one, many, filter, make }) => {
  const run = (query: string, variables?: Record<string, unknown>) => hub.current.admin.run(query, variables)
  const manifest = `only-${section.toLowerCase()}`
  const apply = (records: object, prune = false) => hub.current.admin.apply({ manifest, [section]: records }, { prune })
  const common = 'id key name description source confidence version createdAt updatedAt retiredAt'
  const get = async (key: string) => (await run(`{ ${one}(key: "${key}") { ${common} } }`))[one]
  const listed = async (args = '') => {
    const { [many]: found } = await run(`{ ${many}${args} { totalCount nodes { key } edges { node { key } } } }`)
    const keys = found.nodes.map(({ key }: { key: string }) => key)
    expect(found.totalCount).toBe(keys.length)
    expect(found.edges.map(({ node }: { node: { key: string } }) => node.key)).toEqual(keys)
    return keys as string[]
  }

  test('its version and time of change rise with a change, and not when it stays as it is', async () => {
    await apply({ 'v-1': make('First') })
    const first = await get('v-1')
    expect(first).toMatchObject({ version: 1, createdAt: first.updatedAt, retiredAt: null, source: null })
    expect(first.confidence).toBe('STATED')
    await tick()
    await apply({ 'v-1': make('First') })
    expect(await get('v-1')).toEqual(first)
    const said = { description: 'More', source: 'A letter', confidence: 'INFERRED' }
    await apply({ 'v-1': { ...make('Second'), ...said } })
    const second = await get('v-1')
    expect(second).toEqual({ ...first, ...said, name: 'Second', version: 2, updatedAt: second.updatedAt })
    expect(second.updatedAt > first.updatedAt).toBe(true)
    await apply({ 'v-1': make('Second') })
    expect(await get('v-1')).toMatchObject({ description: null, source: null, confidence: 'STATED', version: 3 })
  })

  test('retired, it answers by key and id, is left out of lists, and comes back as a change', async () => {
    await apply({ 'r-1': make('Going'), 'r-2': make('Staying') }, true)
    const before = await get('r-1')
    await apply({ 'r-2': make('Staying') }, true)
    const gone = await get('r-1')
    expect(gone).toEqual({ ...before, version: 2, updatedAt: gone.retiredAt, retiredAt: expect.any(String) })
    expect((await run(`{ node(id: "${before.id}") { ... on ${type} { ${common} } } }`)).node).toEqual(gone)
    const keys = await listed()
    expect(keys).toContain('r-2')
    expect(keys).not.toContain('r-1')
    if (filter) {
      expect(await listed('(filter: { includeRetired: true })')).toEqual([...keys, 'r-1', 'v-1'].sort())
      expect(await listed('(filter: { includeRetired: false })')).toEqual(keys)
    }
    await apply({ 'r-1': make('Going'), 'r-2': make('Staying') }, true)
    expect(await get('r-1')).toMatchObject({ version: 3, retiredAt: null })
    expect(await listed()).toContain('r-1')
  })

  test('it is listed in each order', async () => {
    await apply({ 'o-b': make('Äpfel') })
    await tick()
    await apply({ 'o-c': make('birnen') })
    await tick()
    await apply({ 'o-a': make('Zitronen') })
    await tick()
    await apply({ 'o-b': { ...make('Äpfel'), description: 'changed last' } })
    const mine = async (field: string, direction: string) =>
      (await listed(`(orderBy: { field: ${field}, direction: ${direction} })`)).filter((key) => key.startsWith('o-'))
    const orders = {
      KEY: ['o-a', 'o-b', 'o-c'],
      NAME: ['o-b', 'o-c', 'o-a'],
      CREATED_AT: ['o-b', 'o-c', 'o-a'],
      UPDATED_AT: ['o-c', 'o-a', 'o-b'],
    }
    for (const [field, order] of Object.entries(orders)) {
      expect(await mine(field, 'ASC'), field).toEqual(order)
      expect(await mine(field, 'DESC'), field).toEqual([...order].reverse())
    }
  })

  if (filter)
    test('it is found by text in its name or key, and by when it changed', async () => {
      await apply({ 'text-key': make('Plain'), 'other-key': make('Ça fait') })
      expect(await listed('(filter: { text: "TEXT-k" })')).toEqual(['text-key'])
      expect(await listed('(filter: { text: "ca FAIT" })')).toEqual(['other-key'])
      expect(await listed('(filter: { text: "100%" })')).toEqual([])
      const { updatedAt } = await get('other-key')
      expect(await listed(`(filter: { updatedSince: "${updatedAt}" })`)).toEqual(['other-key', 'text-key'])
      const later = new Date(Date.parse(updatedAt) + 1).toISOString()
      expect(await listed(`(filter: { updatedSince: "${later}" })`)).toEqual([])
    })

  test('it is one thing by key, by id and in lists', async () => {
    const keys = await listed()
    const { nodes } = (await run(`{ ${many} { nodes { ${common} } } }`))[many]
    expect(nodes.map(({ key }: { key: string }) => key)).toEqual(keys)
    const byId = await run(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on InventoryRecord { ${common} } } }`,
      {
        ids: nodes.map(({ id }: { id: string }) => id),
      },
    )
    expect(byId.nodes).toEqual(nodes.map((node: object) => ({ __typename: type, ...node })))
    expect(await get(keys[0]!)).toEqual(nodes[0])
    expect(await get('nobody')).toBeNull()
  })
})
