import type { Law } from './law.ts'
import type { LegalBasis } from './legal-basis.ts'

/** By which the rules are written, and by which they cite. */
const writtenFor = 'eu-gdpr'

/**
 * What a law says where the GDPR, and documents about it, say this: "GDPR Art. 28(3), 44; EDPB Guidelines 05/2021" is
 * "UK GDPR Art. 28(3)" there. Null: the reference data knows of nothing.
 */
export function provisionUnder(law: Law, regulation: string, reference: string): string | null {
  if (regulation === writtenFor) return reference
  const same = law.regulations.get(regulation)?.gdprNumbers
  const [, cited] = /\bGDPR Art\. ([^;]+)/.exec(reference) ?? []
  if (!same || !cited) return null
  const articles = cited.split(', ').filter((each) => !same.except.includes(Number.parseInt(each, 10).toString()))
  return articles.length > 0 ? `${same.citedAs} Art. ${articles.join(', ')}` : null
}

/** Whether the reference data has grounds of this kind for what is done under a law. */
export function hasBasesOf(law: Law, regulation: string, kind: LegalBasis['kind']): boolean {
  const own = law.regulations.get(regulation)?.gdprNumbers ? [regulation, writtenFor] : [regulation]
  return [...law.legalBases.values()].some((each) => each.kind === kind && own.includes(each.regulation))
}
