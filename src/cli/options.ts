import { Command, InvalidArgumentError, Option } from 'commander'
import { address } from './arguments.ts'
import { type Format, formats } from './format/format-report.ts'
import { type FailOn, failOnChoices } from './report.ts'
import type { HubOptions } from './with-hub.ts'

export interface ReportOptions {
  format: Format
  failOn: FailOn
  baseline?: string
  writeBaseline?: string
}

/** How a command reports, and when that is an error. */
export const addReportOptions = (command: Command, failOn: FailOn): Command =>
  command
    .addOption(new Option('--format <format>', 'how to write the report').choices(formats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'findings as grave as this, or graver, end in exit code 1')
        .choices(failOnChoices)
        .default(failOn),
    )
    .option('--baseline <file>', 'a file of findings that are known: they are set aside')
    .option('--write-baseline <file>', 'write the findings of now into such a file')

/** Which hub a command speaks to. */
export const addHubOptions = (command: Command): Command =>
  command
    .option(
      '--url <url>',
      'the hub, else that of ROPEWALK_URL, else that of the data folder, started for the command where none runs',
      address,
    )
    .option('--key-file <file>', 'a file with the access key for the hub of a URL; else ROPEWALK_KEY')
    .option(
      '--workspace <key>',
      'which workspace of the data folder, else default; for the hub of a URL the key says it, and no other may be named',
    )
    .option('--timeout <seconds>', 'how long to wait for each answer of the hub', seconds, 120)

export type { HubOptions }

export const filesArgument = [
  '[files...]',
  'manifests: files, folders or patterns; left out: the folder ropewalk, or ropewalk.yaml',
] as const

function seconds(value: string): number {
  const number = Number(value)
  if (!(number > 0 && number <= 3_600)) throw new InvalidArgumentError('Write a number of seconds, up to 3600.')
  return number
}
