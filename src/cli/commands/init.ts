import { Command } from 'commander'
import type { Output } from '../output.ts'

export interface InitOptions {
  out: string
  company?: string
  country?: string
  activity?: string
  data?: string
  subjects?: string
  vendor?: string
  vendorCountry?: string
  schema?: string
  yes: boolean
}

/** `ropewalk init`: a first manifest. */
export const initCommand = (output: Output): Command =>
  new Command('init')
    .description('writes a first manifest: asks a few questions, or takes the answers as options')
    .option('--out <file>', 'the file to write; one that is there is left alone', 'ropewalk/inventory.yaml')
    .option('--company <name>', 'the company that answers for the processing')
    .option('--country <code>', 'its country, by code or name, such as IE')
    .option('--activity <name>', 'what personal data is used for, such as "Customer invoicing"')
    .option('--data <name>', 'which data, such as "Contact data"')
    .option('--subjects <name>', 'about whom, such as Customers')
    .option('--vendor <name>', 'who gets the data; none where it stays with the company')
    .option('--vendor-country <code>', 'the country of the vendor, such as US')
    .option(
      '--schema <url>',
      'where editors find the schema; left out, at the hub of ROPEWALK_URL, else of this machine',
    )
    .option('--yes', 'ask nothing: what no option says is as in the example', false)
    .action(async (options: InitOptions) => {
      const { init } = await import('../init.ts')
      await init(options, output)
    })
