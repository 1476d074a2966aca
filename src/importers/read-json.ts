import { findNodeAtLocation, type Node, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import type { InputProblem } from './input-error.ts'
import { isTooDeep, type Read, tooDeep } from './read-data.ts'

type Problems = Omit<InputProblem, 'path'>[]

/** Reads JSON. A name that stands in an object twice is a fault: one of the two values would be lost. */
export function readJson(file: string, text: string, firstLine = 1): Read {
  const at = (line: number, column: number) => `${file}:${line + firstLine}:${column + 1}`
  const value = parsed(text)
  if (isTooDeep(value)) return { problems: [{ place: `${file}:${firstLine}:1`, message: tooDeep }] }
  const problems = value === undefined ? faultsIn(text, at) : repeatedNames(text, at)
  return problems.length > 0 ? { problems } : { data: { value, placeOf: placesIn(file, text, firstLine) } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type At = (line: number, column: number) => string
const strictly = { disallowComments: true, allowTrailingComma: false }

function faultsIn(text: string, at: At): Problems {
  const problems: Problems = []
  try {
    const onError: NonNullable<Parameters<typeof visit>[1]['onError']> = (code, _, __, line, column) =>
      problems.push({ place: at(line, column), message: `is no JSON: ${wordsOf(printParseErrorCode(code))}` })
    visit(text, { onError }, strictly)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [{ place: at(0, 0), message: tooDeep }]
  }
  // JSON.parse refused it, so there is something, whether or not the more forgiving reader sees it.
  return problems.length > 0 ? problems.slice(0, 100) : [{ place: at(0, 0), message: 'is no JSON' }]
}

/** `PropertyNameExpected` as people say it. */
const wordsOf = (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

function repeatedNames(text: string, at: At): Problems {
  const problems: Problems = []
  const open: Set<string>[] = []
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _, __, line, column) => {
      const names = open.at(-1)!
      if (names.has(name)) problems.push({ place: at(line, column), message: `has ${JSON.stringify(name)} twice` })
      names.add(name)
    },
  })
  return problems
}

/** The tree with places is only made when something is wrong. */
function placesIn(file: string, text: string, firstLine: number) {
  let tree: Node | undefined
  return (path: readonly (string | number)[]): string => {
    tree ??= parseTree(text)
    const steps = [...path]
    let node = tree && findNodeAtLocation(tree, steps)
    while (!node && steps.pop() !== undefined) node = tree && findNodeAtLocation(tree, steps)
    const before = text.slice(0, node?.offset ?? 0).split('\n')
    return `${file}:${before.length - 1 + firstLine}:${before.at(-1)!.length + 1}`
  }
}
