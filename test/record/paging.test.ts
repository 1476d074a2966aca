import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'

const hub = useHub()
const count = 23

beforeAll(async () => {
  const numbered = <T>(make: (i: number) => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k-${String(i).padStart(2, '0')}`, make(i)]))
  await hub.current.admin.apply({
    // Names that repeat, so that only the key tells their order.
    organizations: numbered((i) => ({ name: `Name ${i % 3}`, kind: 'VENDOR', country: i % 2 ? 'US' : 'IE' })),
  })
  await hub.current.admin.apply({
    organizations: { 'k-07': { name: 'Société Générale', kind: 'VENDOR', country: 'FR' } },
  })
})

const page = `
  query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: InventoryOrder) {
    organizations(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      totalCount
      nodes { key }
      edges { cursor node { key } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`

async function walk(size: number, backward: boolean, orderBy: object): Promise<string[]> {
  const keys: string[] = []
  let cursor: string | null = null
  for (let pages = 0; pages <= count; pages++) {
    const { organizations } = await hub.current.admin.run(
      page,
      backward ? { last: size, before: cursor, orderBy } : { first: size, after: cursor, orderBy },
    )
    const found = organizations.nodes.map(({ key }: { key: string }) => key)
    if (backward) keys.unshift(...found)
    else keys.push(...found)
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = organizations.pageInfo
    if (!(backward ? hasPreviousPage : hasNextPage)) return keys
    cursor = backward ? startCursor : endCursor
  }
  throw new Error('the pages do not end')
}

test('any page size in any order gives every record once, from either end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: count + 2 }),
      fc.boolean(),
      fc.constantFrom('KEY', 'NAME', 'CREATED_AT', 'UPDATED_AT'),
      fc.constantFrom('ASC', 'DESC'),
      async (size, backward, field, direction) => {
        const orderBy = { field, direction }
        const whole = await walk(1000, false, orderBy)
        expect(await walk(size, backward, orderBy)).toEqual(whole)
        expect(new Set(whole).size).toBe(count)
      },
    ),
    { numRuns: 40 },
  )
})

test('names are ordered without case and accents', async () => {
  const named = await walk(50, false, { field: 'NAME', direction: 'DESC' })
  expect(named[0]).toBe('k-07')
})

test.each([
  [{ first: 0 }, 'BAD_USER_INPUT', 'first'],
  [{ last: -1 }, 'BAD_USER_INPUT', 'last'],
  [{ first: 1, last: 1 }, 'BAD_USER_INPUT', 'last'],
  [{ first: 1001 }, 'PAGE_TOO_LARGE', 'first'],
  [{ after: 'nonsense' }, 'CURSOR_INVALID', 'after'],
  [{ before: '' }, 'CURSOR_INVALID', 'before'],
])('%j is refused as %s', async (variables, code, argument) => {
  const { errors } = await hub.current.admin.send(page, variables)
  expect(errors![0]!.extensions).toMatchObject({ code, argument, remedy: expect.any(String) })
})

test('a cursor is good for its own order only', async () => {
  const { organizations } = await hub.current.admin.run(page, { first: 1 })
  const { errors } = await hub.current.admin.send(page, {
    after: organizations.pageInfo.endCursor,
    orderBy: { field: 'NAME' },
  })
  expect(errors![0]!.extensions.code).toBe('CURSOR_INVALID')
})

test('left out, a page has at most 50', async () => {
  const { organizations } = await hub.current.admin.run(page)
  expect(organizations.nodes).toHaveLength(count)
  expect(organizations.totalCount).toBe(count)
})
