import type { Links } from '../../inventory/linked-records.loads.ts'
import { Role } from '../../inventory/role.ts'
import type { Scope } from '../../record/scope.ts'

/** The categories of an activity's data, and those that its flows carry. */
export const categoriesOfActivities =
  ({ sql, workspaceId }: Scope): Links =>
  (activities) =>
    sql`
    select activity as owner, data_category as key from activity_data
     where workspace_id = ${workspaceId} and activity = any(${activities})
    union
    select f.activity, c.data_category
      from data_flows f join flow_data_categories c on c.workspace_id = ${workspaceId} and c.flow = f.key
     where f.workspace_id = ${workspaceId} and f.activity = any(${activities})`

/** Those an activity's data is about, and those its flows start at. */
export const subjectsOfActivities =
  ({ sql, workspaceId }: Scope): Links =>
  (activities) =>
    sql`
    select activity as owner, data_subject_category as key from activity_data
     where workspace_id = ${workspaceId} and activity = any(${activities}) and data_subject_category is not null
    union
    select activity, from_data_subject_category from data_flows
     where workspace_id = ${workspaceId} and activity = any(${activities}) and from_data_subject_category is not null`

/** The systems an activity declares, and those at the ends of its flows. */
export const systemsOfActivities =
  ({ sql, workspaceId }: Scope): Links =>
  (activities) =>
    sql`
    select activity as owner, system as key from activity_systems
     where workspace_id = ${workspaceId} and activity = any(${activities})
    union
    select f.activity, e.system
      from data_flows f cross join lateral (values (f.from_system), (f.to_system)) as e(system)
     where f.workspace_id = ${workspaceId} and f.activity = any(${activities}) and e.system is not null`

/** Who stands at, or operates, the `to` end of an activity's flows, less its controllers. */
export const recipientsOfActivities =
  ({ sql, workspaceId }: Scope): Links =>
  (activities) =>
    sql`
    select f.activity as owner, coalesce(f.to_organization, s.operator) as key
      from data_flows f left join systems s on s.workspace_id = ${workspaceId} and s.key = f.to_system
     where f.workspace_id = ${workspaceId} and f.activity = any(${activities})
    except
    select activity, organization from role_assignments
     where workspace_id = ${workspaceId} and activity = any(${activities})
       and role = any(${[Role.CONTROLLER, Role.JOINT_CONTROLLER]})`

/** The activities in which an organization holds a role, or at an end of whose flows it stands. */
export const activitiesOfOrganizations =
  ({ sql, workspaceId }: Scope): Links =>
  (organizations) =>
    sql`
    select organization as owner, activity as key from role_assignments
     where workspace_id = ${workspaceId} and organization = any(${organizations})
    union
    select from_organization, activity from data_flows
     where workspace_id = ${workspaceId} and from_organization = any(${organizations})
    union
    select to_organization, activity from data_flows
     where workspace_id = ${workspaceId} and to_organization = any(${organizations})`
