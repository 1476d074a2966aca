import { decisionsOn } from './decisions.ts'
import type { Law } from './law.ts'
import { dayAfter, type IsoDate, type Window } from './windows.ts'

/** First days without something that a what-if supposes. A reason does not tell them as history. */
export type SupposedEnds = ReadonlySet<IsoDate>

/** Those of a mechanism, and of what it requires. */
export function supposedEnds(law: Law, ...keys: readonly string[]): SupposedEnds {
  const behind = new Set(keys)
  for (const key of behind) {
    const { requires = [], requiresOneOf = [] } = law.mechanisms.get(key)!
    for (const each of [...requires, ...requiresOneOf]) behind.add(each)
  }
  return new Set([...behind].flatMap((key) => law.mechanismEnds.get(key) ?? []))
}

/** Those of a regime's decisions on a country. */
export function supposedEndsOfDecisions(law: Law, regime: string, country: string): SupposedEnds {
  const own = law.adequacyEnds.get(`${regime} ${country}`)
  const listed = decisionsOn(law, regime, country).map(({ mechanism }) => mechanism)
  return new Set([...(own ? [own] : []), ...supposedEnds(law, ...listed)])
}

export const isSupposed = ({ to }: Window, ends: SupposedEnds): boolean => to !== null && ends.has(dayAfter(to))
