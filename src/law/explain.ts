import { unknownCertifications, unknownWords } from './explain-certification.ts'
import { holdsAsWell, supposedFor, whyItFails, whyItHolds } from './explain-route.ts'
import { type Reason, StatusCode } from './facts.ts'
import { governingRegime, type Matter, provision } from './governing-regime.ts'
import { crossesBorder, failureOf, type Verdict } from './judge.ts'
import type { Question } from './question.ts'
import type { Route } from './route.ts'
import { supposedEndsOfDecisions } from './supposed-ends.ts'
import { holds, type IsoDate, windowHolds } from './windows.ts'
import { countryName, listed, outOfTime, pairWords, periods, reason } from './words.ts'

/**
 * Reasons for the verdict, then for the other routes: adequacy, safeguards, derogations. The first carries the code of
 * the status.
 */
export function explain(question: Question, verdict: Verdict, on: IsoDate): Reason[] {
  const { code, covered, route: chosen } = verdict
  if (code === StatusCode.NOT_RESTRICTED) return [whyNotRestricted(question, on)]
  const others = [...whatIsTakenOfRoles(question, on), ...otherRoutes(question, chosen, covered, on)]
  if (covered) return [...whyItHolds(question, chosen!, on), ...others]
  const farthest = chosen ? whyItFails(question, chosen, failureOf(question, chosen, on)!, on) : []
  const lacks = whatTheDataLacks(question, on)
  if (code === StatusCode.UNDETERMINED) return [whyUndetermined(question, on), ...farthest, ...lacks, ...others]
  if (code === StatusCode.UNCOVERED) return [whyUncovered(question, on), ...lacks, ...others]
  return [...farthest, ...lacks, ...others]
}

const kinds = [StatusCode.ADEQUATE, StatusCode.SAFEGUARDED, StatusCode.DEROGATION] as const

function otherRoutes(question: Question, chosen: Route | null, covered: boolean, on: IsoDate): Reason[] {
  const { routes } = question
  const preferred = covered ? kinds.indexOf(chosen!.code) : kinds.length
  return kinds.flatMap((kind, rank) => {
    const own = routes.filter(({ code }) => code === kind)
    if (own.length === 0) return rank < preferred ? [whyThereIsNone(question, kind, on)] : []
    const claimed = new Set(own.filter(({ recorded }) => recorded).map(({ decision }) => decision))
    return own
      .filter((route) => route !== chosen)
      .flatMap((route) => {
        const failure = failureOf(question, route, on)
        if (route.recorded)
          return failure ? whyItFails(question, route, failure, on) : [holdsAsWell(question, route, chosen!, on)]
        return rank < preferred && !claimed.has(route.decision) ? [whyItIsNotOnRecord(question, route, on)] : []
      })
  })
}

function whyNotRestricted(question: Question, on: IsoDate): Reason {
  const { law, transfer, fromAdequate } = question
  const { name, references, regulation } = governingRegime(question, on)
  if (!crossesBorder(question, on)) {
    const when = transfer.windows.length ? `it exists ${periods(transfer.windows)}` : 'it exists on no day'
    return reason(
      StatusCode.NOT_RESTRICTED,
      `On ${on} no flow of this transfer crosses the border of ${name}: ${when}.`,
      references.transfers,
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
    `This is an onward transfer from ${from}, which a full adequacy decision under ${name} covers ${held}: that country's own law governs what is sent on from there.`,
    references.adequacy,
    [{ type: 'Regulation', key: regulation }],
  )
}

/** A decision that nothing on record relies on: it fails, and that says nothing of the transfer. */
function whyItIsNotOnRecord(question: Question, route: Route, on: IsoDate): Reason {
  const { law, transfer } = question
  const { lawful, mechanism, restsOn } = route
  const { legalReference, standards, metBySystems, reach, scope } = route.decision!
  const decision = `The decision on ${countryName(law, transfer.toCountry)} (${legalReference})`
  const bySystem = metBySystems ? ' No flow of the transfer touches a system that would make it automated.' : ''
  const codes = standards.join(' or ')
  const covers =
    reach === 'scoped'
      ? `is ${scope} (${codes}); whether ${transfer.importer} is within it, is not stated`
      : `covers only importers certified to ${codes}; whether ${transfer.importer} is, is not stated`
  const words = holds(lawful, on)
    ? `${decision} ${covers}.${bySystem}${unknownWords(question)}`
    : `${decision} ${outOfTime(lawful, on, mechanism.endReason, supposedFor(question, route))}.`
  const looked = holds(lawful, on) ? unknownCertifications(question) : []
  return reason(absence.ADEQUATE, words, legalReference, [
    { type: 'TransferMechanism', key: restsOn },
    ...looked.map(({ key }) => ({ type: 'Certification', key })),
  ])
}

const absence = { ADEQUATE: 'NO_ADEQUACY', SAFEGUARDED: 'NO_SAFEGUARD', DEROGATION: 'NO_DEROGATION' }

const matters = {
  ADEQUATE: 'adequacy',
  SAFEGUARDED: 'safeguards',
  DEROGATION: 'derogations',
} as const satisfies Record<keyof typeof absence, Matter>

function whyThereIsNone(question: Question, kind: (typeof kinds)[number], on: IsoDate): Reason {
  const { transfer, law } = question
  const { name, references } = governingRegime(question, on)
  const words = {
    ADEQUATE: `No decision under ${name} on ${countryName(law, transfer.toCountry)} is known.`,
    SAFEGUARDED: `No safeguard from ${transfer.exporter} to ${transfer.importer} is on record.`,
    DEROGATION: `No derogation from ${transfer.exporter} to ${transfer.importer} is on record.`,
  }
  return reason(absence[kind], words[kind], references[matters[kind]], [{ type: 'Transfer', key: transfer.key }])
}

/** The pair of roles that mechanisms are held against, where it is not what a source states. */
function whatIsTakenOfRoles(question: Question, on: IsoDate): Reason[] {
  const { pair, rolesNotStated } = question.transfer
  if (rolesNotStated.length === 0 || question.routes.every(({ safeguard }) => safeguard === null)) return []
  return [
    reason(
      'ROLE_MISSING',
      `The role of ${listed(rolesNotStated)} is not stated. Who has no stated role is taken as a third party, which counts as a controller: the transfer is judged as one of ${pairWords(pair)}.`,
      provision(question, 'transfers', on),
      rolesNotStated.map((key) => ({ type: 'Organization', key })),
    ),
  ]
}

function whyUndetermined(question: Question, on: IsoDate): Reason {
  const { dataFrom } = question
  const { name, references, regulation } = governingRegime(question, on)
  return reason(
    StatusCode.UNDETERMINED,
    `Nothing on record is known to cover the transfer on ${on}, and the reference data on ${name} can say that nothing does only from ${dataFrom}.`,
    references.transfers,
    [{ type: 'Regulation', key: regulation }],
  )
}

function whyUncovered(question: Question, on: IsoDate): Reason {
  const { transfer, law } = question
  const { name, references, regulation } = governingRegime(question, on)
  return reason(
    StatusCode.UNCOVERED,
    `On ${on} nothing on record lets data go from ${transfer.exporter} to ${transfer.importer} in ${countryName(law, transfer.toCountry)} under ${name}.`,
    references.transfers,
    [
      { type: 'Transfer', key: transfer.key },
      { type: 'Regulation', key: regulation },
    ],
  )
}

/** Routes of the law without rows: where one applies, the transfer may be covered after all. */
function whatTheDataLacks(question: Question, on: IsoDate): Reason[] {
  const { name, coverage, references, regulation } = governingRegime(question, on)
  if (coverage.missing.length === 0) return []
  return [
    reason(
      'COVERAGE_INCOMPLETE',
      `The reference data on ${name} has no rows yet for ${listed(coverage.missing)}; where one of these applies, the transfer may be covered.`,
      references.transfers,
      [{ type: 'Regulation', key: regulation }],
    ),
  ]
}
