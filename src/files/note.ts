/** How much a note matters; the words are those of findings. */
export type NoteSeverity = 'ERROR' | 'WARNING' | 'INFO'

/** Something there is to say about manifests in files: a fault, a reference that leads nowhere, a finding. */
export interface Note {
  /** Stable, such as UNKNOWN_REFERENCE or a rule's code. */
  code: string
  severity: NoteSeverity
  message: string
  /** The way out, where there is one. */
  remedy: string | null
  legalReference?: string | null
  /** Null where no file says it. */
  place: Place | null
  /** The record it is about. */
  record?: { section: string; key: string } | null
  /** The record is on record at the hub, and none of the files names it. */
  onHub?: boolean
  /** What a finding is about, by type and key: with its code and what it stands on, this tells findings apart. */
  about?: string
  /** The flows, roles and rows of data that make a finding, by names of their own. */
  standsOn?: readonly string[]
  /** Where one of these stands; null where no file says it. */
  placeOf?: (name: string) => Place | null
  /** Another place that has to do with it, such as where the same key stands first. */
  also?: { says: string; place: Place }
}

/** A stretch of one line in a file, with as much of the line as is worth showing. */
export interface Place {
  file: string
  /** From 1, like `column`, which counts UTF-16 units as editors do. */
  line: number
  column: number
  length: number
  excerpt: string
  /** Where in the excerpt the stretch begins. */
  caret: number
}

/** What it says and the way out, for forms that write both together. */
export const sentencesOf = ({ message, onHub, remedy }: Note): string[] => [
  message,
  ...(onHub ? [notHere] : []),
  ...(remedy ? [remedy] : []),
]

export const notHere = 'It is on the hub, not in these files.'

export const fault = (code: string, message: string, remedy: string | null, place: Place | null): Note => ({
  code,
  severity: 'ERROR',
  message,
  remedy,
  place,
})
