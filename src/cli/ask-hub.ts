import { noteOfProblem } from '../files/check-files.ts'
import { deliver } from './deliver.ts'
import { type HubClient, HubFault } from './hub-client.ts'
import { count } from './in-words.ts'
import type { HubOptions, ReportOptions } from './options.ts'
import type { Output } from './output.ts'
import type { Spoken } from './plan-manifest.ts'
import { withHub } from './with-hub.ts'

/**
 * Works with a hub for a command that reports. What the hub says instead of an answer is such a report, in the form that
 * was asked for and at its place in the files; null is answered then. As text, what has no place goes to stderr.
 */
export async function askHub<T>(
  command: string,
  options: HubOptions & ReportOptions,
  output: Output,
  { gathered }: Spoken,
  work: (hub: HubClient) => Promise<T>,
): Promise<T | null> {
  try {
    return await withHub(options, output, work)
  } catch (error) {
    if (!(error instanceof HubFault)) throw error
    const faults = error.problems.map((problem) => noteOfProblem(problem, gathered))
    if (options.format === 'text' && faults.every(({ place }) => place === null)) throw error
    const outcome = `${count(faults.length, 'error')}.`
    await deliver({ command, faults, unshown: 0, findings: [], outcome }, options, output)
    return null
  }
}
