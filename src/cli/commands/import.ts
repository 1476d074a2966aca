import type { Command } from 'commander'
import { importCommand as command } from '../../importers/import-command.ts'
import { addHubOptions, type HubOptions } from '../options.ts'
import type { Output } from '../output.ts'

/** `ropewalk import`, with the hub that what is imported is planned or applied on. */
export const importCommand = (output: Output): Command =>
  command({
    ...output,
    hub: {
      addOptions: (kind) => addHubOptions(kind).hook('preAction', refuseIdleOptions),
      take: async (manifest, options) => {
        const { takeImport } = await import('../take-import.ts')
        await takeImport(manifest, options as typeof options & HubOptions, output)
      },
    },
  })

/** A manifest that is printed goes to no hub. */
function refuseIdleOptions(command: Command): void {
  const { plan, apply, url, keyFile, workspace } = command.opts()
  if (!plan && !apply && (url ?? keyFile ?? workspace) !== undefined)
    command.error('error: --url, --key-file and --workspace say where to --plan or --apply, and neither is asked for')
}
