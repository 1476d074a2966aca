import { suggest } from '../platform/suggest.ts'
import { identify } from '../record/bulk.ts'
import { Check, hinted, isObject, type Path, type Problem, show } from '../record/check.ts'
import { type Entry, isNamedInWorkspace, type RecordSpec } from '../record/record-spec.ts'
import { arrayColumns, type PlacedRow, partRows } from '../record/rows.ts'
import { isKey } from '../record/scalars.ts'

/** What a manifest wants of one record. */
export interface Wanted {
  spec: RecordSpec
  key: string
  entry: Entry
  parts: PlacedRow[]
  /** Where in the input it stands. */
  path: Path
}

export interface ReadManifest {
  /** Who speaks: `prune` looks only at what this manifest named. */
  name: string
  wanted: Wanted[]
  /** The keys it names in each section, those of records with something wrong included. */
  named: ReadonlyMap<string, ReadonlySet<string>>
}

/** Reads a manifest as far as it can be read without a database; what is wrong with it is in `check`. */
export function readManifest(recordTypes: readonly RecordSpec[], manifest: unknown, check: Check): ReadManifest {
  if (!isObject(manifest)) {
    check.invalid(
      [],
      `${show(manifest)} is no manifest.`,
      'Write sections with their records: { organizations: { … } }.',
    )
    return { name: 'default', wanted: [], named: new Map() }
  }
  // Editors look for the schema of a JSON document under this name.
  const { $schema: _, ropewalk = 1, manifest: name = 'default', ...sections } = manifest
  if (ropewalk !== 1)
    check.invalid(['ropewalk'], `This hub reads manifests of version 1, not ${show(ropewalk)}.`, 'Write ropewalk: 1.')
  if (typeof name !== 'string' || !isKey(name))
    check.invalid(
      ['manifest'],
      `${show(name)} is no key.`,
      hinted(String(name), 'Name the manifest by a key, such as acme.'),
    )
  unknownSections(recordTypes, sections, check)
  const wanted = recordTypes.flatMap((spec) => readSection(spec, sections[spec.section], check))
  refuseTwins(wanted, check)
  const named = new Map(recordTypes.map(({ section }) => [section, new Set(Object.keys(sections[section] ?? {}))]))
  return { name: String(name), wanted, named }
}

function unknownSections(recordTypes: readonly RecordSpec[], sections: Record<string, unknown>, check: Check): void {
  const known = recordTypes.map((spec) => spec.section)
  for (const section of Object.keys(sections)) {
    if (known.includes(section)) continue
    const near = suggest(section, known)
    check.problems.push({
      code: 'UNKNOWN_SECTION',
      message: `There is no section ${show(section)}.`,
      path: [section],
      remedy: hinted(section, near ? `Did you mean ${near}?` : `Sections are ${known.join(', ')}.`),
    })
  }
}

function readSection(spec: RecordSpec, records: unknown, check: Check): Wanted[] {
  if (records === undefined || records === null) return []
  if (!isObject(records)) {
    check.invalid(
      [spec.section],
      `${show(records)} stands where records by their keys are expected.`,
      'Write key: { name: … }.',
    )
    return []
  }
  return Object.entries(records).flatMap(([key, value]) => {
    const wanted = readEntry(spec, key, value, [spec.section, key], check)
    return wanted ? [wanted] : []
  })
}

/** Reads what is said of one record; null when something is wrong with it. */
export function readEntry(spec: RecordSpec, key: string, value: unknown, path: Path, check: Check): Wanted | null {
  const before = check.problems.length
  check.key(key, path)
  const entry = check.value(spec.entry, value, path) as Entry | null
  if (!entry || check.problems.length > before) return null
  const given = value as Entry
  for (const field of spec.kept) if (given[field] === undefined || given[field] === null) entry[field] = undefined
  spec.complete?.(key, entry)
  const parts = partRows(spec, key, entry)
  refuseRepeated(parts, path, check)
  refuseRepeatedValues(spec, entry, path, check)
  return { spec, key, entry, parts, path }
}

function refuseRepeated(parts: readonly PlacedRow[], path: Path, check: Check): void {
  const seen = new Set<string>()
  for (const { table, row, path: place } of parts) {
    const identity = `${table.name}\u0000${identify(table, row)}`
    if (seen.has(identity)) {
      check.problems.push(standsTwice([...path, ...place]))
    }
    seen.add(identity)
  }
}

function refuseRepeatedValues(spec: RecordSpec, entry: Entry, path: Path, check: Check): void {
  for (const field of arrayColumns(spec)) {
    const values = entry[field] as string[]
    for (const [position, value] of values.entries())
      if (values.indexOf(value) < position) check.problems.push(standsTwice([...path, field, position]))
  }
}

const standsTwice = (path: Path): Problem => ({
  code: 'DUPLICATE_KEY',
  message: 'This entry stands in the list twice.',
  path,
  remedy: 'Leave one of them out.',
})

/** Flows are named in the whole workspace: two activities of one manifest must not use the same key. */
function refuseTwins(wanted: readonly Wanted[], check: Check): void {
  const ownerOf = new Map<string, string>()
  for (const { spec, key, parts } of wanted) {
    for (const { table, row, path } of parts) {
      if (!isNamedInWorkspace(table)) continue
      const identity = `${table.name}\u0000${identify(table, row)}`
      const other = ownerOf.get(identity)
      if (other !== undefined && other !== key) {
        check.problems.push({
          code: 'DUPLICATE_KEY',
          message: `${show(row.key)} is also a key in ${other}.`,
          path: [spec.section, key, ...path, 'key'],
          remedy: 'Give one of them another key.',
        })
      }
      ownerOf.set(identity, key)
    }
  }
}
