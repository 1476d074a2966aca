import { Command, InvalidArgumentError, Option } from 'commander'
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
      new Option('--fail-on <severity>', 'the least findings that end in exit code 1')
        .choices(failOnChoices)
        .default(failOn),
    )
    .option('--baseline <file>', 'findings that are known and set aside')
    .option('--write-baseline <file>', 'write the findings there are into such a file')

/** Which hub a command speaks to. */
export const addHubOptions = (command: Command): Command =>
  command
    .option('--url <url>', 'a hub elsewhere (ROPEWALK_URL); left out: that of the data folder, started where none runs')
    .option('--key-file <file>', 'a file with the access key for it; else ROPEWALK_KEY')
    .option('--workspace <key>', 'of the data folder: whose inventory', 'default')
    .option('--timeout <seconds>', 'how long to wait for each answer', seconds, 120)

export type { HubOptions }

export const filesArgument = [
  '[files...]',
  'files, folders or patterns; left out: the folder ropewalk, or ropewalk.yaml',
] as const

function seconds(value: string): number {
  const number = Number(value)
  if (!(number > 0 && number <= 3_600)) throw new InvalidArgumentError('Write a number of seconds, up to 3600.')
  return number
}
