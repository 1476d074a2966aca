import type { Note, NoteSeverity } from '../files/note.ts'
import { ExitCode } from './exit-code.ts'
import type { AppliedManifest } from './hub-answers.ts'

/** What a command has to say, before it is decided how it is written. */
export interface Report {
  command: string
  /** What is wrong: with any of these nothing was, or would be, done. */
  faults: Note[]
  /** How many faults more there are than are listed. */
  unshown: number
  /** What the rules have to say, without what a baseline sets aside. */
  findings: Note[]
  /** What the rules had to say and no longer have. */
  settled?: Note[]
  /** How many findings a baseline sets aside. */
  known: number
  /** What would be done, or was. */
  plan?: AppliedManifest & { done: boolean }
  /** In a sentence, what came of it. */
  outcome: string
}

export const failOnChoices = ['error', 'warning', 'never'] as const
export type FailOn = (typeof failOnChoices)[number]

const gravest: Record<FailOn, readonly NoteSeverity[]> = { error: ['ERROR'], warning: ['ERROR', 'WARNING'], never: [] }

/** How the command ends; `changes` says whether there being something to do is an end of its own. */
export function exitCodeOf({ faults, findings, plan }: Report, failOn: FailOn, changes: boolean): ExitCode {
  if ([...faults, ...findings].some(({ code }) => code === 'DENIED_BY_POLICY')) return ExitCode.DENIED
  if (faults.length > 0 || isTooGrave(findings, failOn)) return ExitCode.ERROR
  return changes && plan && hasChanges(plan) ? ExitCode.CHANGES : ExitCode.DONE
}

export const isTooGrave = (findings: readonly Note[], failOn: FailOn): boolean =>
  findings.some(({ severity }) => gravest[failOn].includes(severity))

export const hasChanges = ({ counts: { create, change, retire } }: Pick<AppliedManifest, 'counts'>): boolean =>
  create + change + retire > 0
