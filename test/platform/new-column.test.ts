import { expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

test('a column that comes with a default is in every version, and one that goes stops nothing', async () => {
  const { admin, owner, database, workspaceId } = hub.current
  await admin.apply({ purposes: { old: { name: 'Old' } } })
  await admin.apply({ purposes: { old: { name: 'Older' } } })
  await owner`alter table public.purposes add column tone text not null default 'plain'`
  await owner`call types.raise_walls()`
  const versions = await database.readWorkspace(
    workspaceId,
    (sql) => sql`select name, tone from versions.purposes order by revision`,
  )
  expect([...versions]).toEqual([
    { name: 'Old', tone: 'plain' },
    { name: 'Older', tone: 'plain' },
  ])
  await owner`alter table public.purposes drop column tone`
  await owner`call types.raise_walls()`
  await admin.apply({ purposes: { old: { name: 'Oldest' } } })
  expect((await admin.run('{ purpose(key: "old") { name version } }')).purpose).toEqual({ name: 'Oldest', version: 3 })
})
