import { knowsStandard } from './certification-standard.ts'
import { scopeCodes } from './decisions.ts'
import type { CertificationFacts } from './facts.ts'
import type { Question } from './question.ts'
import type { Route } from './route.ts'
import { type IsoDate, windowHolds } from './windows.ts'
import { countryName, listed, period } from './words.ts'

/** That the importer is on the list, or in the scope, that a route needs; empty: it needs none, or has it otherwise. */
export function certifiedWords({ transfer }: Question, { decision, certification }: Route, on: IsoDate): string {
  const held = certification?.held.filter(({ validFrom, validTo }) => windowHolds({ from: validFrom, to: validTo }, on))
  if (!held?.length) return ''
  const within = decision?.reach === 'scoped' ? 'on record as within that scope' : 'certified'
  return ` The importer ${transfer.importer} is ${within}: ${listed(held.map(certificateWords))}.`
}

/** What was looked at to find that the importer is not known to be on the list, or in the scope, that a route needs. */
export function certificationWords(question: Question, route: Route, on: IsoDate): string {
  const { law, transfer } = question
  const { standards, held } = route.certification!
  const { decision, mechanism } = route
  const codes = standards.join(' or ')
  const seen = listed(held.map(certificateWords))
  const others = unknownWords(question)
  if (decision?.reach === 'scoped') {
    const found = seen
      ? `What is on record of ${transfer.importer} for it does not hold on ${on}: ${seen}`
      : `Whether ${transfer.importer} is within it is not stated`
    return `The decision on ${countryName(law, transfer.toCountry)} is ${decision.scope} (${codes}). ${found}.${others}`
  }
  const needed = mechanism.certification.required === 'adherence' ? 'that adheres to it' : 'certified to it'
  const found = seen
    ? `what is on record of ${transfer.importer} does not hold on ${on}: ${seen}`
    : `whether ${transfer.importer} is, is not stated`
  return `${mechanism.name} covers only an importer ${needed} (${codes}); ${found}.${others}`
}

/** Those of the importer to something that nobody knows: one may be a slip of the pen for what is asked for. */
export const unknownCertifications = ({ law, certifications }: Question): CertificationFacts[] =>
  certifications.filter(({ standard }) => !isKnown(law, standard)).sort((a, b) => (a.key < b.key ? -1 : 1))

export function unknownWords(question: Question): string {
  const unknown = unknownCertifications(question).map(({ key, standard }) => `${standard} (${key})`)
  if (unknown.length === 0) return ''
  return ` Of ${question.transfer.importer} there is on record ${listed(unknown)}, which is the name of no list or scope.`
}

const isKnown = (law: Question['law'], standard: string): boolean => {
  const named = standard.toLowerCase()
  return law.mechanisms.has(named) || scopeCodes(law).has(named) || knowsStandard(law, standard)
}

export const certificateWords = ({ key, standard, validFrom, validTo }: CertificationFacts): string =>
  `${key} (${standard}, ${period({ from: validFrom, to: validTo })})`
