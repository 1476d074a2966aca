import type { Reason } from '../law/status.ts'
import { holds, type IsoDate } from '../law/windows.ts'
import type { Scope } from '../record/scope.ts'
import { deriveTransfers } from './derive-transfers.ts'
import type { Undetermined } from './derive-undetermined.ts'
import { loadFlowGraph } from './load-flow-graph.ts'
import { territoryOf } from './territory-of.ts'

/** Why it cannot be told of a flow whether it is a transfer on a date, by its key. */
export const undeterminedFlows = (scope: Scope, on: IsoDate) =>
  scope.load.by<string, Reason[]>(`undetermined flows on ${on}`, async (flows) => {
    const undetermined = await undeterminedOf(scope).load(on)
    return flows.map((flow) => {
      const found = undetermined.get(flow)
      return found ? whyUndetermined(found) : []
    })
  })

/** What is not stated of the ends of a flow. */
export const whyUndetermined = ({ flow, reasons }: Undetermined): Reason[] =>
  reasons.map(({ message }) => ({
    rule: 'TRANSFER_UNDETERMINED',
    message,
    legalReference: 'GDPR Art. 44; EDPB Guidelines 05/2021',
    records: [{ type: 'DataFlow', key: flow }],
  }))

/** Derived once in a request, however many flows are asked about in how many places. */
const undeterminedOf = (scope: Scope) =>
  scope.load.by<IsoDate, Map<string, Undetermined>>('undetermined flows', async (days) => {
    const { undetermined } = deriveTransfers(await loadFlowGraph(scope.sql, scope.workspaceId), territoryOf(scope.law))
    return days.map(
      (on) => new Map(undetermined.filter(({ windows }) => holds(windows, on)).map((each) => [each.flow, each])),
    )
  })
