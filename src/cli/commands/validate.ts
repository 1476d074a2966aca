import { Command } from 'commander'
import { addReportOptions, filesArgument, type ReportOptions } from '../options.ts'
import type { Output } from '../output.ts'

/** `ropewalk validate`: what can be said of manifests without a hub. */
export function validateCommand(output: Output): Command {
  const command = new Command('validate')
    .description('checks manifests without a hub: their form, their references, and what the rules say')
    .argument(...filesArgument)
    .option('--partial', 'the files are a part of the inventory: what they do not name may be on the hub', false)
  return addReportOptions(command, 'error').action(
    async (files: string[], options: ReportOptions & { partial: boolean }) => {
      const [{ readHere }, { validationReport }, { deliver }] = await Promise.all([
        import('../read-here.ts'),
        import('../validation-report.ts'),
        import('../deliver.ts'),
      ])
      const read = await readHere(files, output, { partial: options.partial, leaveToHub: false })
      await deliver(validationReport(read, options.partial), options, output)
    },
  )
}
