import { type Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import { isObject } from '../../record/check.ts'
import { canonical, type Said } from './compare-entries.ts'

/** Makes these fields of a record in a document say what is on record; all else stays as it is written, comments included. */
export function mergeRecord(
  document: Document,
  record: YAMLMap,
  fields: readonly string[],
  here: Said,
  there: Said,
): void {
  for (const field of fields) {
    const wanted = there.written[field]
    const node = record.get(field, true)
    if (wanted === undefined) record.delete(field)
    else if (isSeq(node) && Array.isArray(wanted))
      mergeList(document, node, wanted, listOf(here, field), listOf(there, field))
    else if (isMap(node) && isObject(wanted)) mergeMap(document, node, wanted)
    else if (isScalar(node) && !isObject(wanted) && !Array.isArray(wanted)) node.value = wanted
    else record.set(field, document.createNode(wanted))
  }
}

const listOf = ({ meant }: Said, field: string) => (meant[field] as unknown[]).map(canonical)

/** Keeps the entries that mean what one on record means, takes the others out, and adds what is new at the end. */
function mergeList(document: Document, node: YAMLSeq, wanted: unknown[], here: string[], there: string[]): void {
  const open = new Map<string, number[]>()
  for (const [i, each] of there.entries()) open.set(each, [...(open.get(each) ?? []), i])
  const kept = node.items.filter((_, i) => open.get(here[i]!)?.shift() !== undefined)
  const added = [...open.values()].flat().sort((a, b) => a - b)
  node.items = [...kept, ...added.map((i) => document.createNode(wanted[i]))]
}

function mergeMap(document: Document, node: YAMLMap, wanted: Record<string, unknown>): void {
  const written = node.toJS(document) as Record<string, unknown>
  for (const name of Object.keys(written)) if (!Object.hasOwn(wanted, name)) node.delete(name)
  for (const [name, value] of Object.entries(wanted)) {
    if (canonical(written[name]) !== canonical(value)) node.set(name, document.createNode(value))
  }
}
