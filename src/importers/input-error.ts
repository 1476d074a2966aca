import type { ZodError } from 'zod'
import type { Place } from '../files/note.ts'
import { at, frame } from '../files/place-text.ts'
import type { Data } from './read-data.ts'

export interface InputProblem {
  /** Where in the input, such as `processingActivities[3].purposes[0]`. */
  path: string
  message: string
  /** Where the form of the input has lines. */
  place?: Place
}

/** An input that an importer cannot read, with everything that is wrong with it. */
export class ImportInputError extends Error {
  readonly problems: readonly InputProblem[]

  constructor(inputName: string, problems: readonly InputProblem[]) {
    super(`${inputName} cannot be imported:\n${problems.flatMap(linesOf).join('\n')}`)
    this.name = 'ImportInputError'
    this.problems = problems
  }
}

function linesOf({ path, message, place }: InputProblem): string[] {
  const where = [place && at(place), path].filter(Boolean).join(': ')
  const line = place ? frame(place).map((each) => `  ${each}`) : []
  return [`  ${where || '(the whole input)'}: ${message}`, ...line]
}

export const problemsOf = (error: ZodError, placeOf?: Data['placeOf']): InputProblem[] =>
  error.issues.map(({ path, message }) => ({
    path: writePath(path),
    message,
    ...(placeOf && { place: placeOf(path.map((step) => (typeof step === 'number' ? step : String(step)))) }),
  }))

/** A path as people write it: `affiliates[0].country`, and `facets["a.b"]` where a name is no word. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`
    if (!/^[\p{L}_@$~][\p{L}\p{N}_$-]*$/u.test(String(step))) return `${written}[${JSON.stringify(String(step))}]`
    return written === '' ? String(step) : `${written}.${String(step)}`
  }, '')
}
