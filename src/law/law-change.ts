import { decisionsOn } from './decisions.ts'
import type { Law } from './law.ts'
import type { Mechanism } from './mechanism.ts'
import { fitsRegime, mechanismOf } from './mechanism-windows.ts'
import { answeringRegime } from './territory.ts'
import { dayBefore, type IsoDate } from './windows.ts'

/**
 * The law as it would be without a mechanism from a day on, contracts that run on included. What requires it falls with
 * it, as in law; the list of a regime's decisions falls with all of them, those on certified importers too.
 */
export function endMechanism(law: Law, key: string, on: IsoDate): Law {
  const ended = [...law.mechanisms]
    .filter(([each]) => each === key || isListedUnder(law, key, each))
    .map(([each, mechanism]) => [each, endedOn(mechanism, on)] as const)
    .filter(([each, mechanism]) => mechanism !== law.mechanisms.get(each))
  return {
    ...law,
    mechanisms: new Map([...law.mechanisms, ...ended]),
    mechanismEnds: new Map([...law.mechanismEnds, ...ended.map(([each]) => [each, on] as const)]),
  }
}

/** Whether a decision on certified importers is one of those that the mechanism stands for. */
export function isListedUnder(law: Law, list: string, certified: string): boolean {
  const { category, exporterRegimes } = mechanismOf(law, list)
  const decision = law.mechanisms.get(certified)
  return (
    category === 'adequacy' &&
    decision?.category === 'adequacy-certified' &&
    exporterRegimes.some((regime) => fitsRegime(law, decision, answeringRegime(law, regime)))
  )
}

/** What has ended by then anyway stays as it is. */
function endedOn(mechanism: Mechanism, on: IsoDate): Mechanism {
  const { validTo, sunsetForExistingContracts: sunset } = mechanism
  const last = dayBefore(on)
  if (validTo === null || last < validTo) {
    return { ...mechanism, validTo: last, endedOn: on, endReason: null, sunsetForExistingContracts: null }
  }
  return sunset !== null && last < sunset ? { ...mechanism, sunsetForExistingContracts: last } : mechanism
}

/**
 * The law as it would be without a regime's decisions on a country from a day on. A decision on its certified importers
 * is a mechanism of its own: it ends, and with it what other regimes build on it.
 */
export function endAdequacy(law: Law, regime: string, country: string, on: IsoDate): Law {
  const place = `${answeringRegime(law, regime)} ${country}`
  const earlier = law.adequacyEnds.get(place)
  const end = earlier && earlier < on ? earlier : on
  const changed = { ...law, adequacyEnds: new Map([...law.adequacyEnds, [place, end] as const]) }
  return decisionsOn(law, answeringRegime(law, regime), country)
    .filter(({ reach }) => reach === 'certified')
    .reduce<Law>((without, { mechanism }) => endMechanism(without, mechanism, on), changed)
}
