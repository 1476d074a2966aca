/** No line is longer, except a link, which would no longer work in two. */
export const pageWidth = 100

/** The words of a text in lines of at most a width. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text)
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((each) => cut(each, width))) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}

/** Names come from the records of a workspace: none of them may move the cursor or change the direction of writing. */
const printable = (text: string) => text.replace(/[^\S ]/gu, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '')

const lengthOf = (text: string) => [...text].length

/** A word in pieces that fit, parted after a hyphen, slash or dot where there is one. */
function cut(word: string, width: number): string[] {
  const pieces: string[] = []
  let rest = [...word]
  while (rest.length > width) {
    const joint = rest.slice(0, width).findLastIndex((letter) => '-/.'.includes(letter)) + 1
    const end = joint > 0 ? joint : width
    pieces.push(rest.slice(0, end).join(''))
    rest = rest.slice(end)
  }
  return [...pieces, rest.join('')]
}

const gap = '  '

/** Cells side by side, each given as the lines of its column. */
export function row(widths: readonly number[], cells: readonly (readonly string[])[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, n) =>
    widths
      .map((width, column) => pad(cells[column]?.[n] ?? '', width))
      .join(gap)
      .trimEnd(),
  )
}

/** Several texts in one cell, one under the other. */
export const cell = (texts: readonly string[], width: number): string[] => texts.flatMap((text) => wrap(text, width))

export const indented = (text: string, width: number): string[] =>
  wrap(text, width - gap.length).map((line) => gap + line)

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - lengthOf(text)))

const labelWidth = 14

/** What a word at the margin says: one paragraph for each of its texts, marked where there may be several. */
export function labelled(label: string, texts: readonly string[], mark = ''): string[] {
  const margin = gap.length + labelWidth + mark.length
  const lines = texts.flatMap((text) =>
    wrap(text, pageWidth - margin).map((line, n) => (n === 0 ? mark : ' '.repeat(mark.length)) + line),
  )
  return lines.map((line, n) => `${gap}${pad(n === 0 ? label : '', labelWidth)}${line}`)
}

export const heading = (text: string): string[] => ['', ...wrap(text.toUpperCase(), pageWidth)]
