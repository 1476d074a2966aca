import type { SecurityMeasureEntry } from '../manifest.ts'
import { type Drawn, placed, withoutPrefix } from './drawn.ts'
import { type Citing, describe } from './evidence.ts'
import type { BandwidthInput } from './input.ts'

/** The measures as the sources put them. They tie none to an activity, and call none supplementary. */
export function drawSecurityMeasures(input: BandwidthInput, citing: Citing): Drawn<SecurityMeasureEntry>[] {
  return placed('securityMeasures', input.securityMeasures).map((measure) => ({
    key: withoutPrefix('sec-', measure.id),
    entry: {
      name: measure.text.charAt(0).toUpperCase() + measure.text.slice(1),
      ...describe(
        measure.headingIds && `Headings in the clauses' annex, by our reading: ${measure.headingIds.join(', ')}`,
        measure.url && `More: ${measure.url}`,
      ),
      ...citing.evidence(measure),
    },
    from: [measure.at],
  }))
}
