import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { written } from '../files/written.ts'
import { ropewalk } from './run.ts'
import { atTerminal, ctrlC, ctrlD, escapeByte } from './terminal.ts'

const file = 'ropewalk/inventory.yaml'
const manifestIn = (folder: string) => parse(readFileSync(join(folder, file), 'utf8'))

/** Answers each question when it is asked. */
async function answer(terminal: ReturnType<typeof atTerminal>, answers: [question: string, said: string][]) {
  for (const [question, said] of answers) {
    await terminal.says(question)
    terminal.type(`${said}\r`)
  }
}

async function expectToBeValid(folder: string) {
  const { code, stdout } = await ropewalk(['validate', '--fail-on', 'never'], folder)
  expect(stdout).toContain('no errors')
  expect(code).toBe(0)
}

test('init asks, takes the answers, and says what to do next', { timeout: 120_000 }, async () => {
  const folder = written({})
  const terminal = atTerminal(['init'], { cwd: folder })
  await terminal.says('Enter takes what stands in brackets; Ctrl-C ends without writing anything.')
  await answer(terminal, [
    ['Which company answers for the processing? [Acme Ireland Ltd] ', 'Société Générale'],
    ['In which country is it? [IE] ', 'France'],
    ['What is personal data used for? [Customer invoicing] ', 'Newsletter'],
    ['Which data? [Contact data] ', 'E-mail addresses: "all" of them # yes'],
    ['About whom? [Customers] ', 'Readers'],
    ['Which vendor gets it? (none where it stays with you) [MailCo LLC] ', 'Post & Co'],
    ['In which country is the vendor? [US] ', 'in'],
  ])
  await terminal.says('Next: ropewalk validate, then ropewalk plan.')
  expect(await terminal.ended).toBe(0)
  expect(manifestIn(folder)).toMatchObject({
    manifest: 'societe-generale',
    organizations: {
      'societe-generale': { name: 'Société Générale', country: 'FR' },
      'post-co': { name: 'Post & Co', kind: 'VENDOR', country: 'IN' },
    },
    dataCategories: { 'e-mail-addresses-all-of-them-yes': { name: 'E-mail addresses: "all" of them # yes' } },
    dataSubjectCategories: { readers: { name: 'Readers' } },
    processingActivities: { newsletter: { name: 'Newsletter' } },
  })
  await expectToBeValid(folder)
})

test('Enter takes the examples, and a question whose answer is an option is not asked', {
  timeout: 120_000,
}, async () => {
  const folder = written({})
  const terminal = atTerminal(['init', '--company', 'Beta', '--country', 'de'], { cwd: folder })
  await answer(terminal, [
    ['What is personal data used for?', ''],
    ['Which data?', '   '],
    ['About whom?', ''],
    ['Which vendor gets it?', ''],
    ['In which country is the vendor?', ''],
  ])
  expect(await terminal.ended).toBe(0)
  expect(terminal.shown()).not.toContain('Which company')
  const given = written({})
  await ropewalk(['init', '--company', 'Beta', '--country', 'de', '--yes'], given)
  expect(manifestIn(folder)).toEqual(manifestIn(given))
  expect(manifestIn(folder).organizations).toMatchObject({ beta: { country: 'DE' }, 'mailco-llc': { country: 'US' } })
  await expectToBeValid(folder)
})

test('where no vendor gets the data, none is asked about further, and none is written', {
  timeout: 120_000,
}, async () => {
  const folder = written({})
  const terminal = atTerminal(['init', '--company', 'Beta', '--country', 'DE'], { cwd: folder })
  // Typed ahead, in one go: no line is lost.
  await terminal.says('used for?')
  terminal.type('Payroll\rSalaries\rStaff\rNone\r')
  await terminal.says(file)
  expect(await terminal.ended).toBe(0)
  expect(terminal.shown()).not.toContain('In which country is the vendor?')
  const { organizations, systems, processingActivities } = manifestIn(folder)
  expect(Object.keys(organizations)).toEqual(['beta'])
  expect(Object.keys(systems)).toEqual(['beta-app'])
  expect(processingActivities.payroll.flows).toHaveLength(1)
  await expectToBeValid(folder)
})

test('an answer that means nothing is asked again, with a word on why', { timeout: 120_000 }, async () => {
  const folder = written({})
  const terminal = atTerminal(['init'], { cwd: folder })
  const country = 'In which country is it? [IE] '
  await answer(terminal, [['Which company answers for the processing?', 'x'.repeat(201)]])
  await terminal.says('A name is text of 1 to 200 characters without control characters.')
  await answer(terminal, [
    ['Which company answers for the processing?', 'Beta'],
    [country, 'XX'],
  ])
  await terminal.says('"XX" is no country. Write its code, such as IE, or its name.')
  await answer(terminal, [[country, 'Irelnad']])
  await terminal.says('"Irelnad" is no country. Write its code, such as IE, or its name. Did you mean Ireland (IE)?')
  await answer(terminal, [
    [country, 'ireland'],
    ['used for?', ''],
    ['Which data?', ''],
    ['About whom?', ''],
    ['Which vendor gets it?', ''],
    ['In which country is the vendor?', '1'],
  ])
  await terminal.says('"1" is no country.')
  await answer(terminal, [['In which country is the vendor?', '']])
  expect(await terminal.ended).toBe(0)
  expect(manifestIn(folder).organizations.beta).toEqual({ name: 'Beta', kind: 'OWN_ENTITY', country: 'IE' })
})

test.each([
  ['Ctrl-C', ctrlC],
  ['Ctrl-D, the end of the input,', ctrlD],
])('%s half-way ends with an error, and nothing is written', { timeout: 120_000 }, async (_, typed) => {
  const folder = written({})
  const terminal = atTerminal(['init'], { cwd: folder })
  await answer(terminal, [['Which company', 'Beta']])
  await terminal.says('In which country is it?')
  terminal.type(typed)
  await terminal.says('\r\nStopped before the last answer. Nothing is written.\r\n')
  expect(await terminal.ended).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a file that is there is left alone, and nothing is asked', { timeout: 120_000 }, async () => {
  const folder = written({ [file]: '# ours\n' })
  const terminal = atTerminal(['init'], { cwd: folder })
  await terminal.says(`${file} is there already. Name another file with --out.`)
  expect(await terminal.ended).toBe(1)
  expect(readFileSync(join(folder, file), 'utf8')).toBe('# ours\n')
  expect(terminal.shown()).not.toContain('Which company')
})

test('with NO_COLOR the dialogue is text alone, and Ctrl-C still ends it', { timeout: 120_000 }, async () => {
  const folder = written({})
  const terminal = atTerminal(['init', '--vendor', 'none'], { cwd: folder, env: { NO_COLOR: '1' } })
  await answer(terminal, [['Which company', 'Beta']])
  await terminal.says('In which country is it?')
  terminal.type(ctrlC)
  expect(await terminal.ended).not.toBe(0)
  expect(terminal.shown()).not.toContain(escapeByte)
  expect(readdirSync(folder)).toEqual([])
})

test('without a terminal nothing is made up: what is missing is named, unless --yes takes the example', {
  timeout: 120_000,
}, async () => {
  const folder = written({})
  const options = ['--company', 'Beta', '--activity', 'Payroll', '--data', 'Salaries', '--subjects', 'Staff']
  const refused = await ropewalk(['init', ...options, '--vendor', 'none'], folder)
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('There is no terminal to ask at. Give --country, or')
  const wrong = await ropewalk(['init', '--vendor-country', 'Utopia', '--yes'], folder)
  expect(wrong).toMatchObject({ code: 1, stdout: '' })
  expect(wrong.stderr).toContain('--vendor-country: "Utopia" is no country.')
  expect(existsSync(join(folder, 'ropewalk'))).toBe(false)
  const made = await ropewalk(['init', ...options, '--vendor', 'none', '--country', 'IE'], folder)
  expect(made).toEqual({ code: 0, stdout: `${file}\n`, stderr: 'Next: ropewalk validate, then ropewalk plan.\n' })
})

test('names in other scripts get keys that say what they are, and the schema is that of the hub in use', {
  timeout: 60_000,
}, async () => {
  const folder = written({})
  const names = ['--company', '東京株式会社', '--activity', 'Рассылка', '--data', 'Контакты', '--subjects', 'Клиенты']
  const options = [...names, '--country', 'JP', '--vendor', 'Почта', '--vendor-country', 'US']
  expect((await ropewalk(['init', ...options], folder, { ROPEWALK_URL: 'https://hub.example/' })).code).toBe(0)
  expect(readFileSync(join(folder, file), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/hub\.example\/schema\/manifest\.v1\.json\n/,
  )
  const { manifest, organizations, processingActivities } = manifestIn(folder)
  expect(manifest).toBe('company')
  expect(Object.keys(organizations)).toEqual(['company', 'vendor'])
  expect(organizations.company.name).toBe('東京株式会社')
  expect(Object.keys(processingActivities)).toEqual(['activity'])
  await expectToBeValid(folder)
})
