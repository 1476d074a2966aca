import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { recordTypes } from '../../src/contents.ts'
import { gatherManifest } from '../../src/files/gather-manifest.ts'
import { ManifestFile } from '../../src/files/manifest-file.ts'
import { TextFile } from '../../src/files/text-file.ts'
import { writeBack } from '../../src/files/write-back/write-back.ts'
import { randomManifest } from '../harness/random-manifest.ts'

type Sections = Record<string, Record<string, object>>

async function pull(text: string, recorded: Sections) {
  const gathered = await gatherManifest([new ManifestFile(new TextFile('a.yaml', text))])
  expect(gathered.notes).toEqual([])
  const options = { folder: 'ropewalk', prune: true, partial: true, schema: 'schema.json' }
  const { files, removed } = writeBack(recordTypes, gathered, recorded, options)
  return { after: files.get('a.yaml'), removed }
}

/** With a comment above each record and each of its fields, which says what it is above. */
function commented(text: string, indent: number): string {
  const key = new RegExp(`^(?: {${indent}}| {${2 * indent}})[a-z][\\w-]*:(?:\\s|$)`)
  let count = 0
  const above = (line: string) => {
    const depth = line.search(/\S/)
    return `${' '.repeat(depth)}# ${count++} is above a ${depth === indent ? 'record' : 'field'}\n${line}`
  }
  return text.replace(/^.*$/gm, (line) => (key.test(line) ? above(line) : line))
}

const comments = (text: string, what: string) => text.match(new RegExp(`# \\d+ is above a ${what}$`, 'gm'))

const without = (manifest: Record<string, unknown>, end: string): Sections =>
  Object.fromEntries(
    Object.entries(manifest as Sections).map(([section, records]) => [
      section,
      Object.fromEntries(Object.entries(records).filter(([key]) => !key.endsWith(end))),
    ]),
  )

const styles = fc.record({ indent: fc.constantFrom(2, 4), indentSeq: fc.boolean() })
const ends = fc.constantFrom('-0', '-1', 'none')

test('whatever is on record, every comment above a record or a field that has a place stays, in order', async () => {
  await fc.assert(
    fc.asyncProperty(randomManifest, randomManifest, styles, ends, async (declared, recorded, style, end) => {
      const text = commented(stringify(declared, style), style.indent)
      const there = without(recorded, end)
      const { after = text, removed } = await pull(text, there)
      expect(comments(after, 'record')).toEqual(comments(text, 'record'))
      if (removed === 0) expect(comments(after, 'field')).toEqual(comments(text, 'field'))
      expect((await pull(after, there)).after).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})
