/** A stretch of a manifest's text that is parsed on its own: a whole file, some fields at its top, or one record. */
export interface Block {
  from: number
  to: number
  /** The section whose records stand in it; null for what stands at the top. */
  section: string | null
  /** For a stretch of JSON, which needs brackets around it: how many keys it has. */
  jsonKeys?: number
}

export const wholeOf = (text: string): Block => ({ from: 0, to: text.length, section: null })
