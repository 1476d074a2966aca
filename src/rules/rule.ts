import type { Reason, RecordRef } from '../law/status.ts'
import type { RuleGround } from './rule-ground.ts'
import type { Severity } from './severity.ts'

/**
 * Something to look for in an inventory on a date. A pure function of the ground: it needs no database, so that the same
 * rules speak of what is on record, of a dry run, and of a manifest in a repository.
 */
export interface Rule {
  /** Stable: clients and waivers name it. */
  code: string
  /** Unless the workspace sets another. */
  severity: Severity
  /** What it looks for, in a sentence. */
  looksFor: string
  legalReference: string | null
  /** What to do about it. */
  remedy: string
  find(ground: RuleGround): Iterable<Found>
}

/** What a rule found about a record. Several about one record become one finding. */
export interface Found {
  record: RecordRef
  /** What is so, in plain words, fair to those it speaks of: what is not stated is not said to be missing. */
  message: string
  /** Other records that were looked at. */
  records?: readonly RecordRef[]
  /**
   * What of the records it stands on, by names of `stands-on.ts`: when there is more, there is more to say. Left out:
   * what makes the transfer or the flow that it is about.
   */
  standsOn?: readonly string[]
  /** Why, when there is more to say than the message does. */
  reasons?: readonly Reason[]
  /** When this one has a better reference, or another way out, than the rule in general. */
  legalReference?: string | null
  remedy?: string
  /** Where it matters otherwise than what the rule finds in general; a workspace's own setting counts before both. */
  severity?: Severity
}

/** The type of a rule's file: found by being in the folder `rules`. */
export interface RuleFile {
  rule: Rule
}
