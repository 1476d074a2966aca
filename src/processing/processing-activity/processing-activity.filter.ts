import { Field, InputType } from 'type-graphql'
import { InventoryFilter } from '../../inventory/inventory.filter.ts'
import { Role } from '../../inventory/role.type.ts'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { type Condition, commonConditions, hasPart, isOneOf, withDescendants } from '../../record/list-records.ts'
import { isStorable } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { ActivityStatus } from './processing-activity.table.ts'

@InputType({
  description:
    'Which processing activities to list: those that meet every field given. A field with several values is met by any of them, one with an empty list by none.',
})
export class ProcessingActivityFilter extends InventoryFilter {
  @Field(() => [ActivityStatus], { nullable: true, description: 'Activities of one of these statuses.' })
  status?: ActivityStatus[] | null

  @Field(() => [Role], {
    nullable: true,
    description: 'Activities in which one of these roles is held; with `organization`, by one of those organizations.',
  })
  role?: Role[] | null

  @Field(() => [String], {
    nullable: true,
    description:
      'Activities in which one of these organizations, given by key, holds a role; with `role`, one of those roles.',
  })
  organization?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description:
      'Activities that use data of one of these categories, given by key, or of a category below one: by their own data, or because one of their flows carries it.',
  })
  dataCategory?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description:
      'Activities that use data about one of these subject categories, given by key: by their own data, or because one of their flows starts there.',
  })
  dataSubjectCategory?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Activities for one of these purposes, given by key.' })
  purpose?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Activities that use one of these systems, given by key, or have a flow at one.',
  })
  system?: string[] | null

  @Field(() => [CountryCode], {
    nullable: true,
    description:
      'Activities that touch one of these countries: by a system of theirs, by what a flow says, or by an organization at the end of a flow.',
  })
  country?: string[] | null
}

export function processingActivityConditions(
  scope: Scope,
  filter: ProcessingActivityFilter | null,
): (Condition | null)[] {
  const { sql } = scope
  const { status, role, organization, dataCategory, dataSubjectCategory, purpose, system, country } = filter ?? {}
  return [
    ...commonConditions(sql, filter),
    isOneOf(sql, 'status', status),
    role || organization ? holdsRole(scope, role ?? null, organization?.filter(isStorable) ?? null) : null,
    dataCategory ? usesCategory(scope, dataCategory.filter(isStorable)) : null,
    dataSubjectCategory ? isAbout(scope, dataSubjectCategory.filter(isStorable)) : null,
    hasPart(sql, { table: 'activityPurposes', owner: 'activity', column: 'purpose' }, purpose?.filter(isStorable)),
    system ? usesSystem(scope, system.filter(isStorable)) : null,
    country ? touchesCountry(scope, country) : null,
  ]
}

/** Both are asked of the same row. */
function holdsRole({ sql, workspaceId }: Scope, roles: Role[] | null, organizations: string[] | null): Condition {
  return sql`t.key in (
    select r.activity from role_assignments r
     where r.workspace_id = ${workspaceId}
       ${roles ? sql`and r.role = any(${roles})` : sql``}
       ${organizations ? sql`and r.organization = any(${organizations})` : sql``})`
}

function usesCategory({ sql, workspaceId }: Scope, keys: string[]): Condition {
  return sql`t.key in (
    with wanted as (${withDescendants(sql, workspaceId, 'dataCategories', keys)})
    select d.activity from wanted w join activity_data d on d.workspace_id = ${workspaceId} and d.data_category = w.key
    union
    select f.activity
      from wanted w
      join flow_data_categories c on c.workspace_id = ${workspaceId} and c.data_category = w.key
      join data_flows f on f.workspace_id = ${workspaceId} and f.key = c.flow)`
}

function isAbout({ sql, workspaceId }: Scope, keys: string[]): Condition {
  return sql`t.key in (
    select activity from activity_data where workspace_id = ${workspaceId} and data_subject_category = any(${keys})
    union
    select activity from data_flows where workspace_id = ${workspaceId} and from_data_subject_category = any(${keys}))`
}

function usesSystem({ sql, workspaceId }: Scope, keys: string[]): Condition {
  return sql`t.key in (
    select activity from activity_systems where workspace_id = ${workspaceId} and system = any(${keys})
    union
    select activity from data_flows where workspace_id = ${workspaceId} and from_system = any(${keys})
    union
    select activity from data_flows where workspace_id = ${workspaceId} and to_system = any(${keys}))`
}

function touchesCountry({ sql, workspaceId }: Scope, countries: string[]): Condition {
  const saidOrAtOrganization = (end: 'from' | 'to') => sql`
    select activity from data_flows
     where workspace_id = ${workspaceId} and ${sql(`${end}Country`)} = any(${countries})
    union
    select f.activity from organizations o
      join data_flows f on f.workspace_id = ${workspaceId} and f.${sql(`${end}Organization`)} = o.key
     where o.workspace_id = ${workspaceId} and o.country = any(${countries})`
  const atSystem = (end: 'from' | 'to') => sql`
    select f.activity from there s
      join data_flows f on f.workspace_id = ${workspaceId} and f.${sql(`${end}System`)} = s.system`
  return sql`t.key in (
    with there as (
      select system from system_countries where workspace_id = ${workspaceId} and country = any(${countries}))
    select p.activity from there s
      join activity_systems p on p.workspace_id = ${workspaceId} and p.system = s.system
    union ${atSystem('from')} union ${atSystem('to')}
    union ${saidOrAtOrganization('from')} union ${saidOrAtOrganization('to')})`
}
