import { type Block, wholeOf } from './block.ts'

/** What reaches over the borders of records, says that there is more than one document, or is no block of keys. */
const anchor = /(?:^[ \t]*|^[ \t]*- +|: +|[[{,] *)&[\w-]+(?:\s|$)/m
const directive = /^%|^\.\.\.(?:\s|$)|^---[ \t]+[^\s#]/m
const noKeys = /^(?:[{["'?|>!&*@`]|-(?:\s|$))/

const header = /^[A-Za-z][\w-]*:[ \t]*(?:#.*)?$/
const recordKey = /^[^\s"'{}[\]|>&*!%@`#,?:-][^:]*:(?:\s|$)/
/** What goes on with the lines before, though it is not indented deeper. */
const goesOn = /^(?:[}\]]|-(?:\s|$))/

/**
 * Cuts a manifest in block style into its records. In YAML a line that is indented no deeper than a key begins something
 * else, so each can be parsed without the others: in little memory, and a fault in one leaves the rest to be read.
 */
export function splitYaml(text: string): Block[] {
  if (anchor.test(text) || directive.test(text)) return [wholeOf(text)]
  const blocks: Block[] = []
  let section: string | null = null
  /** How deep the records of the section are indented; null before the first. */
  let depth: number | null = null
  const begin = (from: number, of: string | null) => {
    const last = blocks.at(-1)
    if (last) last.to = from
    blocks.push({ from, to: text.length, section: of })
  }
  for (const { at, indent, line } of contentLines(text)) {
    if (indent === 0 && !goesOn.test(line)) {
      const marksDocument = /^---(?:\s|$)/.test(line)
      if (blocks.length === 0 && marksDocument) continue
      if (blocks.length === 0 ? noKeys.test(line) : marksDocument) return [wholeOf(text)]
      section = header.test(line) ? line.slice(0, line.indexOf(':')) : null
      depth = null
      begin(at, null)
    } else if (blocks.length === 0) return [wholeOf(text)]
    else if (section !== null) {
      // A section whose first line is no key is left in one piece.
      if (depth === null && !recordKey.test(line)) section = null
      else depth ??= indent
      if (section !== null && indent === depth && !goesOn.test(line)) begin(at, section)
    }
  }
  return blocks.length > 0 ? blocks : [wholeOf(text)]
}

/** Lines that are neither empty nor a comment. One that begins with a tab counts as deep: the parser will say so. */
function* contentLines(text: string): Generator<{ at: number; indent: number; line: string }> {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    let begin = at
    while (text[begin] === ' ') begin++
    const line = text.slice(begin, Math.min(end, begin + 2_000)).trimEnd()
    if (line !== '' && !line.startsWith('#')) {
      yield { at, indent: text[begin] === '\t' ? Number.POSITIVE_INFINITY : begin - at, line }
    }
    at = end + 1
  }
}
