import { Command } from 'commander'
import { addHubOptions, addReportOptions, filesArgument, type HubOptions, type ReportOptions } from '../options.ts'
import type { Output } from '../output.ts'

type Options = ReportOptions & HubOptions & { prune: boolean; out?: string }

/** `ropewalk plan`: what applying would do. Exit code 2 where there is something. */
export function planCommand(output: Output): Command {
  const command = new Command('plan')
    .description(
      'shows what applying the manifests would change on the hub, and what would come of it; changes nothing',
    )
    .argument(...filesArgument)
    .option('--prune', 'retire the records that a manifest of this name named before and no longer does', false)
    .option('--out <file>', 'save the plan, for `ropewalk apply <file>`')
  return addReportOptions(addHubOptions(command), 'error').action(async (files: string[], options: Options) => {
    const { plan } = await import('../plan.ts')
    await plan(files, options, output)
  })
}
