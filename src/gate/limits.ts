/** What a request may be at most, in one place. Each bound is far above what people and clients write. */

/** Bytes of a body: a document and its variables fit many times over. */
export const largestBody = 1024 * 1024
/** Bytes of the body of a steward or an admin that only applies a manifest: 50,000 records are 25 MB. */
export const largestManifestBody = 64 * 1024 * 1024
/** Levels of a body, its variables among them: whoever walks them calls itself for each. No manifest has 20. */
export const deepestBody = 200

export interface DocumentLimit {
  most: number
  /** What is counted, for the message. */
  of: string
  remedy: string
}

/** What a document may hold, in the order in which it is looked at. They bind the document, not its variables. */
export const documentLimits = {
  bytes: { most: largestBody, of: 'bytes', remedy: 'Put values into variables.' },
  // An error names its line: with a hundred errors, all lines before them are read a hundred times.
  lines: { most: 10_000, of: 'lines', remedy: 'Leave out empty lines, and put long texts into variables.' },
  // A string is put together again at each of them.
  escapes: { most: 10_000, of: 'backslashes', remedy: 'Put long texts into variables.' },
  // Parsing and validation take their time by the token. The published operations have 300.
  tokens: { most: 4_000, of: 'tokens', remedy: 'Put values into variables, or ask in several requests.' },
  // The parser calls itself for each that is open, and at a thousand or so runs out of stack.
  nesting: { most: 200, of: 'levels of depth in its brackets', remedy: 'Put values into variables.' },
  // The standard introspection query is 15 deep.
  depth: { most: 16, of: 'levels of depth', remedy: 'Ask for what lies deeper in another request, by key or id.' },
  // Validation compares them with each other: 400 take half a second.
  fragments: { most: 30, of: 'fragments', remedy: 'Join those of one type, or ask in several requests.' },
  // Thirty fragments that each spread the next one twice would be a thousand million.
  selections: {
    most: 2_000,
    of: 'selections (a fragment counts wherever it is spread)',
    remedy: 'Select less, or ask in several requests.',
  },
  // The standard introspection query is answered with 600 kB.
  schemas: {
    most: 2,
    of: 'selections of `__schema` (a fragment counts wherever it is spread)',
    remedy: 'Ask for it once.',
  },
  // They ask for one field again and again, past the bounds of its list.
  aliases: { most: 60, of: 'aliases', remedy: 'Ask for many records by a list with a filter, or by `nodes(ids:)`.' },
  // Each may be worked out of the whole workspace: for one date or scenario a third of a second with 20,000 records.
  workings: {
    most: 20,
    of: 'fields of findings, what-ifs and lineages',
    remedy: 'Ask about other dates and scenarios in requests of their own.',
  },
  directives: { most: 30, of: 'directives', remedy: 'Leave out what you would skip.' },
  // Validation compares every two: 990 times `viewer { name }` takes half a second, within all other limits.
  repeats: {
    most: 10_000,
    of: 'pairs of fields with one name in one place',
    remedy: 'Write each field once, with all that is selected of it.',
  },
} satisfies Record<string, DocumentLimit>

export type DocumentLimitName = keyof typeof documentLimits

/**
 * The values that an answer may hold, as far as can be told before it is read: seconds of one core. The published
 * operation counts 240,000 for 50 activities.
 */
export const highestCost = 1_000_000
/** What a list without pages counts as: nobody knows its length before it is read. */
export const usualList = 10
/** What a walk without a budget counts as. */
export const usualWalk = 50
