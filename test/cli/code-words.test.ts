import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'
import { codeWords } from '../../src/cli/code-words.ts'

const places = ['files', 'manifest', 'registering', 'record', 'cli']

test('explain knows every code that files, refusals and the command line have', () => {
  const files = places.flatMap((place) => globSync(`src/${place}/**/*.ts`))
  const given = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:fault\(\s*|code: )'([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => code!),
  )
  expect(given.length).toBeGreaterThan(20)
  expect([...new Set(given)].filter((code) => !codeWords[code])).toEqual([])
})
