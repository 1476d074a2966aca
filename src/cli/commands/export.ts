import { Command, Option } from 'commander'
import { addHubOptions, type HubOptions } from '../options.ts'
import type { Output } from '../output.ts'

export type ExportOptions = HubOptions & { format: 'yaml' | 'json' | 'csv'; section?: string; out?: string }

/** `ropewalk export`: the inventory for other tools. */
export function exportCommand(output: Output): Command {
  const command = new Command('export')
    .description('prints the inventory: a manifest as YAML or JSON, or one section as a table')
    .addOption(new Option('--format <format>', 'how to write it').choices(['yaml', 'json', 'csv']).default('yaml'))
    .option('--section <section>', 'only this section, such as processingActivities; CSV needs one')
    .option('--out <file>', 'into a file instead of stdout')
  return addHubOptions(command).action(async (options: ExportOptions) => {
    const { exportInventory } = await import('../export.ts')
    await exportInventory(options, output)
  })
}
