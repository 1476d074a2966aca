import { type Document, isMap, isNode, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml'
import type { InputProblem } from './input-error.ts'
import { isTooDeep, type Read, tooDeep } from './read-data.ts'

/** Reads one document of YAML. */
export function readYaml(file: string, text: string): Read {
  const lines = new LineCounter()
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line || 1}:${col || 1}`
  }
  const documents = parsed(text, lines)
  if (typeof documents === 'string') return { problems: [{ place: `${file}:1:1`, message: documents }] }
  const [document, second] = documents
  if (!document) return { problems: [{ place: `${file}:1:1`, message: 'is empty' }] }
  const faults = documents.flatMap(({ errors }) => errors)
  const problems: Omit<InputProblem, 'path'>[] = faults.map(({ pos, message }) => ({
    place: at(pos[0]),
    message: `is no YAML: ${firstLine(message)}`,
  }))
  if (second) problems.push({ place: at(second.range[0]), message: 'begins a second document; write one a file' })
  problems.push(...repeatedKeys(document, at))
  if (problems.length > 0) return { problems: problems.slice(0, 100) }
  return dataOf(document, file, at)
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed[] | string {
  try {
    // Its own look for keys that stand twice compares each with each.
    return [...parseAllDocuments(text, { lineCounter, uniqueKeys: false, merge: true, prettyErrors: false })]
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

function dataOf(document: Document.Parsed, file: string, at: (offset: number) => string): Read {
  const place = `${file}:1:1`
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    if (isTooDeep(value)) return { problems: [{ place, message: tooDeep }] }
    return { data: { value, placeOf: (path) => placeIn(document, path, at) } }
  } catch (error) {
    if (error instanceof RangeError) return { problems: [{ place, message: tooDeep }] }
    if (error instanceof ReferenceError) return { problems: [{ place, message: `is no YAML: ${error.message}` }] }
    throw error
  }
}

function repeatedKeys(document: Document.Parsed, at: (offset: number) => string): Omit<InputProblem, 'path'>[] {
  const problems: Omit<InputProblem, 'path'>[] = []
  visit(document, {
    Map: (_, { items }) => {
      const names = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (names.has(name))
          problems.push({ place: at(key.range?.[0] ?? 0), message: `has ${JSON.stringify(name)} twice` })
        names.add(name)
      }
    },
  })
  return problems
}

function placeIn(document: Document.Parsed, path: readonly (string | number)[], at: (offset: number) => string) {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return at(node.range[0])
  }
  return at(isMap(document.contents) ? (document.contents.range?.[0] ?? 0) : 0)
}

const firstLine = (message: string) => message.split('\n')[0]!
