import type { Path } from '../record/check.ts'

/** Why an input was not taken. On any of these nothing was written. */
export interface Refusal {
  code: string
  message: string
  path: Path
  remedy: string | null
  /** For a version that is not the one expected. */
  currentVersion?: number | null
  differs?: string[] | null
}
