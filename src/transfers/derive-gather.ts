import type { Role } from '../inventory/role.ts'
import type { FlowGraph } from './derive-graph.ts'
import type { Leg } from './derive-legs.ts'
import { byKey, remember } from './derive-memo.ts'
import { type DerivedRole, firstRole, pairRole, roleBook } from './derive-roles.ts'
import type { PairRole } from './transfer/transfer.table.ts'

/** What a transfer is, whatever flows it is made of. */
export interface TransferFacts {
  key: string
  exporter: string
  importer: string
  fromCountry: string
  toCountry: string
  regime: string
  pair: { exporter: PairRole; importer: PairRole }
  exporterRole: Role
  importerRole: Role
  /** A flow or a role behind it is. Safeguards are for the caller to add. */
  inferred: boolean
  touchesSystem: boolean
}

/** An organization that sends or receives in an activity that gives it no role for the data. */
export interface RoleMissing {
  activity: string
  organization: string
  dataCategory: string
}

/** Transfers with the legs they are made of. */
export interface GatheredTransfer extends TransferFacts {
  legs: Leg[]
}

/** Gathers legs into transfers by ends, countries, regime and pair of roles; in order of their keys. */
export function gatherTransfers(
  legs: Iterable<Leg>,
  categories: readonly string[],
  regimes: readonly string[],
  graph: FlowGraph,
): { transfers: GatheredTransfer[]; rolesMissing: RoleMissing[] } {
  const roleOf = roleBook(graph)
  const transfers = new Map<string, GatheredTransfer>()
  const rolesMissing = new Map<string, RoleMissing>()

  function roleIn(leg: Leg, organization: string): DerivedRole {
    const { activity } = leg.flow.facts
    const dataCategory = categories[leg.category]!
    const derived = roleOf(activity, organization, dataCategory)
    if (derived.missing && activity !== null) {
      remember(rolesMissing, `${activity} ${organization} ${dataCategory}`, () => ({
        activity,
        organization,
        dataCategory,
      }))
    }
    return derived
  }

  for (const leg of legs) {
    const { exporter, importer, facts } = leg.flow
    const { from: fromCountry, to: toCountry } = leg.pair
    if (exporter === null || importer === null || fromCountry === null || toCountry === null) continue
    const [sender, receiver] = [roleIn(leg, exporter), roleIn(leg, importer)]
    const pair = { exporter: pairRole(sender.role), importer: pairRole(receiver.role) }
    const regime = regimes[leg.regime]!
    const ends = `${exporter}/${importer}/${fromCountry}-${toCountry}`
    const key = `${ends}/${regime}/${pair.exporter}-${pair.importer}`.toLowerCase()
    const transfer = remember(transfers, key, () => ({
      key,
      exporter,
      importer,
      fromCountry,
      toCountry,
      regime,
      pair,
      exporterRole: sender.role,
      importerRole: receiver.role,
      inferred: false,
      touchesSystem: false,
      legs: [],
    }))
    transfer.exporterRole = firstRole(transfer.exporterRole, sender.role)
    transfer.importerRole = firstRole(transfer.importerRole, receiver.role)
    transfer.inferred ||= facts.inferred || sender.inferred || receiver.inferred
    transfer.touchesSystem ||= facts.from.kind === 'system' || facts.to.kind === 'system'
    transfer.legs.push(leg)
  }
  return {
    transfers: [...transfers.values()].sort((a, b) => byKey(a.key, b.key)),
    rolesMissing: [...rolesMissing].sort(([a], [b]) => byKey(a, b)).map(([, missing]) => missing),
  }
}
