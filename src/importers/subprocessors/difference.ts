import { countriesIn } from '../country-names.ts'
import { countriesOf, type Listed, nameIn, valuesIn } from './listed.ts'

/** What one version of a list says otherwise than the one before it. */
export interface Difference {
  added: { key: string; name: string; says: Sayings }[]
  removed: { key: string; name: string; says: Sayings }[]
  changed: { key: string; name: string; changes: Change[] }[]
}

export interface Change {
  field: keyof Sayings
  before: string[]
  after: string[]
}

/** What a list says of a subprocessor, as far as versions are compared. */
export interface Sayings {
  name: string[]
  service: string[]
  countries: string[]
  otherPlaces: string[]
  data: string[]
  mechanism: string[]
}

type Lists = ReadonlyMap<string, Listed>

/** The difference between two versions of a list. The order of rows and the case of names make none. */
export function differenceOf(before: Lists, after: Lists): Difference {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  const told = (list: Lists, key: string) => ({ key, name: list.get(key)!.name, says: sayingsOf(list.get(key)!) })
  const both = keys.filter((key) => before.has(key) && after.has(key))
  return {
    added: keys.filter((key) => !before.has(key)).map((key) => told(after, key)),
    removed: keys.filter((key) => !after.has(key)).map((key) => told(before, key)),
    changed: both
      .map((key) => ({ key, name: after.get(key)!.name, changes: changesOf(before.get(key)!, after.get(key)!) }))
      .filter(({ changes }) => changes.length > 0),
  }
}

function changesOf(before: Listed, after: Listed): Change[] {
  const [was, is] = [sayingsOf(before), sayingsOf(after)]
  return (Object.keys(is) as (keyof Sayings)[])
    .map((field) => ({ field, before: was[field], after: is[field] }))
    .filter((change) => change.before.join('\n') !== change.after.join('\n'))
}

function sayingsOf({ rows }: Listed): Sayings {
  const texts = (kind: 'service' | 'data' | 'mechanism') =>
    distinct(valuesIn(rows.flatMap(({ cells }) => cells[kind])).map(({ value }) => value))
  const locations = rows.flatMap(({ cells }) => cells.location)
  return {
    name: distinct(rows.map(({ name }) => nameIn(name))),
    service: texts('service'),
    countries: countriesOf(locations),
    otherPlaces: distinct(locations.flatMap(({ text }) => countriesIn(text ?? '').other)),
    data: texts('data'),
    mechanism: texts('mechanism'),
  }
}

const distinct = (words: readonly string[]) => [...new Set(words)].sort()

/** The difference for people to read. */
export function differenceText({ added, removed, changed }: Difference): string {
  if (added.length + removed.length + changed.length === 0) return 'Nothing has changed.'
  return [
    ...section(
      'Added',
      added.map(({ name, says }) => [name, ...linesOf(says)]),
    ),
    ...section(
      'Removed',
      removed.map(({ name, says }) => [name, ...linesOf(says)]),
    ),
    ...section(
      'Changed',
      changed.map(({ name, changes }) => [name, ...changes.map(changeLine)]),
    ),
  ].join('\n')
}

const labels: Record<keyof Sayings, string> = {
  name: 'written',
  service: 'service',
  countries: 'countries',
  otherPlaces: 'other places',
  data: 'data',
  mechanism: 'mechanism',
}

const section = (title: string, entries: string[][]) =>
  entries.length === 0
    ? []
    : [
        `${title} (${entries.length})`,
        ...entries.flatMap(([name, ...lines]) => [`  ${name}`, ...lines.map((line) => `    ${line}`)]),
      ]

const linesOf = (says: Sayings) =>
  Object.entries(says)
    .filter(([field, words]) => field !== 'name' && words.length > 0)
    .map(([field, words]) => `${labels[field as keyof Sayings]}: ${words.join(', ')}`)

const changeLine = ({ field, before, after }: Change) =>
  `${labels[field]}: ${before.join(', ') || 'not stated'} → ${after.join(', ') || 'not stated'}`
