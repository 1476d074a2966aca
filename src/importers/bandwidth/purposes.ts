import type { PurposeEntry } from '../manifest.ts'
import { type Drawn, placed } from './drawn.ts'
import { type Citing, describe } from './evidence.ts'
import type { BandwidthInput } from './input.ts'

/** The purposes, with the terms of the Data Privacy Vocabulary that come near them. */
export function drawPurposes(input: BandwidthInput, citing: Citing): Drawn<PurposeEntry>[] {
  return placed('purposes', input.purposes).map((purpose) => ({
    key: purpose.id,
    entry: {
      name: purpose.name,
      ...describe(purpose.note, purpose.dpvMatch && `The vocabulary's term is our match: ${purpose.dpvMatch}`),
      ...(purpose.dpvIri && { dpvIri: purpose.dpvIri }),
      ...citing.evidence(purpose),
    },
    from: [purpose.at],
  }))
}
