import type { SafeguardEntry } from '../manifest.ts'
import { type Drawn, placed } from './drawn.ts'
import type { Citing } from './evidence.ts'
import type { BandwidthInput } from './input.ts'
import { readAsExporter } from './readings.ts'

/** The transfers among affiliates, for which the sources name clauses and an assessment. */
export const intraGroup = (input: BandwidthInput) =>
  placed('transfers', input.transfers).filter(({ id }) => id === 'tr-intra-group')

/** The clauses between affiliates: one safeguard for each module that the sources leave open, each only inferred. */
export function drawSafeguards(input: BandwidthInput, citing: Citing): Drawn<SafeguardEntry>[] {
  return intraGroup(input).flatMap((transfer) =>
    transfer.mechanismIds.map((mechanism) => ({
      key: `intra-group/${mechanism}`,
      entry: {
        description: [
          `${transfer.name}: ${transfer.mechanismStated}.`,
          `Module: ${transfer.moduleConfidence}.`,
          'Exporter: inferred, the source names no affiliate. Date of signature: not stated.',
        ].join('\n'),
        exporter: readAsExporter,
        importer: input.organization.id,
        mechanism,
        ...citing.inferred(transfer.source),
      },
      from: [transfer.at],
    })),
  )
}
