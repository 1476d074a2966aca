import type { Block } from './block.ts'

/** Cuts a manifest in JSON that is known to be well formed into its records, by its brackets and strings alone. */
export function splitJson(text: string): Block[] {
  const blocks: Block[] = []
  let section: string | null = null
  let depth = 0
  let entry = -1
  let name = ''
  let jsonKeys = 0
  const end = (to: number) => {
    if (entry >= 0) blocks.push({ from: entry, to, section, jsonKeys })
    entry = -1
    jsonKeys = 0
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      const closing = closingQuote(text, at)
      if (entry < 0 && depth === (section === null ? 1 : 2)) {
        entry = at
        name = text.slice(at, closing + 1)
      }
      at = closing
    } else if (character === ':') jsonKeys++
    else if (character === '{' || character === '[') {
      depth++
      if (depth === 2 && character === '{') {
        const opened: string = JSON.parse(name)
        end(at)
        section = opened
      }
    } else if (character === ',') {
      if (depth === (section === null ? 1 : 2)) end(at)
    } else if (character === '}' || character === ']') {
      if (depth === (section === null ? 1 : 2)) end(at)
      if (depth === 2) section = null
      depth--
    }
  }
  return blocks
}

function closingQuote(text: string, opening: number): number {
  let at = opening + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
