import { organizations } from '../inventory/organization/organization.table.ts'
import { systemCountries, systems } from '../inventory/system/system.table.ts'
import type { Law } from '../law/law.ts'
import { endAdequacy, endMechanism } from '../law/law-change.ts'
import type { IsoDate } from '../law/windows.ts'
import { dataFlows } from '../processing/data-flow/data-flow.table.ts'
import type { Survey } from '../record/survey.ts'

/** What happens together to the world. */
export interface Scenario {
  mechanismEnds: readonly { mechanism: string; on: IsoDate }[]
  adequacyEnds: readonly { regime: string; country: string; on: IsoDate }[]
  organizationsRemoved: readonly string[]
  /** The country that each system moves to. */
  systemMoves: ReadonlyMap<string, string>
}

export const changesGraph = ({ organizationsRemoved, systemMoves }: Scenario): boolean =>
  organizationsRemoved.length > 0 || systemMoves.size > 0

/** The last of its dates; null when it has none. */
export const lastDate = ({ mechanismEnds, adequacyEnds }: Scenario): IsoDate | null =>
  [...mechanismEnds, ...adequacyEnds]
    .map(({ on }) => on)
    .sort()
    .at(-1) ?? null

/** The law as it would be. */
export function changedLaw(law: Law, { mechanismEnds, adequacyEnds }: Scenario): Law {
  const without = mechanismEnds.reduce((changed, { mechanism, on }) => endMechanism(changed, mechanism, on), law)
  return adequacyEnds.reduce((changed, { regime, country, on }) => endAdequacy(changed, regime, country, on), without)
}

/** The inventory as it would be. */
export function changedSurvey(survey: Survey, scenario: Scenario): Survey {
  return moveSystems(removeOrganizations(survey, scenario.organizationsRemoved), scenario.systemMoves)
}

function removeOrganizations(survey: Survey, removed: readonly string[]): Survey {
  if (removed.length === 0) return survey
  const gone = new Set<string | null>(removed)
  const operated = new Set<string | null>(removed.flatMap((key) => survey.where(systems, 'operator', key)).map(keyOf))
  const flows = survey
    .rows(dataFlows)
    .filter(({ fromOrganization, toOrganization }) => !gone.has(fromOrganization) && !gone.has(toOrganization))
    .filter(({ fromSystem, toSystem }) => !operated.has(fromSystem) && !operated.has(toSystem))
  return survey
    .with(
      organizations,
      survey.rows(organizations).filter(({ key }) => !gone.has(key)),
    )
    .with(
      systems,
      survey.rows(systems).filter(({ key }) => !operated.has(key)),
    )
    .with(dataFlows, flows)
}

function moveSystems(survey: Survey, moves: ReadonlyMap<string, string>): Survey {
  if (moves.size === 0) return survey
  const stay = survey.rows(systemCountries).filter(({ system }) => !moves.has(system))
  const moved = [...moves].flatMap(([system, country]) => {
    const row = survey.find(systems, system)
    return row ? [{ workspaceId: row.workspaceId, system, country }] : []
  })
  const flows = survey.rows(dataFlows).map((flow) => ({
    ...flow,
    fromCountry: moves.get(flow.fromSystem ?? '') ?? flow.fromCountry,
    toCountry: moves.get(flow.toSystem ?? '') ?? flow.toCountry,
  }))
  return survey.with(systemCountries, [...stay, ...moved]).with(dataFlows, flows)
}

const keyOf = ({ key }: { key: string }) => key
