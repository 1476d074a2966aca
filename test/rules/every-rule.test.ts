import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../src/rules/all-rules.ts'

const root = join(import.meta.dirname, '../..')
const files = readdirSync(join(root, 'src/rules/rules'))
const tests = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))

test('each rule is in the file that its code names, and some test speaks of it', () => {
  expect(files.sort()).toEqual(rules.map(({ code }) => `${code.toLowerCase().replaceAll('_', '-')}.rule.ts`).sort())
  for (const { code } of rules)
    expect(
      tests.some((text) => text.includes(`'${code}'`)),
      code,
    ).toBe(true)
})

test.each(rules.map((rule) => [rule.code, rule] as const))('%s says what it looks for and what to do', (_, rule) => {
  expect(rule.looksFor).toMatch(/^[A-Z].*\.$/)
  expect(rule.remedy).toMatch(/^[A-Z].*\.$/)
  for (const words of [rule.looksFor, rule.remedy]) expect(words).not.toMatch(/\bmissing at\b|undefined|null/)
})
