import type { Place } from '../files/note.ts'
import { TextFile } from '../files/text-file.ts'
import { isDeeperThan } from '../platform/depth.ts'
import type { InputProblem } from './input-error.ts'
import { readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'

/** A file of data, with the place of each of its values. */
export interface Data {
  value: unknown
  /** Where what is at a path stands, or what is nearest above it. */
  placeOf(path: readonly (string | number)[]): Place
}

/** What a file says, or everything that is wrong with how it is written. */
export type Read = { data: Data } | { problems: Omit<InputProblem, 'path'>[] }

/** More levels than any document has that was written in earnest, and few enough to walk. */
export const deepest = 100

/** Reads JSON or YAML. JSON is a kind of YAML, but has a reader of its own that is fifty times as fast. */
export function readData(name: string, text: string): Read {
  const file = new TextFile(name, text)
  return /^\s*[[{]/.test(text) && isJson(text) ? readJson(file) : readYaml(file)
}

/** YAML, too, may begin with a bracket; then it is its reader that knows what is wrong. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return !/^\s*[[{]\s*[\w&*!]/.test(text)
  }
}

export const isTooDeep = (value: unknown) => isDeeperThan(deepest, value)

export const tooDeep = `goes down more than ${deepest} levels`
