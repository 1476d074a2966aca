import { findNodeAtLocation, type Node, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import type { Place } from '../files/note.ts'
import type { TextFile } from '../files/text-file.ts'
import type { InputProblem } from './input-error.ts'
import { isTooDeep, type Read, tooDeep } from './read-data.ts'

type Problems = Omit<InputProblem, 'path'>[]

/** Reads JSON, in a file or a stretch of one. A name that stands in an object twice is a fault: a value would be lost. */
export function readJson(file: TextFile, from = 0, to = file.text.length): Read {
  const text = file.text.slice(from, to)
  const at: At = (offset, length = 1) => file.place(from + offset, from + offset + length)
  const value = parsed(text)
  if (isTooDeep(value)) return { problems: [{ place: at(0), message: tooDeep }] }
  const problems = value === undefined ? faultsIn(text, at) : repeatedNames(text, at)
  return problems.length > 0 ? { problems } : { data: { value, placeOf: placesIn(text, at) } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type At = (offset: number, length?: number) => Place
const strictly = { disallowComments: true, allowTrailingComma: false }

function faultsIn(text: string, at: At): Problems {
  const problems: Problems = []
  try {
    const onError: NonNullable<Parameters<typeof visit>[1]['onError']> = (code, offset, length) =>
      problems.push({ place: at(offset, length), message: `is no JSON: ${wordsOf(printParseErrorCode(code))}` })
    visit(text, { onError }, strictly)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [{ place: at(0), message: tooDeep }]
  }
  // JSON.parse refused it, so there is something, whether or not the more forgiving reader sees it.
  return problems.length > 0 ? problems.slice(0, 100) : [{ place: at(0), message: 'is no JSON' }]
}

/** `PropertyNameExpected` as people say it. */
const wordsOf = (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

function repeatedNames(text: string, at: At): Problems {
  const problems: Problems = []
  const open: Set<string>[] = []
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset, length) => {
      const names = open.at(-1)!
      if (names.has(name)) problems.push({ place: at(offset, length), message: `has ${JSON.stringify(name)} twice` })
      names.add(name)
    },
  })
  return problems
}

/** The tree with places is only made when something is wrong. */
function placesIn(text: string, at: At) {
  let tree: Node | undefined
  return (path: readonly (string | number)[]): Place => {
    tree ??= parseTree(text)
    const steps = [...path]
    let node = tree && findNodeAtLocation(tree, steps)
    while (!node && steps.pop() !== undefined) node = tree && findNodeAtLocation(tree, steps)
    return at(node?.offset ?? 0, node?.length)
  }
}
