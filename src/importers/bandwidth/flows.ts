import type { Evidence, FlowRow } from '../manifest.ts'
import { theFact } from './drawn.ts'
import type { Citing } from './evidence.ts'
import type { BandwidthInput } from './input.ts'
import { customers, readAsExporter, unnamedAffiliates } from './readings.ts'

/**
 * Where a controller activity's data comes from: the people it is about, as far as the sources say, and, by our reading
 * of the stated transfers, the affiliates and the customers. The sources name no data of the processor's, so no flows.
 */
export function drawFlows(
  activity: BandwidthInput['processingActivities'][number],
  input: BandwidthInput,
  citing: Citing,
): FlowRow[] {
  if (activity.role !== 'controller') return []
  const category = theFact(input.dataCategories, activity.dataCategory)
  const confidence = category.dataSubjectsConfidence ?? category.confidence
  const arriving = (from: FlowRow['from'], kind: FlowRow['kind']): Omit<FlowRow, keyof Evidence> => ({
    from,
    to: { organization: input.organization.id },
    kind,
    dataCategories: [category.id],
  })
  return [
    ...category.dataSubjects.map((dataSubjectCategory) => ({
      ...arriving({ dataSubjectCategory }, 'COLLECTION'),
      ...citing.evidence({ ...category, confidence }),
    })),
    ...disclosers(input).map(({ organization, source }) => ({
      ...arriving({ organization }, 'DISCLOSURE'),
      ...citing.inferred(source),
    })),
  ]
}

function disclosers({ transfers }: BandwidthInput) {
  const amongAffiliates = theFact(transfers, 'tr-intra-group')
  const withCustomers = theFact(transfers, 'tr-customers')
  return [
    { organization: readAsExporter, source: amongAffiliates.source },
    { organization: unnamedAffiliates.key, source: amongAffiliates.source },
    { organization: customers, source: withCustomers.source },
  ]
}
