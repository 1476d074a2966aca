import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const savedPlan = z.object({
  ropewalkPlan: z.literal(1),
  /** The revision of the workspace that it was made at. */
  revision: z.int(),
  prune: z.boolean(),
  manifest: z.record(z.string(), z.unknown()),
})
export type SavedPlan = z.infer<typeof savedPlan>

export const writePlanFile = (file: string, plan: Omit<SavedPlan, 'ropewalkPlan'>): void =>
  writeFileSync(file, `${JSON.stringify({ ropewalkPlan: 1, ...plan })}\n`)

/** The plan in a file; null for a file that is none, such as a manifest. */
export function readPlanFile(file: string): SavedPlan | null {
  // It begins with its mark: nothing else of it is read to find out.
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null
  const text = readFileSync(file, 'utf8')
  if (!text.startsWith('{"ropewalkPlan":')) return null
  try {
    return savedPlan.parse(JSON.parse(text))
  } catch (error) {
    throw new Error(`The plan ${file} is damaged: ${(error as Error).message.split('\n')[0]}. Make it anew.`)
  }
}
