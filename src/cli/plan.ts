import { askHub } from './ask-hub.ts'
import { deliver } from './deliver.ts'
import type { Whereabouts } from './hub-answers.ts'
import { type HubClient, HubFault } from './hub-client.ts'
import type { HubOptions, ReportOptions } from './options.ts'
import type { Output } from './output.ts'
import { reportOf, reportOfFaults } from './plan-manifest.ts'
import { readHere } from './read-here.ts'
import { writePlanFile } from './saved-plan.ts'

export async function plan(
  files: readonly string[],
  options: ReportOptions & HubOptions & { prune: boolean; out?: string },
  output: Output,
): Promise<void> {
  const { prune, out } = options
  const read = await readHere(files, output)
  if (read.notes.length > 0) return deliver(reportOfFaults('plan', read), options, output)
  const { gathered } = read
  const { manifest } = gathered
  const applied = await askHub('plan', options, output, read, async (hub) => {
    const planned = await output.during('Planning', hub.applyManifest({ manifest, dryRun: true, prune }))
    const { revision, userErrors } = planned
    if (out !== undefined && revision !== null && userErrors.length === 0)
      writePlanFile(out, { ...(await placeOf(hub, revision)), prune, manifest })
    return planned
  })
  if (applied) await deliver(reportOf('plan', applied, read, false), options, output, true)
}

/** Where a plan was made: no longer to be told when the workspace has moved on since. */
async function placeOf(hub: HubClient, revision: number): Promise<Whereabouts> {
  const here = await hub.whereabouts()
  if (here.revision !== revision)
    throw new HubFault('The workspace was changed while this was planned, and no plan is saved. Plan again.')
  return here
}
