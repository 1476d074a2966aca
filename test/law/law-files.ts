import { readFileSync } from 'node:fs'
import type { LawFiles } from '../../src/law/read-law.ts'

const names = [
  'certification-standards.json',
  'countries.json',
  'country-profiles.json',
  'data-categories.json',
  'data-subject-types.json',
  'legal-bases.json',
  'regimes.json',
  'regulations.json',
  'roles.json',
  'security-measures.json',
  'transfer-mechanisms.json',
] as const
const shipped = Object.fromEntries(
  names.map((name) => [name, readFileSync(new URL(`../../src/law/data/${name}`, import.meta.url), 'utf8')]),
)

export type Step = string | number
/** The files with one value replaced; the path names rows by position or by the value of `id`, `key` or `alpha2`. */
export function filesWith(...changes: [file: keyof LawFiles, path: Step[], value: unknown][]): LawFiles {
  const files: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, JSON.parse(shipped[name]!)]))
  for (const [file, path, value] of changes) {
    const holder = path.slice(0, -1).reduce<unknown>((at, step) => enter(at, step), files[file])
    const last = path.at(-1)!
    if (value === undefined) Reflect.deleteProperty(holder as object, last)
    else Reflect.set(holder as object, last, value)
  }
  return files as LawFiles
}
function enter(at: unknown, step: Step): unknown {
  if (!Array.isArray(at) || typeof step === 'number') return (at as Record<Step, unknown>)[step]
  return at.find((row: Record<string, unknown>) => [row.id, row.alpha2, row.country].includes(step))
}
