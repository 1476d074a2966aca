import { isMap, isNode, isPair, isScalar, isSeq, type Pair } from 'yaml'
import type { Path } from '../record/check.ts'
import { type Block, wholeOf } from './block.ts'
import type { Place } from './note.ts'
import { pairOf } from './pair-of.ts'
import { documentOf } from './parse-block.ts'
import { splitJson } from './split-json.ts'
import { splitYaml } from './split-yaml.ts'
import type { TextFile } from './text-file.ts'

/** What takes much memory to parse in one piece. */
const largestWhole = 4 * 2 ** 20

/** Whether a manifest is written in JSON, and well. */
export function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A file of a manifest: its blocks, and where in it something stands. */
export class ManifestFile {
  /** Which blocks speak of what: `section` and `section\0key`. */
  readonly #blocks = new Map<string, Block>()
  #last: { block: Block; parsed: ReturnType<typeof documentOf> } | undefined

  constructor(readonly file: TextFile) {}

  get name(): string {
    return this.file.name
  }

  get isJson(): boolean {
    return isJson(this.file.text)
  }

  /** The stretches to parse, or what is wrong with a file that would have to be parsed in one piece. */
  blocks(): Block[] | { message: string; at: number } {
    const { text } = this.file
    if (/^\s*\{/.test(text)) {
      try {
        JSON.parse(text)
        return splitJson(text)
      } catch (error) {
        const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0)
        if (text.length > largestWhole) return { message: `The file is no JSON: ${(error as Error).message}.`, at }
        return [wholeOf(text)]
      }
    }
    const blocks = splitYaml(text)
    if (blocks.length === 1 && text.length > largestWhole) {
      const message = `A file of more than ${largestWhole} bytes is only read as JSON, or as sections in block style without anchors.`
      return { message, at: 0 }
    }
    return blocks
  }

  /** Remembers which block speaks of a section, or of one of its records. */
  remember(path: readonly string[], block: Block): void {
    this.#blocks.set(path.join('\u0000'), block)
  }

  /** Where a value stands, or its key where that is asked for or says more; as near as the file gets to it. */
  place(path: Path, what: 'key' | 'value' = 'value'): Place {
    const block = this.blockOf(path)
    const [from, to] = this.#rangeOf(block, block.section === null ? path : path.slice(1), what)
    return this.file.place(from, to)
  }

  /** The stretch that speaks of it. */
  blockOf(path: Path): Block {
    const names = path.map(String)
    return (
      this.#blocks.get(names.slice(0, 2).join('\u0000')) ??
      this.#blocks.get(names[0] ?? '') ?? { from: 0, to: Math.min(1, this.file.text.length), section: null }
    )
  }

  #rangeOf(block: Block, path: Path, what: 'key' | 'value'): [number, number] {
    // Faults of one record are looked up one after the other.
    if (this.#last?.block !== block) this.#last = { block, parsed: documentOf(this.file.text, block) }
    const { document, offset } = this.#last.parsed
    let key: unknown = null
    let node: unknown = document.contents
    for (const step of path) {
      const next = stepInto(node, step)
      if (next === undefined) break
      key = isPair(next) ? next.key : next
      node = isPair(next) ? next.value : next
    }
    const shown = what === 'value' && isScalar(node) && node.value !== null ? node : (key ?? node)
    const [from, to] = (isNode(shown) && shown.range) || [0, 1]
    return [from + offset, to + offset]
  }
}

function stepInto(node: unknown, step: string | number): Pair | unknown {
  if (isSeq(node)) return node.items[Number(step)]
  return isMap(node) ? pairOf(node, step) : undefined
}
