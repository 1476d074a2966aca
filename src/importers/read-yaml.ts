import { type Document, isMap, isNode, isScalar, parseAllDocuments, visit } from 'yaml'
import type { Place } from '../files/note.ts'
import type { TextFile } from '../files/text-file.ts'
import type { InputProblem } from './input-error.ts'
import { isTooDeep, type Read, tooDeep } from './read-data.ts'

type At = (range: readonly [number, number, ...unknown[]]) => Place
const beginning = [0, 1] as const

/** Reads one document of YAML. */
export function readYaml(file: TextFile): Read {
  const at: At = ([from, to]) => file.place(from, to)
  const documents = parsed(file.text)
  if (typeof documents === 'string') return { problems: [{ place: at(beginning), message: documents }] }
  const [document, second] = documents
  if (!document) return { problems: [{ place: at(beginning), message: 'is empty' }] }
  const faults = documents.flatMap(({ errors }) => errors)
  const problems: Omit<InputProblem, 'path'>[] = faults.map(({ pos, code, message }) => ({
    place: at(pos),
    // The parser has run out of stack.
    message: code === 'RESOURCE_EXHAUSTION' ? tooDeep : `is no YAML: ${firstLine(message)}`,
  }))
  if (second)
    problems.push({
      place: at([second.range[0], second.range[0] + 1]),
      message: 'begins a second document; write one a file',
    })
  problems.push(...repeatedKeys(document, at))
  if (problems.length > 0) return { problems: problems.slice(0, 100) }
  return dataOf(document, at)
}

function parsed(text: string): Document.Parsed[] | string {
  try {
    // Its own look for keys that stand twice compares each with each.
    return [...parseAllDocuments(text, { uniqueKeys: false, merge: true, prettyErrors: false })]
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

function dataOf(document: Document.Parsed, at: At): Read {
  const place = at(beginning)
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

function repeatedKeys(document: Document.Parsed, at: At): Omit<InputProblem, 'path'>[] {
  const problems: Omit<InputProblem, 'path'>[] = []
  visit(document, {
    Map: (_, { items }) => {
      const names = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (names.has(name))
          problems.push({ place: at(key.range ?? beginning), message: `has ${JSON.stringify(name)} twice` })
        names.add(name)
      }
    },
  })
  return problems
}

function placeIn(document: Document.Parsed, path: readonly (string | number)[], at: At) {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return at(node.range)
  }
  return at((isMap(document.contents) && document.contents.range) || beginning)
}

const firstLine = (message: string) => message.split('\n')[0]!
