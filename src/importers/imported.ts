import type { Manifest } from './manifest.ts'

/** Something in the input that the manifest has no place for. `[*]` in a path stands for every entry of a list. */
export interface NotCarried {
  /** The file, where an input may be several. */
  file?: string
  path: string
  what: string
  why: string
}

/** What a value of the input became. */
export interface Carried {
  file?: string
  path: string
  /** The record that it stands in: `organizations.acme`. */
  to: string
  /** How it stands there, where that is not how it was written: `DE` for `Deutschland`. */
  as?: string
}

/** What an importer makes of its input: every value of it is in `carried`, in `notCarried`, or in both. */
export interface Imported {
  manifest: Manifest
  carried: Carried[]
  notCarried: NotCarried[]
}
