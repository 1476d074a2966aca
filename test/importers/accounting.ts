import { recordTypes } from '../../src/contents.ts'
import type { Imported } from '../../src/importers/imported.ts'
import { writePath } from '../../src/importers/input-error.ts'
import { loadLaw } from '../../src/law/law.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { Check } from '../../src/record/check.ts'

type Step = string | number

/** Every value of an input with its place; null and empty text say nothing. */
export function* leavesWithin(value: unknown, path: Step[] = []): Generator<{ path: Step[]; value: unknown }> {
  if (value === null || value === undefined) return
  if (typeof value !== 'object') {
    if (/[^\p{Cc}\s]/u.test(String(value).toWellFormed())) yield { path, value }
  } else if (Array.isArray(value)) for (const [n, inner] of value.entries()) yield* leavesWithin(inner, [...path, n])
  else for (const [name, inner] of Object.entries(value as object)) yield* leavesWithin(inner, [...path, name])
}

/**
 * The values of an input that an import lost in silence: neither said to be carried to a record that has them in the words
 * it names, nor reported, by themselves or with something above them.
 */
export function lostIn(file: string, input: unknown, { manifest, carried, notCarried }: Imported): string[] {
  const reported = new Set(notCarried.filter((entry) => entry.file === file).map(({ path }) => path))
  const found = new Set(
    carried.filter((entry) => entry.file === file && isIn(manifest, entry.to, entry.as ?? '')).map(({ path }) => path),
  )
  const isTold = (path: Step[]) =>
    path.some((_, n) => {
      const above = path.slice(0, n + 1)
      return reported.has(writePath(above)) || reported.has(starred(above))
    })
  return [...leavesWithin(input)]
    .filter(({ path }) => !found.has(writePath(path)) && !isTold(path))
    .map(({ path, value }) => `${writePath(path)}: ${String(value).slice(0, 80)}`)
}

const starred = (path: Step[]) => writePath(path).replace(/\[\d+\]/g, '[*]')

const written = new WeakMap<object, string>()

/** Whether a record of the manifest has some words in it. */
function isIn(manifest: object, to: string, words: string): boolean {
  const [section, key] = [to.slice(0, to.indexOf('.')), to.slice(to.indexOf('.') + 1)]
  const record = (manifest as Record<string, Record<string, object> | undefined>)[section]?.[key]
  if (!record || words === '') return false
  const text = written.get(record) ?? `${key}\n${JSON.stringify(record)}`
  written.set(record, text)
  return text.includes(JSON.stringify(words).slice(1, -1))
}

/** What the hub would find wrong with a manifest: its form, and references to nothing but the records that are named. */
export function faultsOf(manifest: object, onRecord: readonly string[] = []): string[] {
  const check = new Check()
  const { wanted } = readManifest(recordTypes, manifest, check)
  const named = new Set([...onRecord, ...wanted.map(({ spec, key }) => `${spec.section}.${key}`)])
  const law = loadLaw()
  const loose = check.references.filter(({ to, key }) =>
    'law' in to ? !law[to.law].has(key) : !named.has(`${to.section}.${key}`),
  )
  return [
    ...check.problems.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...loose.map(({ path, key }) => `${path.join('.')}: refers to ${key}, which is nothing`),
  ]
}
