import { defineRecord, rowsPart, setPart } from '../../record/record-spec.ts'
import { choice, country, day, ref, text } from '../../record/scalars.ts'
import { described, group, list, optional, required, typed } from '../../record/shape.ts'
import { assessmentInputs, formatFitsUseCase } from './assessment-inputs.shape.ts'
import { faultsOfSignature, reviewedAfterwards } from './signed-outcome.ts'
import {
  assessedEnds,
  assessmentCountryProfiles,
  assessmentLaws,
  assessmentMeasures,
  assessmentStoragePlaces,
  TiaOutcome,
  transferImpactAssessments,
} from './transfer-impact-assessment.table.ts'

const ends = typed(
  'AssessedEnds',
  group({
    exporter: described('The organization that sends the data.', required(ref('organizations'))),
    importer: described('The organization that receives it.', required(ref('organizations'))),
    toCountry: described('The country it is sent to.', required(country)),
  }),
)

export const transferImpactAssessmentRecord = defineRecord({
  typename: 'TransferImpactAssessment',
  section: 'transferImpactAssessments',
  table: transferImpactAssessments,
  fields: {
    transfers: described('The ends of the transfers it looked at.', required(list(ends))),
    outcome: required(choice(TiaOutcome)),
    outcomeReason: optional(text(10_000)),
    assessedBy: optional(text(200)),
    assessedOn: optional(day),
    reviewDueOn: optional(day),
    ...assessmentInputs(),
    storagePlaces: optional(list(country)),
    lawsLookedAt: optional(list(text(500), 100)),
    countryProfiles: optional(list(ref('countryProfiles'))),
    supplementaryMeasures: optional(list(ref('securityMeasures'))),
  },
  parts: {
    transfers: rowsPart(assessedEnds, 'assessment', ['exporter', 'importer', 'toCountry']),
    storagePlaces: setPart(assessmentStoragePlaces, 'assessment', 'country'),
    lawsLookedAt: setPart(assessmentLaws, 'assessment', 'law'),
    countryProfiles: setPart(assessmentCountryProfiles, 'assessment', 'countryProfile'),
    supplementaryMeasures: setPart(assessmentMeasures, 'assessment', 'securityMeasure'),
  },
  together: (entry) => reviewedAfterwards(entry) ?? formatFitsUseCase(entry),
  beyond: { consults: ['supplementaryMeasures'], faults: faultsOfSignature },
})
