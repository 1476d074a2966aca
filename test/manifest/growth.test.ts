import { expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

/** How many rows the planner believes a table to have; -1 when it has never looked. */
async function believed(schema: string): Promise<number> {
  const [table] = await hub.current.owner<{ rows: number }[]>`
    select c.reltuples::int as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ${schema} and c.relname = 'purposes'`
  return table!.rows
}

const purposes = (count: number) => ({
  purposes: Object.fromEntries(Array.from({ length: count }, (_, i) => [`purpose-${i}`, { name: `Purpose ${i}` }])),
})

test('the planner is told of many new rows at once, and not of few', async () => {
  await hub.current.admin.apply(purposes(5))
  expect(await Promise.all(['public', 'versions'].map(believed))).toEqual([-1, -1])
  await hub.current.admin.apply(purposes(2_005))
  for (const schema of ['public', 'versions']) expect(await believed(schema)).toBeGreaterThanOrEqual(2_005)
  // Of rows that are no longer most of the table it is told by autovacuum, as of any.
  hub.current.takeStatements()
  await hub.current.admin.apply(purposes(2_005))
  expect(hub.current.takeStatements().filter((each) => each.includes('notice_growth'))).toEqual([])
})

test('only the tables of the inventory can be looked at', async () => {
  const { workspaceId } = hub.current
  const actor = { keyId: 'x', name: 'x', role: 'ADMIN' as never, workspaceId, workspace: 'default' }
  await hub.current.database.change(actor, { command: 'test', keep: () => true }, async ({ sql }) => {
    await sql`select types.notice_growth('hub.workspaces'::regclass, 1000000)`
    await sql`select types.notice_growth('pg_catalog.pg_class'::regclass, 1000000)`
  })
  const [{ rows }] = (await hub.current
    .owner`select reltuples::int as rows from pg_class where oid = 'hub.workspaces'::regclass`) as [{ rows: number }]
  expect(rows).toBe(-1)
})
