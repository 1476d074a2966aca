import { decisionsOn } from '../law/decisions.ts'
import type { Law } from '../law/law.ts'
import { isListedUnder } from '../law/law-change.ts'
import { mechanismOf } from '../law/mechanism-windows.ts'
import { answeringRegime } from '../law/territory.ts'
import { dayBefore, holds, type IsoDate } from '../law/windows.ts'
import { badInput } from '../platform/errors.ts'

/** A mechanism, or a regime's decisions on a country, that ends on a day, and where the scenario says so. */
export type LawEnd = { argument: string; on: IsoDate } & ({ mechanism: string } | { regime: string; country: string })

/**
 * Refuses two changes that give one thing two ends, whatever each calls it: the framework for the United States is a
 * mechanism, a decision on a country, and one on the list of all decisions. Nor can what is named outlast what it requires.
 * The same end twice is one end.
 */
export function refuseContradictingEnds(law: Law, ends: readonly LawEnd[]): void {
  const ended = new Map<string, LawEnd>()
  for (const end of ends) {
    for (const thing of thingsEnded(law, end)) {
      const earlier = ended.get(thing)
      if (earlier && earlier.on !== end.on) throw contradiction(thing, earlier, end)
      ended.set(thing, earlier ?? end)
    }
  }
  for (const end of ends) {
    for (const key of directlyNamed(law, end).flatMap((thing) => requiredBy(law, thing))) {
      const earlier = ended.get(key)
      if (earlier && earlier.on < end.on) throw contradiction(key, earlier, end)
    }
  }
}

/** What a change of the law ends: each mechanism by its key, and each decision by its mechanism and country. */
function thingsEnded(law: Law, end: LawEnd): string[] {
  const named = directlyNamed(law, end)
  if (!('mechanism' in end) || mechanismOf(law, end.mechanism).category !== 'adequacy') return named
  const { mechanism: list, on } = end
  const regimes = new Set(mechanismOf(law, list).exporterRegimes.map((regime) => answeringRegime(law, regime)))
  const decided = [...regimes].flatMap((regime) =>
    [...law.countries.keys()].flatMap((country) => decisionsEnded(law, regime, country, on)),
  )
  return [...named, ...decided.filter((thing) => thing.startsWith(`${list} `) || isListedUnder(law, list, thing))]
}

const directlyNamed = (law: Law, end: LawEnd): string[] =>
  'mechanism' in end ? [end.mechanism] : decisionsEnded(law, answeringRegime(law, end.regime), end.country, end.on)

/** What has ended by then anyway is not ended by the change. */
const decisionsEnded = (law: Law, regime: string, country: string, on: IsoDate): string[] =>
  decisionsOn(law, regime, country)
    .filter(({ windows }) => holds(windows, dayBefore(on)))
    .map(({ mechanism, reach }) => (reach === 'certified' ? mechanism : `${mechanism} ${country}`))

const requiredBy = (law: Law, thing: string): string[] =>
  (law.mechanisms.get(thing)?.requires ?? []).flatMap((each) => [each, ...requiredBy(law, each)])

function contradiction(thing: string, earlier: LawEnd, later: LawEnd) {
  const [mechanism, country] = thing.split(' ')
  const what = country ? `the decision of ${mechanism} on ${country}` : mechanism
  return badInput(
    later.argument,
    `Two changes contradict each other: by ${earlier.argument}, ${what} ends on ${earlier.on}; ${later.argument} says ${later.on}.`,
    'Give both the same date, or ask about one of them in a request of its own.',
  )
}
