import type { LegalBasis } from '../law/legal-basis.ts'
import type { RuleGround } from './rule-ground.ts'

/** What to do where a basis cannot be stated, as the reference data has none for the regulations that the activity is under. */
export function remedyWithout(ground: RuleGround, activity: string, kind: LegalBasis['kind']): string | undefined {
  const names = ground.regulations.withoutBases(activity, kind)
  if (names === null) return undefined
  return `The reference data lists no such bases of ${names}: where the law asks for one, write it into the description of the activity, and have a steward waive the finding.`
}
