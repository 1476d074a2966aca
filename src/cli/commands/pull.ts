import { Command } from 'commander'
import { addHubOptions, filesArgument, type HubOptions } from '../options.ts'
import type { Output } from '../output.ts'

type Options = HubOptions & { into: string; prune: boolean; partial: boolean }

/** `ropewalk pull`: the hub's state written into the manifests. */
export function pullCommand(output: Output): Command {
  const command = new Command('pull')
    .description('writes what is on record into the manifests: in place where they name it, else by section')
    .argument(...filesArgument)
    .option('--into <folder>', 'where new files go', 'ropewalk')
    .option('--prune', 'also take out of the files what is not on record', false)
    .option('--partial', 'the files are a part of the inventory: records that they do not name are not added', false)
  return addHubOptions(command).action(async (files: string[], options: Options) => {
    const { pull } = await import('../pull.ts')
    await pull(files, options, output)
  })
}
