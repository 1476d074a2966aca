import { loadLaw } from '../../src/law/law.ts'
import { rules } from '../../src/rules/all-rules.ts'
import { type Finding, findFindings } from '../../src/rules/find-findings.ts'
import { RuleGround } from '../../src/rules/rule-ground.ts'
import { acme } from '../harness/acme.ts'
import { surveyOf } from '../harness/survey-of.ts'

/** All findings about a manifest on a date, as they would be if nothing else were on record. */
export const findIn = (manifest: object, on: string, law = loadLaw()): Finding[] =>
  findFindings(rules, new RuleGround(surveyOf(manifest, law), law, on))

/** The keys of the records that a rule speaks of. */
export const findKeys = (rule: string, manifest: object, on = '2026-11-25'): string[] =>
  findAll(rule, manifest, on).map(({ record }) => record.key)

/** What a rule has to say. */
export const findAll = (rule: string, manifest: object, on = '2026-11-25', law = loadLaw()): Finding[] =>
  findIn(manifest, on, law).filter((finding) => finding.rule === rule)

/** The messages of a rule, without the records they are about. */
export const findMessages = (rule: string, manifest: object, on = '2026-11-25'): string[] =>
  findAll(rule, manifest, on).map(({ message }) => message)

type Records = Record<string, Record<string, unknown> | null>

/** Acme's manifest with some records' fields set, records added, or taken out by null. */
export function acmeWith(changes: Record<string, Records>): any {
  const manifest: Record<string, any> = { ...acme }
  for (const [section, records] of Object.entries(changes)) {
    const changed = { ...manifest[section] }
    for (const [key, fields] of Object.entries(records)) {
      if (fields === null) delete changed[key]
      else changed[key] = { ...changed[key], ...fields }
    }
    manifest[section] = changed
  }
  return manifest
}

/** Acme with some fields of its one activity set. */
export const invoicingWith = (fields: Record<string, unknown>) =>
  acmeWith({ processingActivities: { invoicing: fields } })

export const invoicing: any = acme.processingActivities.invoicing
