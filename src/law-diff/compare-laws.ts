import { groupBy } from '../law/group-by.ts'
import type { Law } from '../law/law.ts'
import { provisionsOf, type Reason, type Status, staleness, statusOf } from '../law/status.ts'
import type { IsoDate } from '../law/windows.ts'
import { rules } from '../rules/all-rules.ts'
import { type Finding, findFindings, findingKey } from '../rules/find-findings.ts'
import { RuleGround } from '../rules/rule-ground.ts'
import { type SurveyedTransfer, surveyTransfers, type TransferSurvey } from '../transfers/transfer-survey.ts'

type Verdict = Pick<Status, 'code' | 'covered' | 'mechanism'>

/** What becomes different in a workspace when another edition of the law is the one that is asked. */
export interface LawDifference {
  /** The first day that was compared. */
  since: IsoDate
  /** With the first day on which each differs, and its status then; in order of that day, then of their keys. */
  transfers: { key: string; name: string; on: IsoDate; before: Verdict; after: Verdict }[]
  /** With the first day on which each is stale by one edition and not by the other, and why. */
  assessments: { key: string; on: IsoDate; stale: boolean; because: readonly Reason[] }[]
  /** With the first day on which each is found by one edition and not by the other. */
  findings: { on: IsoDate; added: boolean; finding: Finding }[]
  /** Findings were compared on this many days: the first one, and those on which something else differs. */
  daysCompared: number
}

/** Findings of the whole workspace are worked out twice for each day. */
const mostDays = 40
/** A transfer's known dates are few; this many would be a circle. */
const mostSteps = 2_000

/** Compares two editions over all days from one on. It depends on nothing but its arguments. */
export function compareLaws(surveyed: TransferSurvey, before: Law, after: Law, since: IsoDate): LawDifference {
  const sides: Sides = [
    { law: before, surveyed: surveyTransfers(surveyed.survey, surveyed.changes, before) },
    { law: after, surveyed: surveyTransfers(surveyed.survey, surveyed.changes, after) },
  ]
  const transfers = inOrder(compareTransfers(sides, since))
  const assessments = inOrder(compareAssessments(sides, since))
  const days = [...new Set([since, ...[...transfers, ...assessments].map(({ on }) => on)])].sort().slice(0, mostDays)
  return { since, transfers, assessments, findings: compareFindings(sides, days), daysCompared: days.length }
}

interface Side {
  law: Law
  surveyed: TransferSurvey
}
type Sides = [before: Side, after: Side]

function compareTransfers(sides: Sides, since: IsoDate): LawDifference['transfers'] {
  const keys = new Set(sides.flatMap(({ surveyed }) => [...surveyed.transfers.keys()]))
  return [...keys].flatMap((key) => {
    const asked = sides.map(({ law, surveyed }) => ({ law, transfer: surveyed.transfers.get(key) }))
    const found = firstDifference((on) => asked.map((side) => statusThen(side, on)), since)
    if (!found) return []
    const [before, after] = found.statuses.map(({ code, covered, mechanism }) => ({ code, covered, mechanism }))
    const { name } = asked.find(({ transfer }) => transfer)!.transfer!
    return [{ key, name, on: found.on, before: before!, after: after! }]
  })
}

const notThere = { code: 'NOT_RESTRICTED', covered: true, mechanism: null, changesOn: null } as Status

const statusThen = ({ law, transfer }: { law: Law; transfer: SurveyedTransfer | undefined }, on: IsoDate): Status =>
  transfer ? statusOf(law, transfer.facts, on) : notThere

/** From one known change of either answer to the next: between them, neither changes. */
function firstDifference(ask: (on: IsoDate) => Status[], since: IsoDate) {
  let on: IsoDate = since
  for (let step = 0; step < mostSteps; step++) {
    const statuses = ask(on)
    const [before, after] = statuses as [Status, Status]
    if (before.code !== after.code || before.mechanism !== after.mechanism) return { on, statuses }
    const next = statuses.map(({ changesOn }) => changesOn).filter((day) => day !== null)
    if (next.length === 0) return null
    on = next.sort()[0]!
  }
  return null
}

function compareAssessments(sides: Sides, since: IsoDate): LawDifference['assessments'] {
  const assessed = [...sides[0].surveyed.transfers.values()].flatMap(({ regime, facts }) =>
    facts.assessments.map((assessment) => ({ regime, assessment })),
  )
  return [...groupBy(assessed, ({ assessment }) => assessment.key).values()].flatMap((same) => {
    const { assessment } = same[0]!
    const regimes = same.map(({ regime }) => regime)
    for (const on of daysOfFacts(sides, assessment.toCountries, since)) {
      const [before, after] = sides.map(({ law }) =>
        staleness(law, assessment, on, provisionsOf(law, regimes, 'reassessment')),
      ) as [Reason[], Reason[]]
      const stale = after.length > 0
      if (before.length > 0 !== stale) return [{ key: assessment.key, on, stale, because: stale ? after : before }]
    }
    return []
  })
}

/** The days on which a fact of either edition about one of the countries comes up. */
function daysOfFacts(sides: Sides, countries: readonly string[], since: IsoDate): IsoDate[] {
  const facts = sides.flatMap(({ law }) => countries.flatMap((country) => law.countryFacts.get(country) ?? []))
  return [...new Set([since, ...facts.map(({ date }) => date).filter((date) => date > since)])].sort()
}

function compareFindings(sides: Sides, days: readonly IsoDate[]): LawDifference['findings'] {
  const told = new Set<string>()
  return days.flatMap((on) => {
    const [before, after] = sides.map(({ law, surveyed }) => {
      const found = findFindings(rules, new RuleGround(surveyed, law, on))
      return new Map(found.map((finding) => [findingKey(finding), finding]))
    }) as [Map<string, Finding>, Map<string, Finding>]
    const added = [...after].filter(([key]) => !before.has(key)).map(([, finding]) => ({ on, added: true, finding }))
    const settled = [...before].filter(([key]) => !after.has(key)).map(([, finding]) => ({ on, added: false, finding }))
    return [...added, ...settled].filter(({ added: isNew, finding }) => {
      const name = `${isNew} ${findingKey(finding)}`
      return !told.has(name) && told.add(name)
    })
  })
}

const inOrder = <T extends { on: IsoDate; key: string }>(found: T[]): T[] =>
  found.sort((a, b) => (`${a.on} ${a.key}` < `${b.on} ${b.key}` ? -1 : 1))
