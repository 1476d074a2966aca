import { recordTypes } from '../../src/contents.ts'
import { loadLaw } from '../../src/law/law.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { surveyOfManifest } from '../../src/manifest/survey-manifest.ts'
import { Check } from '../../src/record/check.ts'
import { rules } from '../../src/rules/all-rules.ts'
import { type Finding, findFindings } from '../../src/rules/find-findings.ts'
import { RuleGround } from '../../src/rules/rule-ground.ts'
import { surveyTransfers } from '../../src/transfers/transfer-survey.ts'

/** All findings about a manifest on a date, as they would be if nothing else were on record. */
export function findIn(manifest: object, on: string): Finding[] {
  const check = new Check()
  const read = readManifest(recordTypes, manifest, check)
  if (check.problems.length > 0) throw new Error(JSON.stringify(check.problems, null, 2))
  const law = loadLaw()
  const surveyed = surveyTransfers(surveyOfManifest(read), new Map(), law)
  return findFindings(rules, new RuleGround(surveyed, law, on))
}

/** The keys of the records that a rule speaks of. */
export const findKeys = (rule: string, manifest: object, on = '2026-11-25'): string[] =>
  findIn(manifest, on)
    .filter((finding) => finding.rule === rule)
    .map(({ record }) => record.key)
