import type { Given } from '../given.ts'

/** Why a value that nothing was drawn from is not carried. */
export function whyNot(given: Given): string {
  if (given.path[0] === 'outside') return 'It stands outside of the tables'
  if (given.step === 'title') return 'The table below it names no subprocessor'
  return 'The row names no subprocessor'
}
