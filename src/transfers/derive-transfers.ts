import type { Windows } from '../law/windows.ts'
import { byKey } from '../platform/by-key.ts'
import { bordersOf } from './derive-borders.ts'
import { knownPart, placeFlows } from './derive-ends.ts'
import { type GatheredTransfer, gatherTransfers, type RoleMissing, type TransferFacts } from './derive-gather.ts'
import type { FlowGraph, Territory } from './derive-graph.ts'
import { deriveLegs } from './derive-legs.ts'
import { onwardBook } from './derive-onward.ts'
import { findUndetermined, type Undetermined } from './derive-undetermined.ts'
import { crossingsWithinOrganizations, type WithinOrganization } from './derive-within.ts'

/** Flows with the same ends, countries, regime and pair of roles. */
export interface DerivedTransfer extends TransferFacts {
  /** By flow, then category; none without days. */
  legs: TransferLeg[]
  /** Keys of the transfers that take its data onward from the importer, sorted. Lists are shared: do not change them. */
  onward: readonly string[]
}

/** One category of one flow, and the days on which it crosses the border or goes onward. */
export interface TransferLeg {
  flow: string
  dataCategory: string
  windows: Windows
}

/** What the flows amount to under the law of all dates. Every list is in order of its keys. */
export interface Derivation {
  transfers: DerivedTransfer[]
  undetermined: Undetermined[]
  withinOrganization: WithinOrganization[]
  rolesMissing: RoleMissing[]
}

/** Derives every transfer from every flow. A what-if calls it with another graph or another territory. */
export function deriveTransfers(graph: FlowGraph, territory: Territory): Derivation {
  const borders = bordersOf(territory)
  const placed = placeFlows(graph)
  const known = knownPart(placed)
  const legs = deriveLegs(known, borders)
  const { transfers, rolesMissing } = gatherTransfers(legs, territory.regimes, graph)
  const onwardOf = onwardBook(known, transfers)
  return {
    transfers: transfers.map((transfer) => ({
      ...transfer,
      legs: legsOf(transfer),
      onward: onwardOf(transfer.legs),
    })),
    undetermined: findUndetermined(placed, borders).sort((a, b) => byKey(a.flow, b.flow)),
    withinOrganization: crossingsWithinOrganizations(known, borders).sort((a, b) => byKey(a.flow, b.flow)),
    rolesMissing,
  }
}

/** Such as `Acme Ireland Ltd → MailCo LLC, IE to US (EU GDPR)`. */
export function transferName(
  transfer: Pick<DerivedTransfer, 'fromCountry' | 'toCountry'>,
  names: { exporterName: string; importerName: string; regimeName: string },
): string {
  const { exporterName, importerName, regimeName } = names
  return `${exporterName} → ${importerName}, ${transfer.fromCountry} to ${transfer.toCountry} (${regimeName})`
}

function legsOf(transfer: GatheredTransfer): TransferLeg[] {
  return transfer.legs
    .map(({ flow, load, windows }) => ({ flow: flow.facts.key, dataCategory: load.dataCategory, windows }))
    .sort((a, b) => byKey(a.flow, b.flow) || byKey(a.dataCategory, b.dataCategory))
}
