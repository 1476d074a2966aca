import { defaultWorkspace } from '../identity/workspaces.ts'
import type { Output } from './output.ts'
import { outcomeOf } from './plan-manifest.ts'
import { withHub } from './with-hub.ts'

const patienceSeconds = 120

/** Applies a manifest that was made, not read from files, and answers what came of it. */
export async function sendManifest(manifest: unknown, output: Output): Promise<string> {
  const options = { workspace: defaultWorkspace, timeout: patienceSeconds }
  const applied = await withHub(options, output, (hub) =>
    output.during('Applying', hub.applyManifest({ manifest, dryRun: false, prune: false })),
  )
  const [first] = applied.userErrors
  if (first) throw new Error(`The hub refuses it at ${first.path.join('/')}: ${first.message} Nothing was changed.`)
  return outcomeOf(applied, true)
}
