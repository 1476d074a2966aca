import type { ZodError } from 'zod'

export interface InputProblem {
  /** Where in the input, such as `processingActivities[3].purposes[0]`. */
  path: string
  message: string
}

/** An input that an importer cannot read, with everything that is wrong with it. */
export class ImportInputError extends Error {
  readonly problems: readonly InputProblem[]

  constructor(inputName: string, problems: readonly InputProblem[]) {
    const lines = problems.map(({ path, message }) => `  ${path || '(the whole input)'}: ${message}`)
    super(`${inputName} cannot be imported:\n${lines.join('\n')}`)
    this.name = 'ImportInputError'
    this.problems = problems
  }
}

export const problemsOf = (error: ZodError): InputProblem[] =>
  error.issues.map(({ path, message }) => ({ path: writePath(path), message }))

/** A path as people write it: `affiliates[0].country`. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`
    return written === '' ? String(step) : `${written}.${String(step)}`
  }, '')
}
