import type { Role } from '../inventory/role.ts'
import type { IsoDate, Windows } from '../law/windows.ts'

/** What transfers are derived from: the flows of every activity that is not retired, and whom and where their ends are. */
export interface FlowGraph {
  organizations: ReadonlyMap<string, { country: string | null }>
  systems: ReadonlyMap<string, { operator: string | null; countries: readonly string[] }>
  /** A data category's parent, for roles given for an ancestor. */
  parentOfCategory: ReadonlyMap<string, string | null>
  /** Role rows by activity. */
  roles: ReadonlyMap<string, readonly RoleRow[]>
  flows: readonly FlowFacts[]
}

export interface RoleRow {
  organization: string
  role: Role
  /** Null: for all data of the activity. */
  dataCategory: string | null
  inferred: boolean
}

export interface FlowEnd {
  kind: 'system' | 'organization' | 'dataSubjectCategory'
  key: string
}

export interface FlowFacts {
  key: string
  activity: string | null
  from: FlowEnd
  to: FlowEnd
  fromCountry: string | null
  toCountry: string | null
  validFrom: IsoDate | null
  validTo: IsoDate | null
  dataCategories: readonly string[]
  inferred: boolean
}

/** Where each regime's borders run, and when. */
export interface Territory {
  /** Keys of the regimes that have a border. */
  regimes: readonly string[]
  /** Every country that is inside a regime on some date. Countries that never are may be left out. */
  countries: readonly string[]
  /** The days on which data that leave the country leave from inside the regime. */
  exporting(regime: string, country: string): Windows
  /** The days on which the country is a third country to the regime. */
  outside(regime: string, country: string): Windows
}
