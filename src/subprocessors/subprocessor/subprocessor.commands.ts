import { alters, type Command, registers, retires } from '../../record/command.ts'
import type { Entry } from '../../record/record-spec.ts'
import { described, group, required, typed } from '../../record/shape.ts'
import { checkTransition, type Transitions } from '../../record/transitions.ts'
import { approval, subprocessorRecord } from './subprocessor.record.ts'
import { ApprovalDecision, SubprocessorStatus } from './subprocessor.table.ts'
import { Subprocessor } from './subprocessor.type.ts'

/** Assessed, approved, announced to customers, engaged: no step is left out, and a rejection can come at each. */
const transitions: Transitions = {
  [SubprocessorStatus.PROPOSED]: [SubprocessorStatus.IN_ASSESSMENT, SubprocessorStatus.REJECTED],
  [SubprocessorStatus.IN_ASSESSMENT]: [SubprocessorStatus.APPROVED, SubprocessorStatus.REJECTED],
  [SubprocessorStatus.APPROVED]: [SubprocessorStatus.ANNOUNCED, SubprocessorStatus.REJECTED],
  [SubprocessorStatus.ANNOUNCED]: [SubprocessorStatus.ACTIVE, SubprocessorStatus.REJECTED],
  [SubprocessorStatus.ACTIVE]: [SubprocessorStatus.IN_ASSESSMENT, SubprocessorStatus.RETIRED],
  [SubprocessorStatus.REJECTED]: [SubprocessorStatus.PROPOSED],
  [SubprocessorStatus.RETIRED]: [SubprocessorStatus.PROPOSED],
}

const changeStatus = alters(subprocessorRecord, Subprocessor, {
  name: 'changeSubprocessorStatus',
  description:
    'Takes the engagement of a subprocessor a step further: PROPOSED, IN_ASSESSMENT, APPROVED, ANNOUNCED, ACTIVE, RETIRED. Before it is ACTIVE it can be REJECTED; what is REJECTED or RETIRED can be PROPOSED anew. Any other step: FORBIDDEN_TRANSITION.',
  names: 'subprocessor',
  input: group({
    status: described('How far it shall be.', required(subprocessorRecord.entry.fields.status!.shape)),
  }),
  change: (entry, { status }, check) => {
    const from = (entry.status ?? SubprocessorStatus.PROPOSED) as string
    return checkTransition(transitions, from, status as string, ['status'], check) ? { ...entry, status } : null
  },
})

const { decision: _, ...withoutDecision } = approval.fields

/** A team has one say: its decision replaces the one before. */
const decides = (name: string, description: string, decision: ApprovalDecision) =>
  alters(subprocessorRecord, Subprocessor, {
    name,
    description,
    names: 'subprocessor',
    input: typed('Approval', group(withoutDecision)),
    change: (entry, { subprocessor: _, ...said }) => {
      const others = ((entry.approvals ?? []) as Entry[]).filter(({ team }) => team !== said.team)
      return { ...entry, approvals: [...others, { ...said, decision }] }
    },
  })

export const subprocessorCommands: readonly Command[] = [
  registers(subprocessorRecord, Subprocessor),
  retires(subprocessorRecord, Subprocessor),
  changeStatus,
  decides(
    'approveSubprocessor',
    'Records that a team approves of a subprocessor. Its decision takes the place of the one before.',
    ApprovalDecision.APPROVED,
  ),
  decides(
    'rejectSubprocessor',
    'Records that a team rejects a subprocessor. Its decision takes the place of the one before.',
    ApprovalDecision.REJECTED,
  ),
]
