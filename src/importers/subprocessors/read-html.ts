import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { clean } from '../names.ts'
import { type Cell, mostCells, type Table, type Tables, tableOf } from './table.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node
const unseen = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head'])
/** What begins a line of its own. */
const blocks = new Set(['br', 'p', 'li', 'div', 'ul', 'ol', 'tr', 'table'])

/** The tables of a page that the test knows by their headings; all other text is outside. */
export function readHtml(html: string, isHeadings: (headings: string[]) => boolean): Tables {
  const tables: Table[] = []
  const outside: string[] = []
  let title = ''
  // A stack of our own: a page may be nested deeper than calls can be.
  const open: Node[] = [...parse(html).childNodes].reverse()
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text') outside.push((node as DefaultTreeAdapterTypes.TextNode).value)
    if (!isElement(node) || unseen.has(node.tagName)) continue
    if (/^h[1-6]$|^caption$/.test(node.tagName)) title = clean(textOf(node))
    const table = node.tagName === 'table' ? tableOf(title, cellsOf(node), isHeadings) : null
    if (table) tables.push(table)
    else for (const child of node.childNodes.toReversed()) open.push(child)
  }
  return { tables, outside: clean(outside.join(' ')) }
}

/** The cells of a table by row and column; one that reaches over several stands in each of them. */
function cellsOf(table: Element): Cell[][] {
  const grid: Cell[][] = []
  let filled = 0
  rowsOf(table).forEach((row, y) => {
    grid[y] ??= []
    let x = 0
    for (const element of row.childNodes.filter(isElement)) {
      if (element.tagName !== 'td' && element.tagName !== 'th') continue
      while (grid[y]![x]) x++
      const cell = { text: textOf(element), links: linksIn(element) }
      // A few merged cells can claim more room than there is.
      filled += spanOf(element, 'rowspan', 500) * spanOf(element, 'colspan', 50)
      if (filled > mostCells) return
      for (let down = 0; down < spanOf(element, 'rowspan', 500); down++)
        for (let right = 0; right < spanOf(element, 'colspan', 50); right++) {
          grid[y + down] ??= []
          grid[y + down]![x + right] = cell
        }
    }
  })
  if (filled > mostCells) return []
  // A cell that reaches below the last row, or leaves a hole, makes no rows and no holes.
  const empty = { text: '', links: [] }
  return grid.slice(0, rowsOf(table).length).map((row) => Array.from(row, (cell) => cell ?? empty))
}

function rowsOf(table: Element): Element[] {
  const inside = (element: Element): Element[] => element.childNodes.filter(isElement)
  return inside(table).flatMap((part) => {
    if (part.tagName === 'tr') return [part]
    return /^(thead|tbody|tfoot)$/.test(part.tagName) ? inside(part).filter(({ tagName }) => tagName === 'tr') : []
  })
}

function spanOf(cell: Element, name: string, most: number): number {
  const written = Number.parseInt(cell.attrs.find((attribute) => attribute.name === name)?.value ?? '1', 10)
  return Number.isNaN(written) ? 1 : Math.min(Math.max(written, 1), most)
}

/** The text of an element; lines of its own are told apart by a semicolon, and the mark of a footnote stands in brackets. */
function textOf(element: Element): string {
  const pieces: string[] = []
  const open: (Node | string)[] = [...element.childNodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') pieces.push(node)
    else if (node.nodeName === '#text') pieces.push((node as DefaultTreeAdapterTypes.TextNode).value)
    if (typeof node === 'string' || !isElement(node) || unseen.has(node.tagName)) continue
    const [before, after] =
      node.tagName === 'sup' ? [' [', ']'] : blocks.has(node.tagName) ? ['\u0001', '\u0001'] : ['', '']
    open.push(after, ...node.childNodes.toReversed(), before)
  }
  const lines = pieces.join('').split('\u0001').map(clean)
  return lines.filter((line) => line !== '').join('; ')
}

function linksIn(element: Element): string[] {
  const links = new Set<string>()
  const open: Node[] = [...element.childNodes]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue
    const href = node.tagName === 'a' ? node.attrs.find(({ name }) => name === 'href')?.value : undefined
    if (href && /^(https?:|mailto:)/i.test(href)) links.add(href)
    open.push(...node.childNodes)
  }
  return [...links].sort()
}
