import { Command } from 'commander'
import { addHubOptions, addReportOptions, type HubOptions, type ReportOptions } from '../options.ts'
import type { Output } from '../output.ts'

type Options = ReportOptions & HubOptions & { prune: boolean }

/** `ropewalk apply`: brings the hub to what the manifests, or a saved plan, say. */
export function applyCommand(output: Output): Command {
  const command = new Command('apply')
    .description('brings the inventory of the hub to what the manifests say: all of it or nothing')
    .argument('[files...]', 'a saved plan; or manifests: files, folders or patterns, as for `ropewalk plan`')
    .option('--prune', 'retire the records that a manifest of this name named before and no longer does', false)
  return addReportOptions(addHubOptions(command), 'never').action(async (files: string[], options: Options) => {
    const { apply } = await import('../apply.ts')
    await apply(files, options, output)
  })
}
