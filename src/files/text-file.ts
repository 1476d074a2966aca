import type { Place } from './note.ts'

/** More of a line than this is not shown. */
const widest = 120

/** The text of a file, and where in it the lines are. */
export class TextFile {
  #starts: number[] | undefined

  constructor(
    readonly name: string,
    readonly text: string,
    /** The byte order mark before the text, where the file has one. */
    readonly mark = '',
  ) {}

  place(from: number, to: number): Place {
    const starts = this.#lines()
    const line = lineAt(starts, from)
    const start = starts[line]!
    const next = starts[line + 1] ?? this.text.length + 1
    const end = next - (this.text[next - 2] === '\r' ? 2 : 1)
    const shownFrom = from - start < widest - 20 ? start : from - widest / 2
    return {
      file: this.name,
      line: line + 1,
      column: from - start + 1,
      length: Math.max(1, Math.min(to, end) - from),
      excerpt: this.text.slice(shownFrom, Math.min(end, shownFrom + widest)),
      caret: from - shownFrom,
    }
  }

  #lines(): number[] {
    if (!this.#starts) {
      this.#starts = [0]
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
    }
    return this.#starts
  }
}

/** The last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
