import { type Document, isCollection, isMap, isPair, isScalar, stringify, type YAMLMap } from 'yaml'
import type { Block } from '../block.ts'
import type { ManifestFile } from '../manifest-file.ts'
import { pairOf } from '../pair-of.ts'
import { documentOf } from '../parse-block.ts'
import type { Said } from './compare-entries.ts'
import { mergeRecord } from './merge-record.ts'
import { takeOut } from './take-out.ts'
import { writeOutAliases } from './write-out-aliases.ts'

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
  const manifest = JSON.parse(text) as Record<string, Record<string, Record<string, unknown>>>
  for (const { section, key, to } of rewritings) {
    const records = manifest[section]!
    if (!to) delete records[key]
    // What is undefined is left out.
    else for (const field of to.fields) records[key]![field] = to.there.written[field]
  }
  return jsonAs(text, manifest)
}

/** As JSON, with the indentation and the ends of lines that the file has. */
export function jsonAs(file: string, manifest: object): string {
  const indent = /^\s*\{[^\S\n]*\n([ \t]+)/.exec(file)?.[1] ?? (file.trimEnd().includes('\n') ? 2 : 0)
  return asIn(file, JSON.stringify(manifest, null, indent)) + /\s*$/.exec(file)![0]
}

/** A block without the comments and empty lines at its end that belong to what follows: they are indented no deeper. */
export function contentOf(text: string, block: Block): [number, number] {
  const { from, to } = block
  const lines = text.slice(from, to).split('\n')
  const depth = lines[0]!.search(/[^ ]|$/)
  const follows = (line: string) => /^\s*(?:#.*)?$/.test(line) && !(line.search(/\S/) > depth)
  while (lines.length > 1 && follows(lines.at(-1)!)) lines.pop()
  return [from, Math.max(Math.min(to, from + lines.join('\n').length + 1), endOfLiteral(text, block))]
}

/** Where the text of a block scalar ends, if the block ends with one: its last lines may look like comments. */
function endOfLiteral(text: string, block: Block): number {
  const { document, offset } = documentOf(text, block)
  let last: unknown = document.contents
  while (isCollection(last) || isPair(last)) last = isPair(last) ? last.value : last.items.at(-1)
  return isScalar(last) && /^BLOCK_/.test(last.type ?? '') ? offset + last.range![1] : 0
}

function rewriteBlock(text: string, block: Block, rewritings: readonly Rewriting[]): string {
  const { document } = documentOf(text, block)
  writeOutAliases(document)
  for (const { section, key, to } of rewritings) {
    const records = (block.section === null ? document.get(section) : document.contents) as YAMLMap
    const pair = pairOf(records, key)!
    if (!to) takeOut(records, records.items.indexOf(pair))
    else if (isMap(pair.value)) mergeRecord(document, pair.value as YAMLMap, to.fields, to.here, to.there)
    else pair.value = document.createNode(to.there.written)
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
