import type { Adequacy, Country } from './country.ts'
import type { Law } from './law.ts'
import { adequacyListOf } from './law-faults.ts'
import type { Mechanism } from './mechanism.ts'
import { fitsRegime, mechanismWindows } from './mechanism-windows.ts'
import { perLaw, perLawAndKey } from './per-law.ts'
import type { AdequacyField } from './regime.ts'
import { dayBefore, type IsoDate, intersect, union, type Window, type Windows } from './windows.ts'

/** A decision of a regime that a country, or certified importers in it, protect data well enough. */
export interface Decision {
  /** The mechanism a transfer rests on when the decision covers it. */
  readonly mechanism: string
  /** The mechanisms by which a safeguard names it. */
  readonly claimedAs: readonly string[]
  readonly legalReference: string
  /** Its scope in words, where the data states one. */
  readonly scope: string | null
  /** Data that it leaves out. */
  readonly excludes: NonNullable<Adequacy['excludes']>
  readonly reach: 'full' | 'scoped' | 'certified'
  /** What an importer must be certified to: any of these. Empty for a full decision. */
  readonly standards: readonly string[]
  /** Whether it is enough that the data are handled by a system, whatever the importer holds. */
  readonly metBySystems: boolean
  readonly windows: Windows
  /** The days for exporters in Iceland, Liechtenstein and Norway. */
  readonly eeaEftaWindows: Windows
  /** Why it counts for them, where it is not as for the member states. */
  readonly eeaEfta: NonNullable<Adequacy['eeaEfta']> | null
}

/** The decisions of a regime, and those it answers for, on a country: full ones first. */
export const decisionsOn = (law: Law, regime: string, country: string): readonly Decision[] =>
  decisionsByPlace(law, `${regime} ${country}`)

/** The days on which it counts for an exporter in the country. */
export const windowsFrom = ({ windows, eeaEftaWindows }: Decision, fromCountry: string): Windows =>
  eeaEftaStates.includes(fromCountry) ? eeaEftaWindows : windows

/** Why it counts for an exporter in the country, where that is not the decision alone. */
export const eeaBasis = ({ eeaEfta }: Decision, fromCountry: string): Decision['eeaEfta'] =>
  eeaEftaStates.includes(fromCountry) ? eeaEfta : null

/** Exporters there have the dates of the EEA Agreement, where a decision states them. */
export const eeaEftaStates = ['IS', 'LI', 'NO']

/** The days on which a full decision of the regime covers the country. */
export const fullyAdequate = (law: Law, regime: string, country: string): Windows =>
  fullyAdequateByPlace(law, `${regime} ${country}`)

/** The standards of which any one makes an importer certified under the mechanism. */
export const standardsOf = perLawAndKey((law, key): readonly string[] => {
  const { standard } = law.mechanisms.get(key)!.certification
  // Who takes part in what builds on it takes part in it: an entry for the UK Extension is one for the EU framework.
  const builtOnIt = [...law.mechanisms.values()].filter(({ requires }) => requires?.includes(key))
  return [standard, ...builtOnIt.map(({ certification }) => certification.standard)].filter((each) => each !== null)
})

/** What an importer is certified to when a partial decision reaches it, in lower case, such as ca_pipeda. */
export const scopeCodes = perLaw((law): ReadonlySet<string> => {
  const rows = [...law.countries.values()].flatMap((country) => [...adequacyFields.values()].map((f) => country[f]))
  return new Set(rows.flatMap(({ status, scopeCode }) => (status === 'partial' ? [scopeCode!.toLowerCase()] : [])))
})

const reaches = ['full', 'scoped', 'certified'] as const
const pairOfAny = { exporter: 'controller', importer: 'controller' } as const

const decisionsByPlace = perLawAndKey((law, place): readonly Decision[] => {
  const [regime, code] = place.split(' ') as [string, string]
  const country = law.countries.get(code)
  if (!country) return []
  const { general, certified } = adequacyMechanisms(law, regime)
  return [
    ...general.flatMap(([key, mechanism]) => generalDecisions(law, key, mechanism, country)),
    ...certified
      .filter(([, mechanism]) => mechanism.destinations.includes(code))
      .map(([key, mechanism]) => certifiedDecision(law, key, mechanism, country)),
  ]
    .map((decision) => cutShort(decision, law.adequacyEnds.get(place)))
    .sort((a, b) => reaches.indexOf(a.reach) - reaches.indexOf(b.reach) || (a.mechanism < b.mechanism ? -1 : 1))
})

function cutShort(decision: Decision, end: IsoDate | undefined): Decision {
  if (!end) return decision
  const before = [{ from: null, to: dayBefore(end) }]
  return {
    ...decision,
    windows: intersect(decision.windows, before),
    eeaEftaWindows: intersect(decision.eeaEftaWindows, before),
  }
}

const fullyAdequateByPlace = perLawAndKey((law, place): Windows => {
  const decisions = decisionsByPlace(law, place).filter(({ reach }) => reach === 'full')
  return union(...decisions.map(({ windows }) => windows))
})

const mechanismsByRegime = perLawAndKey((law, regime) => {
  const fitting = [...law.mechanisms].filter(([, mechanism]) => fitsRegime(law, mechanism, regime))
  return {
    general: fitting.filter(([, { category }]) => category === 'adequacy'),
    certified: fitting.filter(([, { category }]) => category === 'adequacy-certified'),
  }
})
const adequacyMechanisms = mechanismsByRegime

/** The field of countries.json that a mechanism's list of destinations names. */
const adequacyFields = new Map(
  Object.entries(adequacyListOf).map(([field, list]) => [list as string, field as AdequacyField]),
)

function generalDecisions(law: Law, key: string, mechanism: Mechanism, country: Country): Decision[] {
  const own = mechanismWindows(law, key, pairOfAny)
  if (typeof mechanism.destinations !== 'string') {
    if (!mechanism.destinations.includes(country.alpha2)) return []
    return [{ ...full(key, mechanism.legalRef, null), windows: own, eeaEftaWindows: own, eeaEfta: null }]
  }
  const field = adequacyFields.get(mechanism.destinations)
  return field ? decisionIn(country[field], key, own) : []
}

function decisionIn(row: Adequacy, key: string, own: Windows): Decision[] {
  const dated = { from: row.from, to: row.to }
  if (row.status === 'adequate') return [{ ...full(key, row.decision!, row.scope), ...inForce(row, [dated], own) }]
  if (row.status === 'partial') {
    const standards = [row.scopeCode!]
    const metBySystems = row.scopeCode === 'IL_AUTOMATED'
    const excludes = row.excludes ?? []
    const decision = {
      ...full(key, row.decision!, row.scope),
      reach: 'scoped',
      standards,
      metBySystems,
      excludes,
    } as const
    return [{ ...decision, ...inForce(row, [dated], own) }]
  }
  // A country that is inside now may have had a decision before: Hungary until 2004.
  if (row.status !== 'not-applicable' || !row.history) return []
  const past = row.history.map(({ from, to }) => ({ from, to }))
  const titles = row.history.map(({ decision }) => decision!).join('; ')
  return [{ ...full(key, titles, null), ...inForce(row, past, own) }]
}

const full = (mechanism: string, legalReference: string, scope: string | null) =>
  ({
    mechanism,
    claimedAs: [mechanism],
    legalReference,
    scope,
    excludes: [] as Decision['excludes'],
    reach: 'full',
    standards: [] as readonly string[],
    metBySystems: false,
  }) as const

function inForce({ eeaEfta }: Adequacy, rows: readonly Window[], own: Windows) {
  const windows = intersect(union(rows), own)
  const eeaEftaWindows = eeaEfta ? intersect([{ from: eeaEfta.from, to: rows.at(-1)!.to }], own) : windows
  return { windows, eeaEftaWindows, eeaEfta: eeaEfta ?? null }
}

function certifiedDecision(law: Law, key: string, mechanism: Mechanism, country: Country): Decision {
  const windows = mechanismWindows(law, key, pairOfAny)
  return {
    mechanism: key,
    claimedAs: [key, ...listsThatName(law, key, country)],
    legalReference: mechanism.legalRef,
    scope: null,
    excludes: [],
    reach: 'certified',
    standards: standardsOf(law, key),
    metBySystems: false,
    windows,
    eeaEftaWindows: windows,
    eeaEfta: null,
  }
}

const listsOfAdequacy = perLaw((law) =>
  [...law.mechanisms].flatMap(([key, { category, destinations }]) => {
    const field = category === 'adequacy' && typeof destinations === 'string' && adequacyFields.get(destinations)
    return field ? [{ key, field }] : []
  }),
)

/** A country's certified-only decision is on its regime's list: who names the list there means that decision. */
const listsThatName = (law: Law, certified: string, country: Country): string[] =>
  listsOfAdequacy(law)
    .filter(({ field }) => country[field].mechanismId === certified)
    .map(({ key }) => key)
