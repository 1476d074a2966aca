import { recordTypes as contents } from '../contents.ts'
import { gatherManifest } from '../files/gather-manifest.ts'
import type { ImportOptions } from '../importers/import-command.ts'
import { uponRecorded } from '../importers/upon-recorded.ts'
import { deliver } from './deliver.ts'
import type { AppliedManifest } from './hub-answers.ts'
import type { HubOptions } from './options.ts'
import type { Output } from './output.ts'
import { reportOf } from './plan-manifest.ts'
import { withHub } from './with-hub.ts'

/** Plans or applies what was imported upon what is on record, and reports what that changes. */
export async function takeImport(
  imported: object,
  { apply = false, format, ...hubOptions }: ImportOptions & HubOptions,
  output: Output,
): Promise<void> {
  const applied = await withHub(hubOptions, output, async (hub) => {
    const { manifest: recorded, viewer } = await output.during('Reading what is on record', hub.inventory())
    const manifest = uponRecorded(contents, imported, recorded)
    // Nothing can have changed between the two, or it would be undone.
    const request = { manifest, dryRun: !apply, prune: false, expectedRevision: viewer.revision }
    return output.during(apply ? 'Applying' : 'Planning', hub.applyManifest(request))
  })
  const report = reportOf('import', tellPaths(applied), { gathered: await gatherManifest([]), contents }, apply)
  await deliver(report, { format: format === 'json' ? 'json' : 'text', failOn: 'never' }, output, !apply)
}

/** There is no file whose line could be shown. */
const tellPaths = ({ userErrors, ...applied }: AppliedManifest): AppliedManifest => ({
  ...applied,
  userErrors: userErrors.map((error) => ({ ...error, message: `${error.path.join('/')}: ${error.message}` })),
})
