import { Command } from 'commander'
import { addHubOptions, addReportOptions, filesArgument, type HubOptions, type ReportOptions } from '../options.ts'
import type { Output } from '../output.ts'

type Options = ReportOptions & HubOptions & { partial: boolean }

/** `ropewalk drift`: where the manifests and the hub do not say the same. Exit code 2 where they do not. */
export function driftCommand(output: Output): Command {
  const command = new Command('drift')
    .description('compares what the manifests declare with what is on record, both ways; changes nothing')
    .argument(...filesArgument)
    .option('--partial', 'the files are a part of the inventory: records that they never named do not count', false)
  return addReportOptions(addHubOptions(command), 'never').action(async (files: string[], options: Options) => {
    const { drift } = await import('../drift.ts')
    await drift(files, options, output)
  })
}
