import type { Command } from 'commander'
import { importCommand as command } from '../../importers/import-command.ts'
import type { Output } from '../output.ts'

/** `ropewalk import`, with the hub that `--apply` sends to: ROPEWALK_URL, or that of the data folder. */
export const importCommand = (output: Output): Command =>
  command({
    ...output,
    sendManifest: async (manifest) => {
      const { sendManifest } = await import('../send-manifest.ts')
      return sendManifest(manifest, output)
    },
  })
