import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { stringify } from 'yaml'
import { importBandwidth } from './bandwidth.ts'

interface Output {
  /** To stdout: the manifest, alone. */
  print: (line: string) => void
  /** To stderr: what there is to say about it. */
  tell: (line: string) => void
}

/** `ropewalk import <kind> <file>`: reads what the world already has and prints a manifest. */
export function importCommand({ print, tell }: Output): Command {
  const command = new Command('import').description('reads other forms of an inventory and prints a manifest on stdout')
  command
    .command('bandwidth')
    .description('facts gathered from the public pages of Bandwidth')
    .argument('<file>', 'the facts, as JSON')
    .addOption(new Option('--format <format>', 'how to write the manifest').choices(['yaml', 'json']).default('yaml'))
    .option('--report', 'print what could not be carried over, as JSON, instead of the manifest')
    .action(async (file: string, { format, report }: { format: string; report?: boolean }) => {
      const { manifest, notCarried } = importBandwidth(await readJson(file))
      if (report) return print(JSON.stringify(notCarried, null, 2))
      print(format === 'json' ? JSON.stringify(manifest, null, 2) : stringify(manifest, { lineWidth: 120 }).trimEnd())
      tell(`${notCarried.length} facts are not carried over; see them with --report.`)
    })
  return command
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`)
  }
}
