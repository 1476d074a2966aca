import { expect, test } from 'vitest'
import { serverRole } from '../../src/platform/migrate.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

/** Every table of ours but the list of applied migrations, which belongs to no workspace. */
const tables = () => hub.current.owner<
  { oid: number; named: string; schema: string; secured: boolean; forced: boolean }[]
>`
  select c.oid::int, n.nspname || '.' || c.relname as named, n.nspname as schema, c.relrowsecurity as secured,
         c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'hub', 'versions') and c.relkind = 'r' and c.oid <> 'hub.migrations'::regclass
   order by 2`

test('every table forces row-level security, with the one policy', async () => {
  const found = await tables()
  expect(found.length).toBeGreaterThan(60)
  expect(found.filter(({ secured, forced }) => !secured || !forced)).toEqual([])
  const policies = await hub.current.owner<{ named: string; policies: string[] }[]>`
    select schemaname || '.' || tablename as named, array_agg(policyname || ' ' || cmd || ' ' || qual) as policies
      from pg_policies where schemaname in ('public', 'hub', 'versions') group by 1`
  expect(policies.map(({ named }) => named).sort()).toEqual(found.map(({ named }) => named).sort())
  for (const { policies: of } of policies) {
    expect(of).toEqual([
      "workspace ALL (workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid)",
    ])
  }
})

test('no table is truncated, one that comes later neither', async () => {
  const { owner } = hub.current
  await owner`create table public.latecomers (workspace_id uuid, key text, primary key (workspace_id, key))`
  await owner`call types.raise_walls()`
  const found = await tables()
  expect(found.map(({ named }) => named)).toContain('versions.latecomers')
  for (const { named } of found) {
    await expect(owner`truncate ${owner(named)} cascade`).rejects.toMatchObject({
      message: expect.stringMatching(/ is not truncated: its history would not say so$/),
      hint: expect.stringContaining('DELETE'),
    })
  }
  await owner`drop table public.latecomers, versions.latecomers cascade`
})

test('every primary key, foreign key and unique constraint begins with the workspace', async () => {
  const constraints = await hub.current.owner<
    { named: string; kind: string; first: string; referred: string | null }[]
  >`
    select t.conrelid::regclass || ' ' || t.conname as named, t.contype as kind,
           (select attname from pg_attribute where attrelid = t.conrelid and attnum = t.conkey[1]) as first,
           (select attname from pg_attribute where attrelid = t.confrelid and attnum = t.confkey[1]) as referred
      from pg_constraint t join pg_class c on c.oid = t.conrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'hub', 'versions') and t.contype in ('p', 'f', 'u') and c.oid <> 'hub.migrations'::regclass`
  expect(constraints.filter(({ kind }) => kind === 'f').length).toBeGreaterThan(40)
  const led = ({ first, referred }: { first: string; referred: string | null }) =>
    first === 'workspace_id' && (referred === null || referred === 'workspace_id')
  expect(constraints.filter((each) => !led(each))).toEqual([])
  const keyed = await hub.current.owner<{ named: string }[]>`
    select n.nspname || '.' || c.relname as named from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'hub', 'versions') and c.relkind = 'r'
       and not exists (select from pg_constraint p where p.conrelid = c.oid and p.contype = 'p')`
  expect(keyed).toEqual([])
})

test('every foreign key has an index that serves it from the other side', async () => {
  const unserved = await hub.current.owner`
    select t.conrelid::regclass::text as table, t.conname from pg_constraint t
     where t.contype = 'f' and t.connamespace = 'public'::regnamespace
       and not exists (
         select from pg_index x where x.indrelid = t.conrelid
            and (x.indkey::smallint[])[0:cardinality(t.conkey) - 1] = t.conkey)`
  expect(unserved.map((row) => row.conname)).toEqual([])
})

test('every table of the inventory has a twin with all versions, and a view with identical types', async () => {
  const unlike = await hub.current.owner`
    select b.relname, a.attname
      from pg_class b join pg_attribute a on a.attrelid = b.oid and a.attnum > 0 and not a.attisdropped
     where b.relnamespace = 'public'::regnamespace and b.relkind = 'r'
       and not exists (
         select from pg_class v join pg_attribute w on w.attrelid = v.oid
          where v.relnamespace = 'as_of'::regnamespace and v.relkind = 'v' and v.relname = b.relname
            and w.attname = a.attname and w.atttypid = a.atttypid and w.atttypmod = a.atttypmod and w.attnum = a.attnum
            and w.attcollation = a.attcollation and v.reloptions @> array['security_invoker=true'])`
  expect([...unlike]).toEqual([])
  const leaky = await hub.current.owner`
    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'hub', 'versions', 'as_of', 'types') and relkind in ('v', 'm')
       and not coalesce(reloptions @> array['security_invoker=true'], false)`
  expect([...leaky]).toEqual([])
})

test('the server acts as a role that owns nothing and cannot bypass the wall', async () => {
  const [role] = await hub.current.owner`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
           (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = ${serverRole}`
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolcanlogin: false,
    owned: 0,
  })
  const [acting] = await hub.current.database.readWorkspace(
    hub.current.workspaceId,
    (sql) => sql`select current_user as user`,
  )
  expect(acting!.user).toBe(serverRole)
})

test('a row of another workspace can neither be read nor written nor referred to', async () => {
  const { database, workspaceId } = hub.current
  const other = '00000000-0000-8000-8000-000000000001'
  const read = await database.readWorkspace(other, (sql) => sql`select key from hub.workspaces`)
  expect([...read]).toEqual([])
  const written = database.change(
    { keyId: 'stranger', name: 'stranger', role: 'ADMIN' as never, workspaceId, workspace: 'default' },
    { command: 'byHand', keep: () => true },
    ({ sql }) => sql`
      insert into purposes (workspace_id, key, name, folded, confidence, version, changed_in, created_at, updated_at)
      values (${other}, 'p', 'p', 'p', 'STATED', 1, 1, now(), now())`,
  )
  await expect(written).rejects.toThrow(/row-level security/)
})
