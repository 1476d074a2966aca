import { whyItFails, whyItHolds } from './explain-route.ts'
import { type Reason, StatusCode } from './facts.ts'
import { crossesBorder, type Failure, failureOf, type Verdict } from './judge.ts'
import type { Question } from './question.ts'
import type { Route } from './route.ts'
import { regimeFamily } from './territory.ts'
import { holds, type IsoDate, windowHolds } from './windows.ts'
import { countryName, listed, outOfTime, periods, reason } from './words.ts'

/** Reasons for the verdict, then for each route that failed. The first carries the code of the status. */
export function explain(question: Question, verdict: Verdict, on: IsoDate): Reason[] {
  if (verdict.code === StatusCode.NOT_RESTRICTED) return [whyNotRestricted(question, on)]
  const { routes } = question
  const { route: chosen } = verdict
  const failures = new Map(routes.map((route) => [route, failureOf(question, route, on)]))
  const explained = (route: Route): Reason[] => {
    const failure = failures.get(route)!
    if (failure === null) return route.recorded || route === chosen ? [holdsAsWell(route)] : []
    return route.recorded
      ? whyItFails(question, route, failure as Failure, on)
      : whyItIsNotOnRecord(question, route, on)
  }
  const others = routes.filter((route) => route !== chosen).flatMap(explained)
  if (verdict.covered) return [...whyItHolds(question, chosen!, on), ...passedOver(question, chosen!), ...others]
  const nothing = [
    ...(verdict.code === StatusCode.UNDETERMINED ? [whyUndetermined(question, on)] : []),
    ...(verdict.code === StatusCode.UNCOVERED ? [whyUncovered(question, on), ...whatTheDataLacks(question, on)] : []),
  ]
  return [...nothing, ...(chosen ? explained(chosen) : []), ...passedOver(question, null), ...others]
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
  const held = periods(fromAdequate.filter((window) => windowHolds(window, on)))
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
function whyItIsNotOnRecord(
  question: Question,
  { decision, lawful, mechanism, restsOn }: Route,
  on: IsoDate,
): Reason[] {
  const { transfer } = question
  const place = countryName(question.law, transfer.toCountry)
  const words = !holds(lawful, on)
    ? `The decision on ${place} (${decision!.legalReference}) ${outOfTime(lawful, on)}${mechanism.endReason ? `: ${mechanism.endReason}` : ''}.`
    : `The decision on ${place} (${decision!.legalReference}) covers only importers with ${decision!.standards.join(' or ')}; whether ${transfer.importer} has it is not stated.${decision!.metBySystems ? ' No flow of the transfer touches a system that would make it automated.' : ''}`
  return [reason('NO_ADEQUACY', words, decision!.legalReference, [{ type: 'TransferMechanism', key: restsOn }])]
}

/** The kinds of route, of those the law prefers to the chosen one, of which nothing is there to be looked at. */
function passedOver({ routes, regime, transfer, law }: Question, chosen: Route | null): Reason[] {
  const kinds = [StatusCode.ADEQUATE, StatusCode.SAFEGUARDED, StatusCode.DEROGATION] as const
  const absent = kinds
    .slice(0, chosen ? kinds.indexOf(chosen.code) : kinds.length)
    .filter((kind) => !routes.some(({ code }) => code === kind))
  const words = {
    ADEQUATE: ['NO_ADEQUACY', `No decision under ${regime.name} on ${countryName(law, transfer.toCountry)} is known.`],
    SAFEGUARDED: ['NO_SAFEGUARD', `No safeguard from ${transfer.exporter} to ${transfer.importer} is on record.`],
    DEROGATION: ['NO_DEROGATION', `No derogation from ${transfer.exporter} to ${transfer.importer} is on record.`],
  } as const
  return absent.map((kind) => reason(...words[kind], null, [{ type: 'Transfer', key: transfer.key }]))
}

function whyUndetermined({ regime, dataFrom }: Question, on: IsoDate): Reason {
  return reason(
    StatusCode.UNDETERMINED,
    `Nothing on record is known to cover the transfer on ${on}, and the reference data on ${regime.name} can say that nothing does only from ${dataFrom}.`,
    null,
    [{ type: 'Regulation', key: regime.regulation }],
  )
}

function whyUncovered({ regime, transfer, law }: Question, on: IsoDate): Reason {
  return reason(
    StatusCode.UNCOVERED,
    `On ${on} nothing on record lets data go from ${transfer.exporter} to ${transfer.importer} in ${countryName(law, transfer.toCountry)} under ${regime.name}.`,
    law.regulations.get(regime.regulation)?.citation ?? null,
    [
      { type: 'Transfer', key: transfer.key },
      { type: 'Regulation', key: regime.regulation },
    ],
  )
}

/** Routes of the law without rows: where one applies, the transfer may be covered after all. */
function whatTheDataLacks({ law, regime, transfer }: Question, on: IsoDate): Reason[] {
  const family = regimeFamily(law, transfer.regime).map((key) => law.regimes.get(key)!)
  const governing = family.find(({ territory }) =>
    territory.some((row) => row.country === transfer.fromCountry && row.side === 'both' && windowHolds(row, on)),
  )
  const { name, coverage, regulation } = governing ?? regime
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
