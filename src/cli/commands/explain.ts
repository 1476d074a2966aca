import { Command, Option } from 'commander'
import { addHubOptions, type HubOptions } from '../options.ts'
import type { Output } from '../output.ts'

/** `ropewalk explain`: why something is as it is, and the way out. */
export function explainCommand(output: Output): Command {
  const command = new Command('explain')
    .description(
      'says what a record or a flow is, what its transfers rest on and why, or what a finding or an error means',
    )
    .argument(
      '<finding or key>',
      'the key of a record, a flow or a transfer; the id of a finding; or the code of a finding or an error',
    )
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
  return addHubOptions(command).action(async (what: string, options: HubOptions & { format: 'text' | 'json' }) => {
    const { explain } = await import('../explain.ts')
    await explain(what, options, output)
  })
}
