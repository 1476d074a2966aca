import { isDeepStrictEqual } from 'node:util'
import { fallbacks } from '../law/fallbacks.ts'
import type { Law } from '../law/law.ts'
import { type Status, StatusCode, statusOf, verdictOf } from '../law/status.ts'
import { holds, type IsoDate } from '../law/windows.ts'
import {
  deriveGraph,
  type SurveyedTransfer,
  surveyTransfers,
  type TransferSurvey,
} from '../transfers/transfer-survey.ts'
import { betweenEnds } from './between-ends.ts'
import { changedGraph, changedLaw, changesGraph, type Scenario } from './scenario.ts'

/** A transfer whose cover, mechanism or existence differs without and with the changes of a scenario. */
export interface ChangedTransfer {
  /** As it is; as it would be where only the scenario makes it. */
  transfer: SurveyedTransfer
  /** Whether it exists without the changes. */
  exists: boolean
  before: Status
  /** Null when it would no longer exist. */
  after: Status | null
  /** Keys of the mechanisms that could cover it. */
  fallbacks: readonly string[]
  /** The flows behind it on the date, without or with the changes. */
  flows: readonly string[]
  /** The categories that those carry for it. */
  dataCategories: readonly string[]
}

/** What would change on a date if a scenario came true. Depends on nothing but its arguments; nothing is written. */
export function findImpact(real: TransferSurvey, law: Law, scenario: Scenario, on: IsoDate): ChangedTransfer[] {
  const otherLaw = changedLaw(law, scenario)
  const other = changesGraph(scenario)
    ? surveyTransfers(real.survey, real.changes, otherLaw, deriveGraph(changedGraph(real.graph, scenario), otherLaw))
    : real
  const keys = new Set([...real.transfers.keys(), ...other.transfers.keys()])
  return [...keys].sort().flatMap((key) => {
    const is = existing(real, key, on)
    const would = existing(other, key, on)
    if (!differs(is, law, would, otherLaw, on)) return []
    const after = would && statusOf(otherLaw, would.facts, on)
    return [
      {
        transfer: (real.transfers.get(key) ?? would)!,
        exists: is !== null,
        before: is ? statusOf(law, is.facts, on) : notThere(on),
        after,
        fallbacks:
          would && !after!.covered ? fallbacks(otherLaw, would.facts, betweenEnds(real.survey, would), on) : [],
        ...carriedOn([is, would], on),
      },
    ]
  })
}

function existing(surveyed: TransferSurvey, key: string, on: IsoDate): SurveyedTransfer | null {
  const transfer = surveyed.transfers.get(key)
  return transfer && holds(transfer.facts.transfer.windows, on) ? transfer : null
}

/** One failing code in place of another is no change. */
function differs(is: SurveyedTransfer | null, law: Law, would: SurveyedTransfer | null, otherLaw: Law, on: IsoDate) {
  if (!is || !would) return is !== would
  if (law === otherLaw && isAlike(is, would)) return false
  const [before, after] = [verdictOf(law, is.facts, on), verdictOf(otherLaw, would.facts, on)]
  return before.covered !== after.covered || before.mechanism !== after.mechanism
}

/** Whether they are of the same days and systems: of one key, they have all else that a status is computed from in common. */
const isAlike = (is: SurveyedTransfer, would: SurveyedTransfer): boolean =>
  is.touchesSystem === would.touchesSystem && isDeepStrictEqual(is.facts.transfer.windows, would.facts.transfer.windows)

const notThere = (on: IsoDate): Status => ({
  code: StatusCode.NOT_RESTRICTED,
  covered: true,
  mechanism: null,
  reasons: [
    {
      rule: StatusCode.NOT_RESTRICTED,
      message: `On ${on} there is no such transfer: only the changes asked about would make it.`,
      legalReference: null,
      records: [],
    },
  ],
  changesOn: null,
})

function carriedOn(transfers: readonly (SurveyedTransfer | null)[], on: IsoDate) {
  const legs = transfers.flatMap((each) => each?.legs ?? []).filter(({ windows }) => holds(windows, on))
  return {
    flows: [...new Set(legs.map(({ flow }) => flow))].sort(),
    dataCategories: [...new Set(legs.map(({ dataCategory }) => dataCategory))].sort(),
  }
}
