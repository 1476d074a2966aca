import type { Decision } from './decisions.ts'
import type { CertificationFacts, SafeguardFacts, StatusCode } from './facts.ts'
import type { Mechanism } from './mechanism.ts'
import type { Windows } from './windows.ts'

export type Mismatch = 'regime' | 'destination' | 'pair'

/** The certification a route needs, and what the importer has of it. */
export interface CertificationNeed {
  /** Any of these, in any case. */
  standards: readonly string[]
  /** What the importer holds, held or will hold, in key order. */
  held: readonly CertificationFacts[]
  /** The days on which one of them is valid. */
  windows: Windows
}

/** One way in which a transfer may be covered. It was worked out for all dates; `judge` asks on one. */
export interface Route {
  code: StatusCode.ADEQUATE | StatusCode.SAFEGUARDED | StatusCode.DEROGATION
  /** The mechanism that names it. */
  mechanism: Mechanism
  /** The key of the mechanism a status shows when it holds. */
  restsOn: string
  decision: Decision | null
  /** The safeguard that records it: an arrangement, or the claim to rely on a decision. */
  safeguard: SafeguardFacts | null
  /** Whether something on record names it; the failure of another says nothing of the transfer. */
  recorded: boolean
  /** When the law allows it. */
  lawful: Windows
  /** The safeguard's own time. */
  own: Windows
  mismatches: readonly Mismatch[]
  certification: CertificationNeed | null
}
