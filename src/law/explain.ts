import { supposedFor, whyItFails, whyItHolds } from './explain-route.ts'
import { type Reason, StatusCode } from './facts.ts'
import { crossesBorder, failureOf, type Verdict } from './judge.ts'
import type { Question } from './question.ts'
import type { Regime } from './regime.ts'
import type { Route } from './route.ts'
import { supposedEndsOfDecisions } from './supposed-ends.ts'
import { regimeFamily } from './territory.ts'
import { holds, type IsoDate, windowHolds } from './windows.ts'
import { countryName, listed, outOfTime, periods, reason } from './words.ts'

/**
 * Reasons for the verdict, then for the routes that failed, in the order the law prefers. The first carries the code
 * of the status.
 */
export function explain(question: Question, verdict: Verdict, on: IsoDate): Reason[] {
  const { code, covered, route: chosen } = verdict
  if (code === StatusCode.NOT_RESTRICTED) return [whyNotRestricted(question, on)]
  const others = otherRoutes(question, chosen, covered, on)
  if (covered) return [...whyItHolds(question, chosen!, on), ...others]
  const farthest = chosen ? whyItFails(question, chosen, failureOf(question, chosen, on)!, on) : []
  if (code === StatusCode.UNDETERMINED) return [whyUndetermined(question, on), ...farthest, ...others]
  if (code === StatusCode.UNCOVERED) return [whyUncovered(question, on), ...whatTheDataLacks(question, on), ...others]
  return [...farthest, ...others]
}

const kinds = [StatusCode.ADEQUATE, StatusCode.SAFEGUARDED, StatusCode.DEROGATION] as const

function otherRoutes(question: Question, chosen: Route | null, covered: boolean, on: IsoDate): Reason[] {
  const { routes } = question
  const preferred = covered ? kinds.indexOf(chosen!.code) : kinds.length
  return kinds.flatMap((kind, rank) => {
    const own = routes.filter(({ code }) => code === kind)
    if (own.length === 0) return rank < preferred ? [whyThereIsNone(question, kind)] : []
    const claimed = new Set(own.filter(({ recorded }) => recorded).map(({ decision }) => decision))
    return own
      .filter((route) => route !== chosen)
      .flatMap((route) => {
        const failure = failureOf(question, route, on)
        if (route.recorded) return failure ? whyItFails(question, route, failure, on) : [holdsAsWell(route)]
        return rank < preferred && !claimed.has(route.decision) ? [whyItIsNotOnRecord(question, route, on)] : []
      })
  })
}

function whyNotRestricted(question: Question, on: IsoDate): Reason {
  const { law, transfer, regime, fromAdequate } = question
  if (!crossesBorder(question, on)) {
    const when = transfer.windows.length ? `it exists ${periods(transfer.windows)}` : 'it exists on no day'
    return reason(
      StatusCode.NOT_RESTRICTED,
      `On ${on} no flow of this transfer crosses the border of ${regime.name}: ${when}.`,
      null,
      [{ type: 'Transfer', key: transfer.key }],
    )
  }
  const from = countryName(law, transfer.fromCountry)
  const held = periods(
    fromAdequate.filter((window) => windowHolds(window, on)),
    supposedEndsOfDecisions(law, transfer.regime, transfer.fromCountry),
  )
  return reason(
    StatusCode.NOT_RESTRICTED,
    `This is an onward transfer from ${from}, which a full adequacy decision under ${regime.name} covers ${held}: that country's own law governs what is sent on from there.`,
    law.regulations.get(regime.regulation)?.citation ?? null,
    [{ type: 'Regulation', key: regime.regulation }],
  )
}

const holdsAsWell = (route: Route): Reason =>
  reason(
    'HOLDS_AS_WELL',
    `${route.mechanism.name}${route.safeguard ? ` (safeguard ${route.safeguard.key})` : ''} holds as well; the law prefers what was chosen.`,
    route.mechanism.legalRef,
    [
      { type: 'TransferMechanism', key: route.restsOn },
      ...(route.safeguard ? [{ type: 'Safeguard', key: route.safeguard.key }] : []),
    ],
  )

/** A decision that nothing on record relies on: it fails, and that says nothing of the transfer. */
function whyItIsNotOnRecord(question: Question, route: Route, on: IsoDate): Reason {
  const { law, transfer } = question
  const { lawful, mechanism, restsOn } = route
  const { legalReference, standards, metBySystems } = route.decision!
  const decision = `The decision on ${countryName(law, transfer.toCountry)} (${legalReference})`
  const bySystem = metBySystems ? ' No flow of the transfer touches a system that would make it automated.' : ''
  const words = holds(lawful, on)
    ? `${decision} covers only importers certified to ${standards.join(' or ')}; whether ${transfer.importer} is, is not stated.${bySystem}`
    : `${decision} ${outOfTime(lawful, on, mechanism.endReason, supposedFor(question, route))}.`
  return reason(absence.ADEQUATE, words, legalReference, [{ type: 'TransferMechanism', key: restsOn }])
}

const absence = { ADEQUATE: 'NO_ADEQUACY', SAFEGUARDED: 'NO_SAFEGUARD', DEROGATION: 'NO_DEROGATION' }

function whyThereIsNone({ regime, transfer, law }: Question, kind: (typeof kinds)[number]): Reason {
  const words = {
    ADEQUATE: `No decision under ${regime.name} on ${countryName(law, transfer.toCountry)} is known.`,
    SAFEGUARDED: `No safeguard from ${transfer.exporter} to ${transfer.importer} is on record.`,
    DEROGATION: `No derogation from ${transfer.exporter} to ${transfer.importer} is on record.`,
  }
  return reason(absence[kind], words[kind], null, [{ type: 'Transfer', key: transfer.key }])
}

function whyUndetermined({ regime, dataFrom }: Question, on: IsoDate): Reason {
  return reason(
    StatusCode.UNDETERMINED,
    `Nothing on record is known to cover the transfer on ${on}, and the reference data on ${regime.name} can say that nothing does only from ${dataFrom}.`,
    null,
    [{ type: 'Regulation', key: regime.regulation }],
  )
}

function whyUncovered(question: Question, on: IsoDate): Reason {
  const { transfer, law } = question
  const { name, regulation } = governingRegime(question, on)
  return reason(
    StatusCode.UNCOVERED,
    `On ${on} nothing on record lets data go from ${transfer.exporter} to ${transfer.importer} in ${countryName(law, transfer.toCountry)} under ${name}.`,
    law.regulations.get(regulation)?.citation ?? null,
    [
      { type: 'Transfer', key: transfer.key },
      { type: 'Regulation', key: regulation },
    ],
  )
}

/** Routes of the law without rows: where one applies, the transfer may be covered after all. */
function whatTheDataLacks(question: Question, on: IsoDate): Reason[] {
  const { name, coverage, regulation } = governingRegime(question, on)
  if (coverage.missing.length === 0) return []
  return [
    reason(
      'COVERAGE_INCOMPLETE',
      `The reference data on ${name} has no rows yet for ${listed(coverage.missing)}; where one of these applies, the transfer may be covered.`,
      null,
      [{ type: 'Regulation', key: regulation }],
    ),
  ]
}

/** The regime itself, or the predecessor that held in the from-country on the date. */
function governingRegime({ law, regime, transfer }: Question, on: IsoDate): Regime {
  const family = regimeFamily(law, transfer.regime).map((key) => law.regimes.get(key)!)
  return family.find(({ territory }) => territory.some((row) => isExporterIn(row, transfer, on))) ?? regime
}

const isExporterIn = (row: Regime['territory'][number], { fromCountry }: Question['transfer'], on: IsoDate): boolean =>
  row.country === fromCountry && row.side === 'both' && windowHolds(row, on)
