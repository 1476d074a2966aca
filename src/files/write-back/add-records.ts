import { isCollection, parseDocument, stringify } from 'yaml'
import type { Block } from '../block.ts'
import { isJson } from '../manifest-file.ts'
import { splitYaml } from '../split-yaml.ts'
import { asIn, contentOf, jsonAs, recordText } from './rewrite-file.ts'

type Records = readonly [string, unknown][]

/** The text of a manifest with more records in a section, at its end. */
export function addRecords(text: string, section: string, records: Records): string {
  if (isJson(text)) return addToJson(text, section, records)
  const blocks = splitYaml(text)
  const last = blocks.findLast((block) => block.section === section || isHeader(text, block, section))
  if (last) {
    const indent = last.section === null ? '  ' : /^ */.exec(text.slice(last.from))![0]
    return insert(
      text,
      last.section === null ? firstLineEnd(text, last) : contentOf(text, last)[1],
      records.map(([key, record]) => recordText(key, record, indent)).join(''),
    )
  }
  const document = parseDocument(text)
  if (!document.has(section) && !(isCollection(document.contents) && document.contents.flow))
    return insert(text, text.length, stringify({ [section]: Object.fromEntries(records) }, { lineWidth: 120 }))
  for (const [key, record] of records) document.setIn([section, key], document.createNode(record))
  return asIn(text, document.toString({ lineWidth: 120 }))
}

const firstLineEnd = (text: string, { from }: Block) => text.indexOf('\n', from) + 1 || text.length

/** A section without records. */
const isHeader = (text: string, block: Block, section: string) =>
  block.section === null &&
  RegExp(`^${section}:(?:[ \\t]*(?:#.*)?\\r?\\n)*$`).test(`${text.slice(block.from, block.to)}\n`)

function insert(text: string, at: number, more: string): string {
  const before = text.slice(0, at)
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${asIn(text, more)}${text.slice(at)}`
}

function addToJson(text: string, section: string, records: Records): string {
  const manifest = JSON.parse(text) as Record<string, object>
  manifest[section] = { ...manifest[section], ...Object.fromEntries(records) }
  return jsonAs(text, manifest)
}

export const newFileText = (section: string, records: Records, schema: string): string =>
  `# yaml-language-server: $schema=${schema}\n${stringify({ [section]: Object.fromEntries(records) }, { lineWidth: 120 })}`
