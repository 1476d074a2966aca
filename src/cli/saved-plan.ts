import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { isSavedPlan } from '../files/saved-plan-mark.ts'
import { isDeeperThan } from '../platform/depth.ts'
import type { Whereabouts } from './hub-answers.ts'
import { HubFault } from './hub-client.ts'

/** Levels of a manifest that a plan was made of. */
const deepest = 100

const savedPlan = z.object({
  ropewalkPlan: z.literal(1),
  /** The revision of the workspace that it was made at. */
  revision: z.int(),
  /** The workspace and the time of that revision, which tell whose revision it is. */
  workspace: z.string(),
  revisionAt: z.string().nullable(),
  prune: z.boolean(),
  manifest: z
    .record(z.string(), z.unknown())
    .refine((manifest) => !isDeeperThan(deepest, manifest), `goes down more than ${deepest} levels`),
})
export type SavedPlan = z.infer<typeof savedPlan>

export const writePlanFile = (file: string, plan: Omit<SavedPlan, 'ropewalkPlan'>): void =>
  writeFileSync(file, `${JSON.stringify({ ropewalkPlan: 1, ...plan })}\n`)

/** The plan in a file; null for a file that is none, such as a manifest. */
export function readPlanFile(file: string): SavedPlan | null {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null
  const text = readFileSync(file, 'utf8')
  if (!isSavedPlan(text)) return null
  try {
    return savedPlan.parse(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new Error(`The plan ${file} cannot be read: ${reason}. Make it anew.`)
  }
}

/** A plan is good for the very records that it was made on: the same revision of the same workspace of the same hub. */
export function refuseElsewhere(file: string, plan: SavedPlan, here: Whereabouts): void {
  const { workspace, revision, revisionAt } = plan
  const again = 'Plan again, and look at what it would do here.'
  if (workspace !== here.workspace)
    throw new HubFault(
      `The plan ${file} was made for the workspace ${workspace}, and this is ${here.workspace}. ${again}`,
    )
  // At another revision the hub refuses it by itself, and says so.
  if (revision === here.revision && revisionAt !== here.revisionAt)
    throw new HubFault(
      `The plan ${file} was made on another hub: there, revision ${revision} of ${workspace} is of ${revisionAt}, and here of ${here.revisionAt}. ${again}`,
    )
}
