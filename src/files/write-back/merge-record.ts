import { type Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import { isObject } from '../../record/check.ts'
import { pairOf } from '../pair-of.ts'
import { canonical, type Said } from './compare-entries.ts'
import { takeOut } from './take-out.ts'

/** What a list means, row by row. */
interface Rows {
  here: unknown[]
  there: unknown[]
}

/** Makes these fields of a record in a document say what is on record; all else stays as it is written, comments included. */
export function mergeRecord(
  document: Document,
  record: YAMLMap,
  fields: readonly string[],
  here: Said,
  there: Said,
): void {
  for (const field of fields) {
    const rows = { here: rowsOf(here.meant[field]), there: rowsOf(there.meant[field]) }
    mergeField(document, record, field, there.written[field], rows)
  }
}

const rowsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function mergeField(document: Document, map: YAMLMap, field: string, wanted: unknown, rows: Rows): void {
  const pair = pairOf(map, field)
  const node = pair?.value
  if (wanted === undefined) {
    if (pair) takeOut(map, map.items.indexOf(pair))
  } else if (isSeq(node) && Array.isArray(wanted)) mergeList(document, node as YAMLSeq, wanted, rows)
  else if (isMap(node) && isObject(wanted)) mergeMap(document, node as YAMLMap, wanted)
  else if (isScalar(node) && !isObject(wanted) && !Array.isArray(wanted)) node.value = wanted
  else if (pair) pair.value = document.createNode(wanted)
  else map.add(document.createPair(field, wanted))
}

function mergeMap(document: Document, map: YAMLMap, wanted: Record<string, unknown>): void {
  const written = map.toJS(document) as Record<string, unknown>
  for (const name of new Set([...Object.keys(written), ...Object.keys(wanted)])) {
    const [mine, theirs] = [written[name], wanted[name]]
    if (theirs === undefined || canonical(mine) !== canonical(theirs))
      mergeField(document, map, name, theirs, { here: rowsOf(mine), there: rowsOf(theirs) })
  }
}

/** Keeps the rows that mean what one on record means, changes those that are like a new one, takes the others out, and adds what is new at the end. */
function mergeList(document: Document, list: YAMLSeq, wanted: unknown[], { here, there }: Rows): void {
  const open = new Map<string, number[]>()
  for (const [i, each] of there.map(canonical).entries()) open.set(each, [...(open.get(each) ?? []), i])
  const changed = [...list.items.entries()].filter(([i]) => open.get(canonical(here[i]))?.shift() === undefined)
  const added = new Set([...open.values()].flat().sort((a, b) => a - b))
  const gone: unknown[] = []
  for (const [i, row] of changed) {
    const like = isMap(row) ? mostLike(here[i], there, added) : undefined
    if (like === undefined) gone.push(row)
    else {
      added.delete(like)
      mergeMap(document, row as YAMLMap, wanted[like] as Record<string, unknown>)
    }
  }
  for (const row of gone) takeOut(list, list.items.indexOf(row))
  for (const i of added) list.add(document.createNode(wanted[i]))
}

/** Which of the new rows is this one changed: the one with its key, or without keys the one that says most of it. */
function mostLike(row: unknown, there: readonly unknown[], among: Iterable<number>): number | undefined {
  if (!isObject(row)) return undefined
  let [best, most]: [number | undefined, number] = [undefined, 0]
  for (const i of among) {
    const other = there[i]
    // Keys that are left out follow from the order of the rows: it must come out the same.
    if (!isObject(other) || row.key !== other.key) continue
    const same = (name: string) => (row[name] ?? null) !== null && canonical(row[name]) === canonical(other[name])
    const alike = Object.keys(row).filter(same).length
    if (alike > most) [best, most] = [i, alike]
  }
  return best
}
