import type { Check, Path } from '../record/check.ts'
import type { Command } from '../record/command.ts'
import type { Entry, Part, RecordSpec } from '../record/record-spec.ts'

/** What an input says of a record, as a manifest says it: an input lists the entries of a dictionary with their keys. */
export function elementsByKey({ entry }: RecordSpec, said: Entry, check: Check): Entry {
  const turned: Entry = { ...said }
  for (const [field, { shape }] of Object.entries(entry.fields)) {
    if (shape.kind !== 'dictionary' || !Array.isArray(said[field])) continue
    const elements = said[field] as Entry[]
    for (const [position, { key }] of elements.entries()) {
      if (elements.findIndex((each) => each.key === key) === position) continue
      check.problems.push({
        code: 'DUPLICATE_KEY',
        message: 'This entry stands in the list twice.',
        path: [field, String(key), 'key'],
        remedy: 'Leave one of them out.',
      })
    }
    turned[field] = Object.fromEntries(elements.map(({ key, ...rest }) => [key, rest]))
  }
  return turned
}

/** Where in the input of a command something stands that was found in the entry it makes. */
export function inputPath({ input, spec, names, does }: Command, said: Entry, path: Path): Path {
  const [field, at, ...rest] = path
  if (field === undefined) return [names]
  // Its one entry of the list is the input itself; an entry that is a plain value is a field of it.
  if (typeof does === 'object' && does.within === field) return rest.length > 0 ? rest : plainEntry(spec.parts[field]!)
  const shape = spec.entry.fields[field]?.shape
  if (shape?.kind === 'dictionary' && at !== undefined && Array.isArray(said[field])) {
    const position = (said[field] as Entry[]).findLastIndex(({ key }) => key === at)
    return [field, position, ...(rest.length > 0 ? rest : ['key'])]
  }
  return field in input.fields || field === 'expectedVersion' ? path : []
}

const plainEntry = ({ value }: Part): Path => (value ? [value] : [])
