import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { loadLaw } from '../law/law.ts'
import type { InitOptions } from './commands/init.ts'
import { type FirstAnswers, firstManifest } from './first-manifest.ts'
import type { Output } from './output.ts'

const questions: { of: keyof FirstAnswers; asks: string; example: string; country?: true }[] = [
  { of: 'company', asks: 'Which company answers for the processing?', example: 'Acme Ireland Ltd' },
  { of: 'country', asks: 'In which country is it?', example: 'IE', country: true },
  { of: 'activity', asks: 'What is personal data used for?', example: 'Customer invoicing' },
  { of: 'data', asks: 'Which data?', example: 'Contact data' },
  { of: 'subjects', asks: 'About whom?', example: 'Customers' },
  { of: 'vendor', asks: 'Which vendor gets it?', example: 'MailCo LLC' },
  { of: 'vendorCountry', asks: 'In which country is the vendor?', example: 'US', country: true },
]

export async function init(options: InitOptions, output: Output): Promise<void> {
  const { out, schema } = options
  if (existsSync(out)) throw new Error(`${out} is there already. Name another file with --out.`)
  const answers = options.yes || !process.stdin.isTTY ? given(options) : await asked(options)
  await mkdir(dirname(out), { recursive: true })
  await writeFile(out, firstManifest(answers, schema))
  output.print(out)
  output.tell('Next: ropewalk validate, then ropewalk plan.')
}

function given(options: InitOptions): FirstAnswers {
  const answers = questions.map(({ of, example, country }) => [of, checked(options[of] ?? example, country)])
  return Object.fromEntries(answers) as FirstAnswers
}

async function asked(options: InitOptions): Promise<FirstAnswers> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answers: [string, string][] = []
  for (const { of, asks, example, country } of questions) {
    const said = options[of] ?? ((await terminal.question(`${asks} [${example}] `)).trim() || example)
    answers.push([of, checked(said, country)])
  }
  terminal.close()
  return Object.fromEntries(answers) as unknown as FirstAnswers
}

function checked(answer: string, country: true | undefined): string {
  if (!country) return answer
  const code = answer.toUpperCase()
  if (loadLaw().countries.has(code)) return code
  throw new Error(`${answer} is no country code: two letters, such as IE.`)
}
