import { Role } from '../inventory/role.ts'
import { byKey } from '../platform/by-key.ts'
import { remember } from '../platform/maps.ts'
import type { FlowGraph } from './derive-graph.ts'
import type { Leg } from './derive-legs.ts'
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
  /** Of exporter and importer those that count as third parties because some activity gives them no role for the data. */
  rolesNotStated: readonly string[]
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
  legs: readonly Leg[],
  regimes: readonly string[],
  graph: FlowGraph,
): { transfers: GatheredTransfer[]; rolesMissing: RoleMissing[] } {
  const roleOf = roleBook(graph)
  const transfers = new Map<string, GatheredTransfer>()
  const rolesMissing = new Map<string, RoleMissing>()
  const unstated = new Set<string>()

  function roleIn({ flow, load: { dataCategory } }: Leg, organization: string): DerivedRole {
    const { activity } = flow.facts
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
    if (exporter === null || importer === null) continue
    const [sender, receiver] = [roleIn(leg, exporter), roleIn(leg, importer)]
    const key = keyOf(leg, regimes, sender.role, receiver.role)
    const transfer = remember(transfers, key, () => newTransfer(key, leg, regimes, sender.role, receiver.role))
    transfer.exporterRole = firstRole(transfer.exporterRole, sender.role)
    transfer.importerRole = firstRole(transfer.importerRole, receiver.role)
    transfer.inferred ||= facts.inferred || sender.inferred || receiver.inferred
    transfer.touchesSystem ||= facts.from.kind === 'system' || facts.to.kind === 'system'
    if (sender.missing) unstated.add(`${key} ${exporter}`)
    if (receiver.missing) unstated.add(`${key} ${importer}`)
    transfer.legs.push(leg)
  }
  return {
    transfers: [...transfers.values()]
      .map((transfer) => ({ ...transfer, rolesNotStated: rolesNotStated(transfer, unstated) }))
      .sort((a, b) => byKey(a.key, b.key)),
    rolesMissing: [...rolesMissing].sort(([a], [b]) => byKey(a, b)).map(([, missing]) => missing),
  }
}

/** A role that another activity states takes precedence over one that is taken. */
const rolesNotStated = (
  { key, exporter, importer, exporterRole, importerRole }: TransferFacts,
  unstated: ReadonlySet<string>,
): string[] => {
  const ends = [
    { organization: exporter, role: exporterRole },
    { organization: importer, role: importerRole },
  ]
  return ends
    .filter(({ organization, role }) => role === Role.THIRD_PARTY && unstated.has(`${key} ${organization}`))
    .map(({ organization }) => organization)
}

function keyOf(
  { flow, pair, regime }: Leg,
  regimes: readonly string[],
  exporterRole: Role,
  importerRole: Role,
): string {
  const { from, to } = flow.pairs[pair]!
  const roles = `${pairRole(exporterRole)}-${pairRole(importerRole)}`
  return `${flow.exporter}/${flow.importer}/${from}-${to}/${regimes[regime]}/${roles}`.toLowerCase()
}

function newTransfer(
  key: string,
  { flow, pair, regime }: Leg,
  regimes: readonly string[],
  exporterRole: Role,
  importerRole: Role,
): GatheredTransfer {
  const { from, to } = flow.pairs[pair]!
  return {
    key,
    exporter: flow.exporter!,
    importer: flow.importer!,
    fromCountry: from!,
    toCountry: to!,
    regime: regimes[regime]!,
    pair: { exporter: pairRole(exporterRole), importer: pairRole(importerRole) },
    exporterRole,
    importerRole,
    inferred: false,
    rolesNotStated: [],
    touchesSystem: false,
    legs: [],
  }
}
