import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  Schema,
  type YAMLError,
} from 'yaml'
import { isDeeperThan } from '../platform/depth.ts'
import { show } from '../record/check.ts'
import type { Block } from './block.ts'

/** What is wrong with a stretch of text, and where in the file it stands. */
export interface TextFault {
  code: string
  message: string
  remedy: string | null
  from: number
  to: number
  /** For a key that stands twice: where it stands first. */
  first?: [number, number]
}

export interface ParsedBlock {
  /** The value as JSON has it: for one in brackets a plain object. Undefined where there is none, or none that was understood. */
  value: unknown
  faults: TextFault[]
}

const schema = new Schema({ schema: 'core' })

/** A block as `yaml` understands it, and how far its offsets are from those of the file. */
export function documentOf(text: string, { from, to, jsonKeys }: Block): { document: Document; offset: number } {
  const stretch = text.slice(from, to)
  const document = parseDocument(jsonKeys === undefined ? stretch : `{${stretch}}`, {
    schema,
    // Its own check compares each key with all others; ours is below.
    uniqueKeys: false,
    prettyErrors: false,
  })
  return { document, offset: jsonKeys === undefined ? from : from - 1 }
}

export function parseBlock(text: string, block: Block): ParsedBlock {
  if (block.jsonKeys !== undefined) {
    const value: unknown = parseJson(`{${text.slice(block.from, block.to)}}`)
    if (isDeeperThan(deepest, value)) return { value: undefined, faults: [tooDeep(block.from, block.from + 1)] }
    // As many keys as colons: none stands twice.
    if (value !== undefined && countKeys(value) === block.jsonKeys) return { value, faults: [] }
  }
  try {
    return read(text, block)
  } catch (error) {
    // The parser calls itself for what stands within something.
    if (!(error instanceof RangeError)) throw error
    return { value: undefined, faults: [tooDeep(block.from, block.from + 1)] }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value)
  let count = Array.isArray(value) ? 0 : inner.length
  for (const each of inner) count += countKeys(each)
  return count
}

function read(text: string, block: Block): ParsedBlock {
  const { document, offset } = documentOf(text, block)
  const last = block.from + text.slice(block.from, block.to).trimEnd().length
  const faults = onePerLine(text, [...document.errors, ...document.warnings], (at) => Math.min(at + offset, last))
  if (document.errors.length > 0) return { value: undefined, faults }
  const reading = new Reading(offset, faults)
  const value = reading.value(document.contents, 0)
  // What is left of a bomb says nothing of what was meant.
  return reading.bomb ? { value: undefined, faults: [reading.bomb] } : { value, faults }
}

/** The first fault of each line: the others follow from it. */
function onePerLine(text: string, errors: readonly YAMLError[], inFile: (at: number) => number): TextFault[] {
  const faults = new Map<number, TextFault>()
  for (const { code, message, pos } of errors) {
    const [from, to] = [inFile(pos[0]), inFile(pos[1])]
    const line = text.lastIndexOf('\n', from - 1) + 1
    if (faults.has(line)) continue
    const indent = /^[ \t]*/.exec(text.slice(line, line + 1_000))![0]
    const { says, remedy = null } = words[indent.includes('\t') ? 'TAB_AS_INDENT' : code] ?? {}
    faults.set(line, { code: 'SYNTAX', message: says ?? sentence(message), remedy, from, to })
  }
  return [...faults.values()]
}

/** Nothing in a manifest is nearly as deep. */
const deepest = 50
const nestedTooDeep = `Values are nested more than ${deepest} deep here.`

const words: Partial<Record<YAMLError['code'], { says?: string; remedy?: string }>> = {
  TAB_AS_INDENT: { says: 'A tab stands where the line is indented.', remedy: 'Indent with spaces.' },
  MULTIPLE_DOCS: {
    says: 'The file has more than one document.',
    remedy: 'Put each into a file of its own: several files are one manifest.',
  },
  // The parser calls itself for what stands within something, and has run out of stack.
  RESOURCE_EXHAUSTION: { says: nestedTooDeep },
  TAG_RESOLVE_FAILED: { remedy: 'Leave the tag out: manifests have none.' },
}
const sentence = (message: string) => (message.endsWith('.') ? message : `${message}.`)

/** What aliases may add to a file: more is a bomb, not a manifest. */
const mostByAlias = 100_000

/** Turns what was parsed into plain values, and refuses what a manifest does not have. */
class Reading {
  /** The node of each anchor so far: of several with one name, the last before an alias counts. */
  readonly #anchors = new Map<string, unknown>()
  readonly #offset: number
  readonly #faults: TextFault[]
  #withinAlias = 0
  #byAlias = 0
  /** The alias that goes beyond what aliases may stand for. */
  bomb: TextFault | null = null

  constructor(offset: number, faults: TextFault[]) {
    this.#offset = offset
    this.#faults = faults
  }

  value(node: unknown, depth: number): unknown {
    if (this.bomb || (this.#withinAlias > 0 && ++this.#byAlias > mostByAlias)) return undefined
    if (depth > deepest) {
      this.#faults.push(tooDeep(...this.#range(node)))
      return undefined
    }
    if (isAlias(node)) return this.#alias(node, depth)
    if (isCollection(node) || isScalar(node)) if (node.anchor) this.#anchors.set(node.anchor, node)
    if (isSeq(node)) return node.items.map((item) => this.value(item, depth + 1))
    if (isMap(node)) return this.#map(node.items, depth)
    return isScalar(node) ? node.value : undefined
  }

  #alias(node: Alias, depth: number): unknown {
    const source = this.#anchors.get(node.source)
    if (!source) {
      const remedy = 'Name an anchor that stands before it in the same file.'
      this.#fault('SYNTAX', `There is no anchor ${show(node.source)} before this.`, remedy, node)
      return undefined
    }
    this.#withinAlias++
    const value = this.value(source, depth + 1)
    this.#withinAlias--
    if (this.#byAlias > mostByAlias && this.#withinAlias === 0) {
      const [from, to] = this.#range(node)
      const message = 'The aliases of this file stand for more than a manifest holds.'
      this.bomb ??= { code: 'TOO_MANY_ALIASES', message, remedy: 'Write it out.', from, to }
    }
    return value
  }

  #map(pairs: readonly { key: unknown; value: unknown }[], depth: number): Record<string, unknown> {
    const entries = new Map<string, unknown>()
    const first = new Map<string, unknown>()
    for (const { key, value } of pairs) {
      if (!isScalar(key)) this.#fault('SYNTAX', 'A key is a word, not a list, set of fields or alias.', null, key)
      else if (key.value === '<<' && key.type === 'PLAIN')
        this.#fault('MERGE_KEY', 'Merge keys are not read: they hide what a record says.', 'Write the fields out.', key)
      else {
        const name = key.value === null ? '' : String(key.source ?? key.value)
        if (entries.has(name)) this.#twice(name, key, first.get(name))
        else first.set(name, key)
        entries.set(name, this.value(value, depth + 1))
      }
    }
    return Object.fromEntries(entries)
  }

  #twice(name: string, key: unknown, first: unknown): void {
    const [from, to] = this.#range(key)
    this.#faults.push({
      code: 'DUPLICATE_KEY',
      message: `The key ${show(name)} stands here twice.`,
      remedy: 'Leave one of them out.',
      from,
      to,
      first: this.#range(first),
    })
  }

  #fault(code: string, message: string, remedy: string | null, node: unknown): void {
    const [from, to] = this.#range(node)
    this.#faults.push({ code, message, remedy, from, to })
  }

  #range(node: unknown): [number, number] {
    const [from, to] = (isNode(node) && node.range) || [0, 1]
    return [from + this.#offset, to + this.#offset]
  }
}

const tooDeep = (from: number, to: number): TextFault => ({
  code: 'SYNTAX',
  message: nestedTooDeep,
  remedy: null,
  from,
  to,
})
