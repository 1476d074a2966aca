import { latestAssessment, reviewOverdue, staleness } from './assessment.ts'
import { type CertificationFacts, type Reason, type RecordRef, StatusCode } from './facts.ts'
import { type Failure, needsAssessment } from './judge.ts'
import type { Question } from './question.ts'
import type { Route } from './route.ts'
import { isSupposed, type SupposedEnds, supposedEnds, supposedEndsOfDecisions } from './supposed-ends.ts'
import { holds, type IsoDate, windowHolds } from './windows.ts'
import { countryName, listed, outOfTime, pairWords, period, periods, reason } from './words.ts'

/** Why a route holds: what was looked at, check by check. */
export function whyItHolds(question: Question, route: Route, on: IsoDate): Reason[] {
  const needsNone = route.mechanism.tia.required === 'conditional'
  return [
    reason(route.code, holdingWords(question, route, on), legalReference(route), recordsOf(route)),
    ...(needsAssessment(route.mechanism, on) ? [assessmentThatCarries(question, route, on)] : []),
    ...(needsNone
      ? [
          reason(
            'TIA_CONDITIONAL',
            `No assessment is asked for here. One would be needed ${route.mechanism.tia.note}.`,
            route.mechanism.legalRef,
            mechanismRef(route),
          ),
        ]
      : []),
  ]
}

/** Why a route fails: the check that it did not pass, and what was found there. */
export function whyItFails(question: Question, route: Route, failure: Failure, on: IsoDate): Reason[] {
  const found = (message: string, records = recordsOf(route)) => [
    reason(failure, message, legalReference(route), records),
  ]
  switch (failure) {
    case StatusCode.MECHANISM_ENDED:
      return found(timeWords(question, route, on))
    case StatusCode.MECHANISM_MISMATCH:
      return found(mismatchWords(question, route))
    case StatusCode.CERTIFICATION_MISSING:
      return found(certificationWords(question, route, on))
    default:
      return assessmentReasons(question, route, failure, on)
  }
}

function holdingWords(question: Question, route: Route, on: IsoDate): string {
  const { law, transfer, regime } = question
  const { decision, safeguard, mechanism } = route
  const inForce = route.lawful.filter((window) => windowHolds(window, on))
  const lawful = periods(inForce, supposedFor(question, route))
  const held = certificatesOn(route, on).map(certificateWords)
  const certified = held.length ? ` The importer ${transfer.importer} is certified: ${listed(held)}.` : ''
  if (decision) {
    const place = countryName(law, transfer.toCountry)
    const scope = decision.scope ? ` Scope: ${decision.scope}.` : ''
    const bySystem =
      decision.metBySystems && !held.length ? ' A system handles the data, so the transfer is automated.' : ''
    return `A decision under ${regime.name} covers ${place}: ${decision.legalReference}, in force ${lawful}.${scope}${certified}${bySystem}`
  }
  const constraints = mechanism.constraints
    ? ` The law allows it only so far: ${mechanism.constraints.join('; ')}.`
    : ''
  return `Safeguard ${safeguard!.key} (${period(ownWindow(route))}) rests on ${mechanism.name}, in force ${lawful}, and fits ${regime.name} and the roles ${pairWords(transfer.pair)}.${certified}${constraints}`
}

function timeWords(question: Question, route: Route, on: IsoDate): string {
  const { law, transfer } = question
  const { mechanism, safeguard, decision, lawful } = route
  if (holds(lawful, on)) return `Safeguard ${safeguard!.key} (${mechanism.name}) ${outOfTime(route.own, on)}.`
  const { newUntil } = mechanism
  if (newUntil && safeguard?.validFrom && safeguard.validFrom > newUntil)
    return `${mechanism.name}, which safeguard ${safeguard.key} names, could be newly obtained until ${newUntil}; this one is of ${safeguard.validFrom}.`
  const place = decision && decision.reach !== 'certified' ? ` on ${countryName(law, transfer.toCountry)}` : ''
  const named = safeguard ? `, which safeguard ${safeguard.key} names,` : ''
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

function mismatchWords({ law, transfer, regime }: Question, route: Route): string {
  const { mechanism, mismatches, safeguard, certification } = route
  const named = safeguard
    ? `Safeguard ${safeguard.key} names ${mechanism.name}`
    : `The importer ${transfer.importer} is on record for ${mechanism.name}${certification ? ` (${listed(certification.held.map(certificateWords))})` : ''}`
  const regimes = listed(mechanism.exporterRegimes.map((key) => law.regimes.get(key)!.name))
  const words = {
    regime: `it is a route for exporters under ${regimes}, and this transfer is made under ${regime.name}`,
    destination: `it does not reach ${countryName(law, transfer.toCountry)}`,
    pair: `it is for ${listed(mechanism.rolePairs.map(pairWords))}, and this transfer goes ${pairWords(transfer.pair)}`,
  }
  return `${named}; ${listed(mismatches.map((mismatch) => words[mismatch]))}.`
}

function certificationWords({ transfer }: Question, route: Route, on: IsoDate): string {
  const { standards, held } = route.certification!
  const covers = `${route.mechanism.name} covers only an importer with a valid certification (${standards.join(' or ')})`
  const found = held.length
    ? `those of ${transfer.importer} do not hold on ${on}: ${listed(held.map(certificateWords))}`
    : `none of ${transfer.importer} is on record`
  return `${covers}; ${found}.`
}

function assessmentThatCarries({ assessments }: Question, { mechanism }: Route, on: IsoDate): Reason {
  const { key, assessedOn, outcome, reviewDueOn } = latestAssessment(assessments, on)!
  const review = reviewDueOn ? `due for review by ${reviewDueOn}` : 'review date not stated'
  return reason(
    'TIA_CURRENT',
    `Assessment ${key} of ${assessedOn} says ${outcomeWords[outcome]}; ${review}.`,
    mechanism.legalRef,
    [{ type: 'TransferImpactAssessment', key }],
  )
}

function assessmentReasons(question: Question, route: Route, failure: Failure, on: IsoDate): Reason[] {
  const { assessments, law, transfer } = question
  const needs = `${route.mechanism.name}${route.safeguard ? ` (safeguard ${route.safeguard.key})` : ''} needs an assessment of the transfer to ${countryName(law, transfer.toCountry)}`
  const latest = latestAssessment(assessments, on)
  const legal = legalReference(route)
  const records: RecordRef[] = [
    ...recordsOf(route),
    ...(latest ? [{ type: 'TransferImpactAssessment', key: latest.key }] : []),
  ]
  if (!latest) {
    const others = assessments.map(
      ({ key, assessedOn }) => `${key} (${assessedOn ? `made only on ${assessedOn}` : 'date not stated'})`,
    )
    const found = others.length ? `on record: ${others.sort().join(', ')}` : 'none is on record'
    const seen = assessments.map(({ key }) => ({ type: 'TransferImpactAssessment', key })).sort(byKey)
    return [reason(failure, `${needs} made by ${on}; ${found}.`, legal, [...recordsOf(route), ...seen])]
  }
  const said = `the latest, ${latest.key} of ${latest.assessedOn}, ${failure === StatusCode.TIA_STALE ? 'is stale' : `says ${outcomeWords[latest.outcome]}`}`
  const first = reason(failure, `${needs}; ${said}.`, legal, records)
  if (failure !== StatusCode.TIA_STALE) return [first]
  const overdue = reviewOverdue(latest, on)
  return [first, ...(overdue ? [overdue] : []), ...staleness(law, latest, on)]
}

const outcomeWords = {
  PROCEED: 'that the transfer may go on',
  PROCEED_WITH_MEASURES: 'that the transfer may go on with supplementary measures',
  SUSPEND: 'that the transfer is to be suspended',
  UNDETERMINED: 'that the outcome is open',
}

/** The provision a route comes from. */
export const legalReference = ({ decision, mechanism }: Route): string => decision?.legalReference ?? mechanism.legalRef

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
const certificatesOn = ({ certification }: Route, on: IsoDate): CertificationFacts[] =>
  certification?.held.filter(({ validFrom, validTo }) => windowHolds({ from: validFrom, to: validTo }, on)) ?? []
const certificateWords = ({ key, standard, validFrom, validTo }: CertificationFacts): string =>
  `${key} to ${standard}, ${period({ from: validFrom, to: validTo })}`
const byKey = (a: RecordRef, b: RecordRef): number => (a.key < b.key ? -1 : 1)
