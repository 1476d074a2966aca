import type { Law } from './law.ts'
import type { Mechanism, RolePair } from './mechanism.ts'
import { perLawAndKey } from './per-law.ts'
import { regimeFamily } from './territory.ts'
import { type IsoDate, intersect, never, union, type Windows } from './windows.ts'

/** The mechanism with this key; every reference to one was checked when it was recorded. */
export function mechanismOf(law: Law, key: string): Mechanism {
  const mechanism = law.mechanisms.get(key)
  if (!mechanism) throw new Error(`No transfer mechanism has the key ${key}.`)
  return mechanism
}

/** The days on which newly agreed, or newly decided, it can be relied on between these roles. */
export const mechanismWindows = (law: Law, key: string, pair: RolePair): Windows =>
  windowsByPair(law, `${key} ${pair.exporter} ${pair.importer}`)

/**
 * The days for a contract that began on a day: old clauses agreed in time run on to the end of their sunset.
 * A contract whose beginning is not stated is not known to be in time. What can no longer be newly obtained holds for
 * those who have it, and for none that began later.
 */
export function contractWindows(law: Law, key: string, pair: RolePair, began: IsoDate | null): Windows {
  const { validTo, newUntil, sunsetForExistingContracts: sunset } = mechanismOf(law, key)
  if (newUntil !== undefined && began !== null && began > newUntil) return never
  const inTime = sunset !== null && validTo !== null && began !== null && began <= validTo
  return inTime ? sunsetWindows(law, `${key} ${pair.exporter} ${pair.importer}`) : mechanismWindows(law, key, pair)
}

const windowsByPair = perLawAndKey((law, keyAndPair) => windowsUntil(law, keyAndPair, ({ validTo }) => validTo))
const sunsetWindows = perLawAndKey((law, keyAndPair) =>
  windowsUntil(law, keyAndPair, ({ sunsetForExistingContracts }) => sunsetForExistingContracts),
)

// What a mechanism requires must be in force as law; it need not be on record beside it. An entry for the UK Extension
// is one for the EU framework, and a UK Addendum or a Swiss adaptation has the EU clauses inside: one contract, which
// its own safeguard records. Its pair of roles is that of the module inside, so for a pair only the modules for that
// pair can carry it.
function windowsUntil(law: Law, keyAndPair: string, end: (mechanism: Mechanism) => IsoDate | null): Windows {
  const [key, exporter, importer] = keyAndPair.split(' ') as [string, RolePair['exporter'], RolePair['importer']]
  const pair = { exporter, importer }
  const mechanism = mechanismOf(law, key)
  const { requires = [], requiresOneOf = [] } = mechanism
  let windows: Windows = [{ from: mechanism.validFrom, to: end(mechanism) }]
  for (const required of requires) windows = intersect(windows, mechanismWindows(law, required, pair))
  if (requiresOneOf.length > 0) {
    const carriers = requiresOneOf.filter((each) => fitsPair(mechanismOf(law, each), pair))
    windows = intersect(windows, union(...carriers.map((each) => mechanismWindows(law, each, pair))))
  }
  return union(windows)
}

export const fitsPair = ({ rolePairs }: Mechanism, { exporter, importer }: RolePair): boolean =>
  rolePairs.some((pair) => pair.exporter === exporter && pair.importer === importer)

/** A mechanism of a predecessor is one of the regime that answers for it. */
export const fitsRegime = (law: Law, { exporterRegimes }: Mechanism, regime: string): boolean =>
  regimeFamily(law, regime).some((key) => exporterRegimes.includes(key))
