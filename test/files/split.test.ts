import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Block } from '../../src/files/block.ts'
import { parseBlock } from '../../src/files/parse-block.ts'
import { splitJson } from '../../src/files/split-json.ts'
import { splitYaml } from '../../src/files/split-yaml.ts'
import { randomManifest } from '../harness/random-manifest.ts'

/** What the blocks say together. */
function together(text: string, blocks: Block[]): Record<string, any> {
  const all: Record<string, any> = {}
  for (const block of blocks) {
    const { value, faults } = parseBlock(text, block)
    expect(faults).toEqual([])
    for (const [name, each] of Object.entries((value ?? {}) as object)) {
      if (block.section !== null) all[block.section] = { ...all[block.section], [name]: each }
      else all[name] = each ?? {}
    }
  }
  return all
}

const styles = fc.record({
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(20, 80, 120),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_DOUBLE' as const,
    'QUOTE_SINGLE' as const,
    'BLOCK_LITERAL' as const,
  ),
})

test('cut into records and put together again, any manifest in YAML says what it said', () => {
  fc.assert(
    fc.property(randomManifest, styles, fc.boolean(), (manifest, style, windows) => {
      const text = stringify(manifest, { ...style, defaultKeyType: 'PLAIN' })
      const written = windows ? text.replaceAll('\n', '\r\n') : text
      const blocks = splitYaml(written)
      expect(blocks.length).toBeGreaterThan(10)
      expect(together(written, blocks)).toEqual(parse(written))
    }),
    { numRuns: 150 },
  )
})

test('cut into records and put together again, any manifest in JSON says what it said', () => {
  fc.assert(
    fc.property(randomManifest, fc.constantFrom(0, 2, '\t'), (manifest, indent) => {
      const text = JSON.stringify(manifest, null, indent)
      expect(together(text, splitJson(text))).toEqual(manifest)
    }),
    { numRuns: 150 },
  )
})

test.each([
  'a:\n  b: {\n    c: d\n  }\n  e: [\n    f\n  ]\n',
  'a: {\n  b: { c: d }\n}\ne:\n- f\n- g\n',
  'a:\n  b:\n  - c\n  - d\n  e: |\n    x: y\n\n    # no comment\n    z: w\n  f: >-\n    folded\n    text\n',
  '# first\n\na: # after\n  # within\n  b: c\n    # deep\n\n# between\nd:\n  "quoted key": { e: f }\n  ? complex\n  : g\n',
  'a:\n    b:\n        c: d\n    e: f\ng: "two\n  lines"\nh: plain\n  goes on\n',
  '---\na:\n  b: c\n',
  'a:\n  - b\n  - c\n',
  "'a':\n  b: c\nd: e\n",
])('cut or whole, this says the same: %j', (text) => {
  expect(together(text, splitYaml(text))).toEqual(parse(text))
})
