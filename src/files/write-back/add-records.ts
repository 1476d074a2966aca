import { parseDocument, stringify } from 'yaml'
import { splitYaml } from '../split-yaml.ts'
import { asIn, contentOf, recordText } from './rewrite-file.ts'

type Records = readonly [string, unknown][]

/** The text of a manifest with more records in a section, at its end. */
export function addRecords(text: string, section: string, records: Records): string {
  if (/^\s*\{/.test(text)) return addToJson(text, section, records)
  const blocks = splitYaml(text)
  const last = blocks.findLast((block) => block.section === section)
  if (last) {
    const indent = /^ */.exec(text.slice(last.from))![0]
    return insert(
      text,
      contentOf(text, last)[1],
      records.map(([key, record]) => recordText(key, record, indent)).join(''),
    )
  }
  const known = parseDocument(text).has(section)
  if (!known)
    return insert(text, text.length, stringify({ [section]: Object.fromEntries(records) }, { lineWidth: 120 }))
  const document = parseDocument(text)
  for (const [key, record] of records) document.setIn([section, key], document.createNode(record))
  return asIn(text, document.toString({ lineWidth: 120 }))
}

function insert(text: string, at: number, more: string): string {
  const before = text.slice(0, at)
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${asIn(text, more)}${text.slice(at)}`
}

function addToJson(text: string, section: string, records: Records): string {
  const manifest = JSON.parse(text) as Record<string, object>
  manifest[section] = { ...manifest[section], ...Object.fromEntries(records) }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

export const newFileText = (section: string, records: Records, schema: string): string =>
  `# yaml-language-server: $schema=${schema}\n${stringify({ [section]: Object.fromEntries(records) }, { lineWidth: 120 })}`
