import { Command, InvalidArgumentError, Option } from 'commander'
import { isKey } from '../record/scalars.ts'
import { importBandwidth } from './bandwidth.ts'
import { importFides } from './fides.ts'
import type { Imported } from './imported.ts'
import { ImportInputError } from './input-error.ts'
import type { Manifest } from './manifest.ts'
import { noTags, readTags } from './openlineage/tags.ts'
import { importOpenlineage } from './openlineage.ts'
import { type Data, readData } from './read-data.ts'
import { type InputFile, readInputs } from './read-input.ts'
import { reportText } from './report-text.ts'
import { differenceOf, differenceText } from './subprocessors/difference.ts'
import { importSubprocessors, listedInFiles } from './subprocessors.ts'
import { importTilt } from './tilt.ts'
import { type Format, manifestText, writeManifest } from './write-manifest.ts'

export interface ImportOutput {
  /** To stdout: the manifest, or the report, alone. */
  print: (line: string) => void
  /** To stderr: what there is to say about it. */
  tell: (line: string) => void
  /** Without it there is neither --plan nor --apply. */
  hub?: ImportHub
}

/** The hub that a manifest is planned or applied on. */
export interface ImportHub {
  /** Which hub that is, as the other commands say it. */
  addOptions(command: Command): Command
  take(manifest: Manifest, options: ImportOptions): Promise<void>
}

export interface ImportOptions {
  format: Format
  report?: 'json' | 'text' | true
  out?: string
  plan?: boolean
  apply?: boolean
  manifest?: string
}

/** `ropewalk import <kind> <file…>`: reads what the world already has and prints a manifest. */
export function importCommand(output: ImportOutput): Command {
  const command = new Command('import').description('reads other forms of an inventory and prints a manifest on stdout')
  const one = (name: string, description: string) => withOptions(command.command(name).description(description), output)
  const kind = (name: string, description: string, files: string) =>
    one(name, description)
      .argument('<file...>', files)
      .option('--manifest <name>', 'the name of the manifest; the kind, when left out', key)

  one('bandwidth', 'facts gathered from the public pages of Bandwidth')
    .argument('<file>', 'the facts, as JSON')
    .action(async (name: string, options: ImportOptions) => {
      const [file] = await readInputs([name])
      const { value, placeOf } = dataIn(file!)
      await answer(importBandwidth(value, placeOf), options, output)
    })
  kind('fides', 'systems, datasets and taxonomy of Fides', 'resources of Fides, as YAML or JSON').action(
    async (names: string[], options: ImportOptions) => {
      await answer(importFides(await readInputs(names), options.manifest), options, output)
    },
  )
  kind('tilt', 'transparency documents in TILT', 'documents of TILT, as JSON').action(
    async (names: string[], options: ImportOptions) => {
      await answer(importTilt(await readInputs(names), options.manifest), options, output)
    },
  )
  kind('openlineage', 'events of OpenLineage', 'events, as JSON or one a line')
    .option('--tags <file>', 'which columns hold which data categories, as YAML')
    .action(async (names: string[], options: ImportOptions & { tags?: string }) => {
      const [tags] = options.tags ? await readInputs([options.tags]) : []
      const files = await readInputs(names)
      await answer(importOpenlineage(files, options.manifest, tags ? readTags(tags) : noTags), options, output)
    })
  kind('subprocessors', 'public lists of subprocessors', 'tables, as Markdown, HTML or CSV')
    .requiredOption('--engaged-by <organization>', 'who engages them: the key of an organization on record, or a name')
    .option('--previous <file>', 'an earlier version of the list: prints the difference instead of the manifest')
    .action(async (names: string[], options: ImportOptions & { engagedBy: string; previous?: string }) => {
      const files = await readInputs(names)
      const imported = importSubprocessors(files, options.manifest, options.engagedBy)
      if (!options.previous) return answer(imported, options, output)
      const difference = differenceOf(listedInFiles(await readInputs([options.previous])), imported.listed)
      const isJson = options.report === 'json' || options.report === true || options.format === 'json'
      output.print(isJson ? JSON.stringify(difference, null, 2) : differenceText(difference))
    })
  return command
}

/** What stands instead of the printed manifest excludes each other: nothing that is asked for is passed over. */
const instead = ['report', 'out', 'previous']

function withOptions(command: Command, { hub }: ImportOutput): Command {
  command
    .addOption(
      new Option('--format <format>', 'how to write the manifest, or the report of a plan')
        .choices(['yaml', 'json'])
        .default('yaml'),
    )
    .addOption(
      new Option('--report [format]', 'print what could not be carried over, and why, instead of the manifest').choices(
        ['json', 'text'],
      ),
    )
    .addOption(
      new Option(
        '--out <folder>',
        'write the manifest there, a YAML file for each section, instead of printing it',
      ).conflicts(['report', 'previous', 'format']),
    )
  if (!hub) return command
  command
    .addOption(new Option('--plan', 'show what applying it would change on the hub, field by field').conflicts(instead))
    .addOption(
      new Option('--apply', 'apply it instead of printing it: what it does not say stays as recorded').conflicts([
        ...instead,
        'plan',
      ]),
    )
  return hub.addOptions(command)
}

/** Everything is known by now: nothing is printed of an input with a fault. */
async function answer(imported: Imported, options: ImportOptions, { print, tell, hub }: ImportOutput): Promise<void> {
  const { manifest, notCarried } = imported
  if (options.report)
    return print(options.report === 'text' ? reportText(imported) : JSON.stringify(notCarried, null, 2))
  if (hub && (options.plan || options.apply)) await hub.take(manifest, options)
  else if (options.out) tell(`Written to ${options.out}: ${(await writeManifest(manifest, options.out)).join(', ')}.`)
  else print(manifestText(manifest, options.format))
  tell(outcomeOf(notCarried.length))
}

function outcomeOf(lost: number): string {
  if (lost === 0) return 'Everything is carried over.'
  return lost === 1
    ? '1 fact is not carried over; see it with --report.'
    : `${lost} facts are not carried over; see them with --report.`
}

function dataIn({ name, text }: InputFile): Data {
  const read = readData(name, text)
  if ('data' in read) return read.data
  throw new ImportInputError(
    'The input',
    read.problems.map((problem) => ({ path: '', ...problem })),
  )
}

function key(value: string): string {
  if (!isKey(value)) throw new InvalidArgumentError('Use lower-case letters, digits and . _ / -.')
  return value
}
