import { bounded, type Typed, withType } from '../../record/loaders.ts'
import type { Row } from '../../record/record-spec.ts'
import type { Scope } from '../../record/scope.ts'
import { organizationRecord } from './organization.record.ts'
import type { OrganizationRow } from './organization.table.ts'

type Member = Typed<OrganizationRow> & { top: string }

/** All others under the same topmost parent. A group travels once, however many of its members were asked about. */
export function affiliatesOf({ sql, workspaceId, load }: Scope) {
  return load.by('affiliates', async (keys: readonly string[]) => {
    const { typename, table } = organizationRecord
    const columns = table.columns.map((column) => sql`, t.${sql(column)}`).reduce((all, one) => sql`${all}${one}`)
    const rows = await sql<Row[]>`
      with recursive above as (
        select key, parent from organizations where workspace_id = ${workspaceId} and key = any(${keys as string[]})
        union
        select p.key, p.parent from above a join organizations p on p.workspace_id = ${workspaceId} and p.key = a.parent
      ), below as (
        select key as top, key from above where parent is null
        union
        select b.top, c.key from below b join organizations c on c.workspace_id = ${workspaceId} and c.parent = b.key
      )
      select b.top ${columns} from below b join organizations t on t.workspace_id = ${workspaceId} and t.key = b.key
       order by t.key`
    const members = rows.map((row) => withType(row, typename)) as unknown as Member[]
    const topOf = new Map(members.map(({ key, top }) => [key, top]))
    const groups = new Map<string, Member[]>(members.map(({ top }) => [top, []]))
    for (const member of members) if (member.retiredAt === null) groups.get(member.top)!.push(member)
    return keys.map((key) => {
      const group = groups.get(topOf.get(key) ?? '') ?? []
      return bounded(group.filter((member) => member.key !== key))
    })
  })
}
