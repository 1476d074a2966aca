import { defineRecord, rowsPart, setPart } from '../../record/record-spec.ts'
import { choice, country, day, ref } from '../../record/scalars.ts'
import { group, list, optional, required } from '../../record/shape.ts'
import {
  assessedEnds,
  assessmentMeasures,
  TiaOutcome,
  transferImpactAssessments,
} from './transfer-impact-assessment.table.ts'

const ends = group({
  exporter: required(ref('organizations')),
  importer: required(ref('organizations')),
  toCountry: required(country),
})

export const transferImpactAssessmentRecord = defineRecord({
  typename: 'TransferImpactAssessment',
  section: 'transferImpactAssessments',
  table: transferImpactAssessments,
  fields: {
    transfers: required(list(ends)),
    outcome: required(choice(TiaOutcome)),
    assessedOn: optional(day),
    reviewDueOn: optional(day),
    supplementaryMeasures: optional(list(ref('securityMeasures'))),
  },
  parts: {
    transfers: rowsPart(assessedEnds, 'assessment', ['exporter', 'importer', 'toCountry']),
    supplementaryMeasures: setPart(assessmentMeasures, 'assessment', 'securityMeasure'),
  },
})
