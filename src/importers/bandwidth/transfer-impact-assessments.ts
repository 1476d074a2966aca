import type { TransferImpactAssessmentEntry } from '../manifest.ts'
import { type Drawn, placed } from './drawn.ts'
import { type Citing, describe, notStatedLine } from './evidence.ts'
import type { BandwidthInput } from './input.ts'
import { readAsExporter } from './readings.ts'
import { intraGroup } from './safeguards.ts'

/** The others are documents, and what they say. */
export const isAssessment = ({ scope }: BandwidthInput['tia'][number]) => scope !== undefined

/** The assessments that the company says it made, for the ends that we read into the transfers they belong to. */
export function drawAssessments(input: BandwidthInput, citing: Citing): Drawn<TransferImpactAssessmentEntry>[] {
  return placed('tia', input.tia).flatMap((assessment) => {
    if (!isAssessment(assessment)) return []
    const assessed = intraGroup(input).filter(({ tiaId }) => tiaId === assessment.id)
    const entry: TransferImpactAssessmentEntry = {
      name: assessment.name ?? assessment.id,
      ...describe(
        `Scope: ${assessment.scope}`,
        assessment.basis && `Basis: ${assessment.basis}`,
        ...assessed.map(({ importerCountryNote }) => importerCountryNote),
        `That it covers ${readAsExporter} is inferred: the source names no affiliate`,
        notStatedLine({
          date: assessment.date,
          outcome: assessment.outcome,
          'next review': assessment.nextReview,
          'supplementary measures': assessment.supplementaryMeasures,
        }),
      ),
      transfers: assessed.flatMap(({ importerCountry }) =>
        importerCountry
          ? [{ exporter: readAsExporter, importer: input.organization.id, toCountry: importerCountry }]
          : [],
      ),
      outcome: 'UNDETERMINED',
      ...(assessment.date && { assessedOn: assessment.date }),
      ...(assessment.nextReview && { reviewDueOn: assessment.nextReview }),
      ...citing.inferred(assessment.source),
    }
    return [{ key: assessment.id, entry, from: [assessment, ...assessed].map(({ at }) => at) }]
  })
}
