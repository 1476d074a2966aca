import { provisionsOf } from '../law/status.ts'
import { assessedEnds } from '../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import type { RuleGround } from './rule-ground.ts'

/** What the laws of the transfers that an assessment looks at have on the duty to make one, or to make it again. */
export function assessedProvisions(
  ground: RuleGround,
  assessment: string,
  matter: 'assessment' | 'reassessment',
): string | null {
  const transfers = ground.survey
    .where(assessedEnds, 'assessment', assessment)
    .flatMap((ends) => ground.transfersBetween(ends).filter(({ toCountry }) => toCountry === ends.toCountry))
  const regimes = transfers.map(({ regime }) => regime).sort()
  return provisionsOf(ground.law, regimes, matter)
}
