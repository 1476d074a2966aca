import { organizations } from '../inventory/organization/organization.table.ts'
import type { LegalBasis } from '../law/legal-basis.ts'
import { hasBasesOf, provisionUnder } from '../law/provisions.ts'
import type { Regulation } from '../law/regulation.ts'
import type { RecordRef } from '../law/status.ts'
import { windowHolds } from '../law/windows.ts'
import { listed } from '../law/words.ts'
import { remember } from '../platform/maps.ts'
import { dataFlows } from '../processing/data-flow/data-flow.table.ts'
import { activityRegulations, roleAssignments } from '../processing/processing-activity/processing-activity.table.ts'
import { subprocessorActivities } from '../subprocessors/subprocessor/subprocessor.table.ts'
import { decides, type RuleGround } from './rule-ground.ts'

/** Looks up the regulations that records are under, as far as the records say. */
export function regulationBook({ survey, surveyed, law, on }: RuleGround) {
  const ofActivities = new Map<string, readonly string[]>()
  const ofCountries = new Map<string, readonly string[]>()

  /** The regulations that an activity names, else those of its controllers' countries, by key. Empty: not known. */
  const regulationsOf = (activity: string): readonly string[] =>
    remember(ofActivities, activity, () => {
      const named = survey.where(activityRegulations, 'activity', activity).map(({ regulation }) => regulation)
      const general = named.filter((each) => isGeneral(law.regulations.get(each)))
      if (general.length > 0) return general
      const controllers = survey.where(roleAssignments, 'activity', activity).filter(({ role }) => decides(role))
      const found = controllers.flatMap(({ organization }) => {
        const country = survey.find(organizations, organization)?.country
        return country ? remember(ofCountries, country, () => regulationsOfCountry(country)) : []
      })
      return [...new Set(found)].sort()
    })

  const regulationsOfCountry = (country: string): string[] =>
    [...law.regulations]
      .filter(([key, regulation]) => {
        const { effectiveFrom: from, effectiveTo: to, jurisdiction } = regulation
        const isInForce = from !== null && windowHolds({ from, to }, on)
        return isInForce && isGeneral(regulation) && (jurisdiction.includes(country) || reaches(key, country))
      })
      .map(([key]) => key)

  const reaches = (regulation: string, country: string): boolean =>
    [...law.regimes.values()]
      .filter((regime) => regime.regulation === regulation)
      .some(({ territory }) =>
        territory.some((row) => row.country === country && row.side === 'both' && windowHolds(row, on)),
      )

  function regulationsOfRecord({ type, key }: RecordRef): readonly string[] {
    const regime = type === 'Transfer' ? surveyed.transfers.get(key)?.regime : undefined
    return regime ? [law.regimes.get(regime)!.regulation] : activitiesOf({ type, key }).flatMap(regulationsOf)
  }

  function activitiesOf({ type, key }: RecordRef): string[] {
    if (type === 'ProcessingActivity') return [key]
    if (type === 'DataFlow') return [survey.find(dataFlows, key)!.activity]
    if (type !== 'Subprocessor') return []
    return survey.where(subprocessorActivities, 'subprocessor', key).map(({ activity }) => activity)
  }

  /** What a rule cites about a record: by the regulations it is under, and where they are not known by the rule's own. */
  function referenceFor(record: RecordRef, reference: string): string | null {
    const found = [...new Set(regulationsOfRecord(record))]
    if (found.length === 0) return reference
    return found.flatMap((each) => provisionUnder(law, each, reference) ?? []).join('; ') || null
  }

  /**
   * The names of the regulations of an activity, where they are known and the reference data has no bases of the kind for
   * any of them: then none can be stated here. Null where it has.
   */
  function withoutBases(activity: string, kind: LegalBasis['kind']): string | null {
    const found = regulationsOf(activity)
    if (found.length === 0 || found.some((each) => hasBasesOf(law, each, kind))) return null
    return listed(found.map((each) => law.regulations.get(each)!.name))
  }

  return { referenceFor, withoutBases }
}

/** A law on all personal data of a country or a part of one. A law for a branch of trade stands beside it. */
const isGeneral = (regulation: Regulation | undefined): boolean =>
  regulation?.kind === 'omnibus' || regulation?.kind === 'omnibus-state'
