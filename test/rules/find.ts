import { loadLaw } from '../../src/law/law.ts'
import { rules } from '../../src/rules/all-rules.ts'
import { type Finding, findFindings } from '../../src/rules/find-findings.ts'
import { RuleGround } from '../../src/rules/rule-ground.ts'
import { surveyOf } from '../harness/survey-of.ts'

/** All findings about a manifest on a date, as they would be if nothing else were on record. */
export const findIn = (manifest: object, on: string): Finding[] =>
  findFindings(rules, new RuleGround(surveyOf(manifest), loadLaw(), on))

/** The keys of the records that a rule speaks of. */
export const findKeys = (rule: string, manifest: object, on = '2026-11-25'): string[] =>
  findIn(manifest, on)
    .filter((finding) => finding.rule === rule)
    .map(({ record }) => record.key)
