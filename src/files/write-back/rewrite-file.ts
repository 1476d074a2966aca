import { type Document, isMap, stringify, type YAMLMap } from 'yaml'
import type { Block } from '../block.ts'
import type { ManifestFile } from '../manifest-file.ts'
import { documentOf } from '../parse-block.ts'
import type { Said } from './compare-entries.ts'
import { mergeRecord } from './merge-record.ts'

/** What is to become of a record in a file. */
export interface Rewriting {
  section: string
  key: string
  /** Null for one that goes. */
  to: { fields: readonly string[]; here: Said; there: Said } | null
}

const lineWidth = 120

/** The text of a file with some of its records changed or taken out: only their stretches are written anew. */
export function rewriteFile(file: ManifestFile, rewritings: readonly Rewriting[]): string {
  const { text } = file.file
  if (file.isJson) return rewriteJson(text, rewritings)
  const byBlock = new Map<Block, Rewriting[]>()
  for (const each of rewritings) {
    const block = file.blockOf([each.section, each.key])
    byBlock.set(block, [...(byBlock.get(block) ?? []), each])
  }
  let rewritten = text
  for (const [block, mine] of [...byBlock].sort(([a], [b]) => b.from - a.from)) {
    const [from, to] = contentOf(text, block)
    rewritten = rewritten.slice(0, from) + rewriteBlock(text, { ...block, to }, mine) + rewritten.slice(to)
  }
  return rewritten
}

function rewriteJson(text: string, rewritings: readonly Rewriting[]): string {
  const manifest = JSON.parse(text) as Record<string, Record<string, unknown>>
  for (const { section, key, to } of rewritings) {
    if (to) manifest[section]![key] = to.there.written
    else delete manifest[section]![key]
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** A block without the comments and empty lines at its end: they belong to what follows. */
export function contentOf(text: string, { from, to }: Block): [number, number] {
  const lines = text.slice(from, to).split('\n')
  while (lines.length > 1 && /^\s*(?:#.*)?$/.test(lines.at(-1)!)) lines.pop()
  return [from, Math.min(to, from + lines.join('\n').length + 1)]
}

function rewriteBlock(text: string, block: Block, rewritings: readonly Rewriting[]): string {
  const { document } = documentOf(text, block)
  for (const { section, key, to } of rewritings) {
    const path = block.section === null ? [section, key] : [key]
    const record = document.getIn(path, true)
    if (!to) document.deleteIn(path)
    else if (isMap(record)) mergeRecord(document, record as YAMLMap, to.fields, to.here, to.there)
    else document.setIn(path, document.createNode(to.there.written))
  }
  const indent = /^ */.exec(text.slice(block.from))![0]
  return asIn(text, indented(written(document), indent))
}

const written = (document: Document): string =>
  isMap(document.contents) && document.contents.items.length === 0 ? '' : document.toString({ lineWidth })

/** A record as text, at a depth. */
export const recordText = (key: string, record: unknown, indent: string): string =>
  indented(stringify({ [key]: record }, { lineWidth }), indent)

const indented = (text: string, indent: string) => text.replace(/^(?=.)/gm, indent)

/** With the ends of lines that the file has. */
export const asIn = (file: string, text: string) => (file.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text)
