import { readFileSync } from 'node:fs'
import { importFides } from '../../src/importers/fides.ts'
import type { Imported } from '../../src/importers/imported.ts'
import { readTags } from '../../src/importers/openlineage/tags.ts'
import { importOpenlineage } from '../../src/importers/openlineage.ts'
import { readData } from '../../src/importers/read-data.ts'
import type { InputFile } from '../../src/importers/read-input.ts'
import { readTables } from '../../src/importers/subprocessors/read-tables.ts'
import { importSubprocessors } from '../../src/importers/subprocessors.ts'
import { importTilt } from '../../src/importers/tilt.ts'

export const pathOf = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname

export const fixture = (name: string): InputFile => ({
  name,
  text: readFileSync(pathOf(name), 'utf8').replace(/\r\n/g, '\n'),
})

export const tags = readTags(fixture('openlineage-tags.yml'))

/** A kind of input with its fixture, how it is imported, and how its values are read without the importer. */
export interface Kind {
  kind: string
  file: string
  run: (file: InputFile) => Imported
  treeOf: (file: InputFile) => unknown
  /** Records that its manifest refers to and that are on record already. */
  onRecord?: string[]
}

const dataOf = ({ name, text }: InputFile): unknown => {
  const read = readData(name, text)
  if ('problems' in read) throw new Error(`${name} is a good fixture`)
  return read.data.value
}

const tablesOf = (file: InputFile): unknown => {
  const read = readTables(file)
  if ('problems' in read) throw new Error(`${file.name} is a good fixture`)
  return { tables: read.tables.tables.map(({ title, rows }) => ({ title, rows })), outside: read.tables.outside }
}

const linesOf = ({ text }: InputFile): unknown =>
  text.startsWith('[') ? JSON.parse(text) : text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line)] : []))

const subprocessors = (file: InputFile) => importSubprocessors([file], undefined, 'Sample Cloud')

export const kinds: Kind[] = [
  ...['fides.yml', 'fides-older.yml'].map((file) => ({
    kind: 'fides',
    file,
    run: (input: InputFile) => importFides([input]),
    treeOf: dataOf,
  })),
  ...['tilt.json', 'tilt-dirty.json'].map((file) => ({
    kind: 'tilt',
    file,
    run: (input: InputFile) => importTilt([input]),
    treeOf: dataOf,
  })),
  {
    kind: 'openlineage',
    file: 'openlineage.ndjson',
    run: (file) => importOpenlineage([file], undefined, tags),
    treeOf: linesOf,
    onRecord: ['systems.shop'],
  },
  ...['subprocessors.md', 'subprocessors-elsewhere.md', 'subprocessors.html', 'subprocessors.csv'].map((file) => ({
    kind: 'subprocessors',
    file,
    run: subprocessors,
    treeOf: tablesOf,
  })),
]

/** How many records of each section a manifest has. */
export const countsOf = ({ manifest }: Imported) =>
  Object.fromEntries(
    Object.entries(manifest).flatMap(([section, records]) =>
      typeof records === 'object' ? [[section, Object.keys(records).length]] : [],
    ),
  )

export const flowsOf = ({ manifest }: Imported) =>
  Object.values(manifest.processingActivities ?? {}).flatMap(({ flows = [] }) => flows)

/** What an import leaves out, by the places in its input. */
export const leftBy = ({ notCarried }: Imported) => notCarried.map(({ path }) => path)
