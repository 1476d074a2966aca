import { latestAssessment, reviewOverdue, staleness } from './assessment.ts'
import { eeaBasis } from './decisions.ts'
import { certificateWords, certificationWords, certifiedWords, unknownCertifications } from './explain-certification.ts'
import { type Reason, type RecordRef, StatusCode } from './facts.ts'
import { governingRegime, type Matter, provision } from './governing-regime.ts'
import { type Failure, needsAssessment } from './judge.ts'
import type { Question } from './question.ts'
import type { Route } from './route.ts'
import { isSupposed, type SupposedEnds, supposedEnds, supposedEndsOfDecisions } from './supposed-ends.ts'
import { holds, type IsoDate, windowHolds } from './windows.ts'
import { countryName, listed, outOfTime, pairWords, period, periods, reason } from './words.ts'

/** Why a route holds: what was looked at, check by check. */
export function whyItHolds(question: Question, route: Route, on: IsoDate): Reason[] {
  const { mechanism } = route
  const message = `${holdingWords(question, route, on)}${reservations(route, on)}`
  return [
    reason(route.code, message, legalReference(question, route, on), recordsOf(route)),
    ...(needsAssessment(mechanism, on) ? [assessmentThatCarries(question, route, on)] : []),
    ...(mechanism.tia.required === 'conditional'
      ? [
          reason(
            'TIA_CONDITIONAL',
            `It is taken to need no assessment. One is needed ${mechanism.tia.note}; the record does not show whether that is so.`,
            mechanism.tia.legalRef,
            mechanismRef(route),
          ),
        ]
      : []),
  ]
}

/** Why a route fails: the check that it did not pass, and what was found there. */
export function whyItFails(question: Question, route: Route, failure: Failure, on: IsoDate): Reason[] {
  const found = (message: string, looked: readonly { key: string }[] = []) => [
    reason(failure, `${message}${inferredWords(route)}`, legalReference(question, route, on), [
      ...recordsOf(route),
      ...looked.map(({ key }) => ({ type: 'Certification', key })),
    ]),
  ]
  switch (failure) {
    case StatusCode.MECHANISM_ENDED:
      return found(timeWords(question, route, on))
    case StatusCode.MECHANISM_MISMATCH:
      return found(mismatchWords(question, route, on))
    case StatusCode.CERTIFICATION_MISSING:
      return found(certificationWords(question, route, on), unknownCertifications(question))
    default:
      return assessmentReasons(question, route, failure, on)
  }
}

/** A route that holds and is not the one that a status names. Among safeguards the law has no order; the hub has one. */
export function holdsAsWell(question: Question, route: Route, chosen: Route, on: IsoDate): Reason {
  const place =
    route.code === chosen.code
      ? 'which of them a status names is an order of the hub, not of the law'
      : 'a status names a decision of adequacy first, then a safeguard, then a derogation'
  return reason(
    'HOLDS_AS_WELL',
    `${nameOf(route)} holds as well; ${place}.${reservations(route, on)}`,
    legalReference(question, route, on),
    recordsOf(route),
  )
}

function holdingWords(question: Question, route: Route, on: IsoDate): string {
  const { law, transfer } = question
  const { decision, safeguard, mechanism } = route
  const { name } = governingRegime(question, on)
  const inForce = route.lawful.filter((window) => windowHolds(window, on))
  const lawful = periods(inForce, supposedFor(question, route))
  const certified = certifiedWords(question, route, on)
  if (!decision)
    return `Safeguard ${safeguard!.key} (${period(ownWindow(route))}) rests on ${mechanism.name}, in force ${lawful}, and fits ${name} and the roles ${pairTaken(question)}.${certified}`
  const place = countryName(law, transfer.toCountry)
  const reach = { full: place, scoped: `${place} in part`, certified: `certified importers in ${place}` }
  const scope = decision.scope ? ` Scope: ${decision.scope}.` : ''
  const bySystem =
    decision.metBySystems && !certified ? ' A system handles the data, so the transfer is automated.' : ''
  const eea = eeaBasis(decision, transfer.fromCountry)
  const applies = eea ? ` In ${countryName(law, transfer.fromCountry)} it applies by ${eea.basis}.` : ''
  return `A decision under ${name} covers ${reach[decision.reach]}: ${decision.legalReference}, in force ${lawful}.${scope}${certified}${bySystem}${applies}`
}

/** What a route that holds leaves open, because no record shows it. */
function reservations(route: Route, on: IsoDate): string {
  const { mechanism, safeguard } = route
  const { constraints, sunsetForExistingContracts: sunset, validTo } = mechanism
  const runsOn = safeguard && sunset && validTo! < on
  const unchanged = `Clauses agreed by ${validTo} run on until ${sunset} only while the processing stays unchanged`
  return [
    constraints
      ? ` The law sets conditions: ${constraints.join('; ')}. The record does not show that they are met.`
      : '',
    runsOn ? ` ${unchanged}; the record does not show whether it did.` : '',
    inferredWords(route),
  ].join('')
}

/** That what a safeguard is said to be is our reading. */
function inferredWords({ safeguard, mechanism }: Route): string {
  if (safeguard?.confidence !== 'INFERRED') return ''
  return mechanism.module === undefined
    ? ` Safeguard ${safeguard.key} is inferred, not stated by its source.`
    : ` Module ${mechanism.module} is inferred: the source of safeguard ${safeguard.key} names the clauses without saying which module.`
}

const pairTaken = ({ transfer: { pair, rolesNotStated } }: Question): string =>
  `${pairWords(pair)}${rolesNotStated.length ? ` (as taken: the role of ${listed(rolesNotStated)} is not stated)` : ''}`

function timeWords(question: Question, route: Route, on: IsoDate): string {
  const { law, transfer } = question
  const { mechanism, safeguard, decision, certification, lawful } = route
  if (holds(lawful, on)) return `Safeguard ${safeguard!.key} (${mechanism.name}) ${outOfTime(route.own, on)}.`
  const { newUntil } = mechanism
  if (newUntil && safeguard?.validFrom && safeguard.validFrom > newUntil)
    return `${mechanism.name}, which safeguard ${safeguard.key} names, could be newly obtained until ${newUntil}; this one is of ${safeguard.validFrom}.`
  const place = decision && decision.reach !== 'certified' ? ` on ${countryName(law, transfer.toCountry)}` : ''
  const held = listed((certification?.held ?? []).map(certificateWords))
  const named = safeguard
    ? `, which safeguard ${safeguard.key} names,`
    : held && `, for which ${transfer.importer} is on record by ${held},`
  return `${mechanism.name}${place}${named} ${outOfTime(lawful, on, mechanism.endReason, supposedFor(question, route))}.${notInTime(question, route)}`
}

/** The ends of what a route rests on that a what-if supposes. */
export const supposedFor = ({ law, transfer }: Question, { restsOn, decision }: Route): SupposedEnds =>
  decision ? supposedEndsOfDecisions(law, transfer.regime, transfer.toCountry) : supposedEnds(law, restsOn)

/** Old clauses run on only where they are known to be agreed in time. */
function notInTime(question: Question, route: Route): string {
  const { sunsetForExistingContracts: sunset, validTo } = route.mechanism
  const began = route.safeguard?.validFrom
  if (!sunset || began === undefined || (began !== null && began <= validTo!)) return ''
  const isCut = isSupposed({ from: null, to: sunset }, supposedFor(question, route))
  const ranOn = ` Clauses agreed by ${validTo} ${isCut ? 'in this scenario run' : 'ran'} on until ${sunset}`
  return `${ranOn}; ${began === null ? 'when these were agreed is not stated' : `these are of ${began}`}.`
}

function mismatchWords(question: Question, route: Route, on: IsoDate): string {
  const { law, transfer } = question
  const { mechanism, mismatches, safeguard, certification } = route
  const named = safeguard
    ? `Safeguard ${safeguard.key} names ${mechanism.name}`
    : `The importer ${transfer.importer} is on record for ${mechanism.name}${certification ? `, by ${listed(certification.held.map(certificateWords))}` : ''}`
  const regimes = listed(mechanism.exporterRegimes.map((key) => law.regimes.get(key)!.name))
  const words = {
    regime: `it is a route for exporters under ${regimes}, and this transfer is made under ${governingRegime(question, on).name}`,
    destination: `it does not reach ${countryName(law, transfer.toCountry)}`,
    pair: `it is for ${listed(mechanism.rolePairs.map(pairWords))}, and this transfer goes ${pairTaken(question)}`,
  }
  return `${named}; ${listed(mismatches.map((mismatch) => words[mismatch]))}.`
}

function assessmentThatCarries({ assessments }: Question, { mechanism }: Route, on: IsoDate): Reason {
  const { key, assessedOn, outcome, reviewDueOn } = latestAssessment(assessments, on)!
  const review = reviewDueOn ? `due for review by ${reviewDueOn}` : 'review date not stated'
  return reason(
    'TIA_CURRENT',
    `Assessment ${key} of ${assessedOn} says ${outcomeWords[outcome]}; ${review}.`,
    mechanism.tia.legalRef,
    [{ type: 'TransferImpactAssessment', key }],
  )
}

function assessmentReasons(question: Question, route: Route, failure: Failure, on: IsoDate): Reason[] {
  const { assessments, law, transfer } = question
  const needs = `${nameOf(route)} needs an assessment of the transfer to ${countryName(law, transfer.toCountry)}`
  const latest = latestAssessment(assessments, on)
  const found = (message: string, seen: readonly { key: string }[]) =>
    reason(failure, `${needs}${message}.${inferredWords(route)}`, route.mechanism.tia.legalRef, [
      ...recordsOf(route),
      ...seen.map(({ key }) => ({ type: 'TransferImpactAssessment', key })),
    ])
  if (!latest) {
    const others = assessments.map(
      ({ key, assessedOn }) => `${key} (${assessedOn ? `made only on ${assessedOn}` : 'date not stated'})`,
    )
    const onRecord = others.length ? `on record: ${others.sort().join(', ')}` : 'none is on record'
    return [found(` made by ${on}; ${onRecord}`, assessments.toSorted(byKey))]
  }
  const said = failure === StatusCode.TIA_STALE ? 'is stale' : `says ${outcomeWords[latest.outcome]}`
  const first = found(`; the latest, ${latest.key} of ${latest.assessedOn}, ${said}`, [latest])
  if (failure !== StatusCode.TIA_STALE) return [first]
  const again = provision(question, 'reassessment', on)
  const overdue = reviewOverdue(latest, on, again)
  return [first, ...(overdue ? [overdue] : []), ...staleness(law, latest, on, again)]
}

const outcomeWords = {
  PROCEED: 'that the transfer may go on',
  PROCEED_WITH_MEASURES: 'that the transfer may go on with supplementary measures',
  SUSPEND: 'that the transfer is to be suspended',
  UNDETERMINED: 'that the outcome is open',
}

const matters = {
  ADEQUATE: 'adequacy',
  SAFEGUARDED: 'safeguards',
  DEROGATION: 'derogations',
} as const satisfies Record<Route['code'], Matter>

/** The provision a route comes from; of one that is another regime's, what the transfer's own law asks for instead. */
function legalReference(question: Question, route: Route, on: IsoDate): string {
  const { code, decision, mechanism, mismatches } = route
  if (mismatches.includes('regime')) return provision(question, matters[code], on)
  if (!decision) return mechanism.legalRef
  const eea = eeaBasis(decision, question.transfer.fromCountry)
  return eea ? `${decision.legalReference}; ${eea.legalRef}` : decision.legalReference
}

const nameOf = ({ mechanism, safeguard }: Route): string =>
  `${mechanism.name}${safeguard ? ` (safeguard ${safeguard.key})` : ''}`

function recordsOf(route: Route): RecordRef[] {
  const { safeguard, certification } = route
  return [
    ...mechanismRef(route),
    ...(safeguard ? [{ type: 'Safeguard', key: safeguard.key }] : []),
    ...(certification?.held.map(({ key }) => ({ type: 'Certification', key })) ?? []),
  ]
}
const mechanismRef = ({ restsOn }: Route): RecordRef[] => [{ type: 'TransferMechanism', key: restsOn }]

const ownWindow = ({ safeguard }: Route) => ({ from: safeguard!.validFrom, to: safeguard!.validTo })
const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1)
