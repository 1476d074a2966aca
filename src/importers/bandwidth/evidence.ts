import type { Evidence } from '../manifest.ts'
import type { BandwidthInput, InputFact } from './input.ts'

/** How the parts of the importer name sources: by their address, or by their name where they have none. */
export interface Citing {
  cite(sourceId: string): string
  evidence(fact: InputFact): Evidence
  inferred(sourceId: string): Evidence
  /** The words of a fact that stands inside a record with another source. */
  quote(words: string, fact: InputFact): string
}

export function citing(sources: BandwidthInput['sources']): Citing {
  const names = new Map(sources.map(({ id, url, name }) => [id, url ?? name]))
  const cite = (sourceId: string) => names.get(sourceId) ?? sourceId
  return {
    cite,
    evidence: ({ source, confidence }) => ({
      source: cite(source),
      confidence: confidence === 'stated' ? 'STATED' : 'INFERRED',
    }),
    inferred: (sourceId) => ({ source: cite(sourceId), confidence: 'INFERRED' }),
    quote: (words, { source, confidence }) => `${words} (${confidence}: ${cite(source)})`,
  }
}

/** A description of the lines that there are; none when there are none. */
export function describe(...lines: (string | null | undefined | false)[]): { description?: string } {
  const written = lines.filter((line) => typeof line === 'string').map(asSentence)
  return written.length > 0 ? { description: written.join('\n') } : {}
}

function asSentence(line: string): string {
  const capitalized = line.charAt(0).toUpperCase() + line.slice(1)
  return /[.!?:]$|https?:\S*[^\s).]$/.test(capitalized) ? capitalized : `${capitalized}.`
}

/** What the sources leave open, said openly. */
export function notStatedLine(open: Record<string, unknown>): string | null {
  const names = Object.keys(open).filter((name) => open[name] === null || open[name] === undefined)
  return names.length > 0 ? `Not stated: ${names.join(', ')}` : null
}
