import { type Check, type Path, show } from './check.ts'

/** Which states may follow which. */
export type Transitions = Record<string, readonly string[]>

/** Whether one state may follow another; one that may not is reported. A state follows itself: nothing changes. */
export function checkTransition(transitions: Transitions, from: string, to: string, path: Path, check: Check): boolean {
  const next = transitions[from]!
  if (from === to || next.includes(to)) return true
  check.problems.push({
    code: 'FORBIDDEN_TRANSITION',
    message: `${show(to)} does not follow ${from}.`,
    path,
    remedy: `After ${from} comes ${next.join(' or ')}.`,
  })
  return false
}
