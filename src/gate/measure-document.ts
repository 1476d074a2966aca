import { type DocumentNode, Kind, Lexer, parse, Source, TokenKind, visit } from 'graphql'
import { type DocumentLimitName, documentLimits } from './limits.ts'
import { Spreads } from './spreads.ts'

/** How much there is in a document of what is limited, as far as it was read. */
export type Measures = Partial<Record<DocumentLimitName, number>>

export interface Measured {
  measures: Measures
  /** Null where a limit ended the reading, or the text is no document. */
  document: DocumentNode | null
}

/**
 * Measures a document in a time that grows with its length alone, whatever its fragments spread. What could make the
 * next step slow is measured before it, and the reading ends there.
 */
export function measureDocument(text: string): Measured {
  const written: Measures = { bytes: Buffer.byteLength(text), lines: countLines(text), escapes: count(text, '\\') }
  if (isOver(written)) return { measures: written, document: null }
  const measures: Measures = { ...written, ...readTokens(text) }
  const document = isOver(measures) ? null : parseOrNull(text)
  if (!document) return { measures, document }
  const spreads = new Spreads(document)
  Object.assign(measures, countNodes(document), spreads.size)
  if (!isOver(measures)) measures.repeats = spreads.countRepeats()
  return { measures, document }
}

const isOver = (measures: Measures) =>
  Object.entries(measures).some(([name, found]) => found > documentLimits[name as DocumentLimitName].most)

function count(text: string, what: string): number {
  let found = 0
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length)) found++
  return found
}

const countLines = (text: string) => 1 + count(text, '\n') + count(text, '\r') - count(text, '\r\n')

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Reads tokens up to the limit, or to what is none. */
function readTokens(text: string): { tokens: number; nesting: number } {
  const lexer = new Lexer(new Source(text))
  const read = { tokens: 0, nesting: 0 }
  let open = 0
  try {
    while (read.tokens <= documentLimits.tokens.most && lexer.advance().kind !== TokenKind.EOF) {
      read.tokens++
      if (opening.has(lexer.token.kind)) read.nesting = Math.max(read.nesting, ++open)
      else if (closing.has(lexer.token.kind)) open--
    }
  } catch {
    // The parser comes no further, and a fault of syntax is Apollo's to tell.
  }
  return read
}

function parseOrNull(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true })
  } catch {
    return null
  }
}

/** Fields whose answer is worked out of all that is on record. */
const workedOut: ReadonlySet<string> = new Set(['findings', 'transferImpact', 'lineage'])

/** What is counted as it is written, wherever it stands. */
function countNodes(document: DocumentNode) {
  const counts = { fragments: 0, aliases: 0, workings: 0, directives: 0 }
  visit(document, {
    [Kind.FRAGMENT_DEFINITION]: () => void counts.fragments++,
    [Kind.DIRECTIVE]: () => void counts.directives++,
    [Kind.FIELD]: ({ alias, name }) => {
      if (alias) counts.aliases++
      if (workedOut.has(name.value)) counts.workings++
    },
  })
  return counts
}
