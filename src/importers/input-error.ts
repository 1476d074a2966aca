import type { ZodError } from 'zod'

export interface InputProblem {
  /** Where in the input, such as `processingActivities[3].purposes[0]`. */
  path: string
  message: string
  /** `file:line:column`, where the form of the input has lines. */
  place?: string
}

/** An input that an importer cannot read, with everything that is wrong with it. */
export class ImportInputError extends Error {
  readonly problems: readonly InputProblem[]

  constructor(inputName: string, problems: readonly InputProblem[]) {
    super(`${inputName} cannot be imported:\n${problems.map(lineOf).join('\n')}`)
    this.name = 'ImportInputError'
    this.problems = problems
  }
}

function lineOf({ path, message, place }: InputProblem): string {
  const where = [place, path].filter(Boolean).join(': ')
  return `  ${where || '(the whole input)'}: ${message}`
}

export const problemsOf = (error: ZodError): InputProblem[] =>
  error.issues.map(({ path, message }) => ({ path: writePath(path), message }))

/** A path as people write it: `affiliates[0].country`, and `facets["a.b"]` where a name is no word. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`
    if (!/^[\p{L}_@$~][\p{L}\p{N}_$-]*$/u.test(String(step))) return `${written}[${JSON.stringify(String(step))}]`
    return written === '' ? String(step) : `${written}.${String(step)}`
  }, '')
}
