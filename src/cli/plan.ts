import { deliver } from './deliver.ts'
import type { HubOptions, ReportOptions } from './options.ts'
import type { Output } from './output.ts'
import { reportOf, reportOfFaults } from './plan-manifest.ts'
import { readHere } from './read-here.ts'
import { writePlanFile } from './saved-plan.ts'
import { withHub } from './with-hub.ts'

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
  const applied = await withHub(options, output, (hub) =>
    output.during('Planning', hub.applyManifest({ manifest, dryRun: true, prune })),
  )
  if (out !== undefined && applied.revision !== null)
    writePlanFile(out, { revision: applied.revision, prune, manifest })
  await deliver(reportOf('plan', applied, read, false), options, output, true)
}
