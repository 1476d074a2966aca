import type { Reason } from '../law/status.ts'
import { holds, type IsoDate } from '../law/windows.ts'
import type { Scope } from '../record/scope.ts'
import type { Undetermined } from './derive-undetermined.ts'
import { loadDerivedGraph } from './transfer-survey.loads.ts'

/** Why it cannot be told of a flow whether it is a transfer on a date, by its key. */
export const undeterminedFlows = (scope: Scope, on: IsoDate) =>
  scope.load.by<string, Reason[]>(`undetermined flows on ${on}`, async (flows) => {
    const { derivation } = await loadDerivedGraph(scope)
    const onDay = derivation.undetermined.filter(({ windows }) => holds(windows, on))
    const found = new Map(onDay.map((each) => [each.flow, whyUndetermined(each)]))
    return flows.map((flow) => found.get(flow) ?? [])
  })

/** What is not stated of the ends of a flow. */
export const whyUndetermined = ({ flow, reasons }: Undetermined): Reason[] =>
  reasons.map(({ message }) => ({
    rule: 'TRANSFER_UNDETERMINED',
    message,
    legalReference: 'GDPR Art. 44; EDPB Guidelines 05/2021',
    records: [{ type: 'DataFlow', key: flow }],
  }))
