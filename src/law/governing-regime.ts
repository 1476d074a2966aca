import type { Law } from './law.ts'
import type { Question } from './question.ts'
import type { Regime, RegimeKey } from './regime.ts'
import { regimeFamily } from './territory.ts'
import { type IsoDate, windowHolds } from './windows.ts'

type TerritoryRow = Regime['territory'][number]
export type Matter = Exclude<keyof Regime['references'], 'verification'>

/** The regime itself, or the predecessor that held on the date: in the from-country, or for an onward transfer anywhere. */
export function governingRegime({ law, regime, transfer }: Question, on: IsoDate): Regime {
  const family = regimeFamily(law, transfer.regime).map((key) => law.regimes.get(key)!)
  const isInForce = (row: TerritoryRow) => row.side === 'both' && windowHolds(row, on)
  return (
    family.find(({ territory }) => territory.some((row) => row.country === transfer.fromCountry && isInForce(row))) ??
    family.find(({ territory }) => territory.some(isInForce)) ??
    regime
  )
}

/** What the law that governs a transfer on the date has on a matter. */
export const provision = (question: Question, matter: Matter, on: IsoDate): string =>
  governingRegime(question, on).references[matter]

/** What regimes have on a matter, each once; null: there are no regimes. */
export const provisionsOf = (law: Law, regimes: Iterable<RegimeKey>, matter: Matter): string | null =>
  [...new Set([...regimes].map((key) => law.regimes.get(key)!.references[matter]))].join('; ') || null
