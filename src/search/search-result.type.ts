import { createUnionType } from 'type-graphql'
import { Agreement } from '../assurance/agreement/agreement.type.ts'
import { Certification } from '../assurance/certification/certification.type.ts'
import { SecurityMeasure } from '../assurance/security-measure/security-measure.type.ts'
import { DataCategory } from '../inventory/data-category/data-category.type.ts'
import { DataSubjectCategory } from '../inventory/data-subject-category/data-subject-category.type.ts'
import { Organization } from '../inventory/organization/organization.type.ts'
import { Purpose } from '../inventory/purpose/purpose.type.ts'
import { System } from '../inventory/system/system.type.ts'
import { ProcessingActivity } from '../processing/processing-activity/processing-activity.type.ts'
import { Subprocessor } from '../subprocessors/subprocessor/subprocessor.type.ts'
import { Safeguard } from '../transfers/safeguard/safeguard.type.ts'
import { Transfer } from '../transfers/transfer/transfer.type.ts'
import { TransferImpactAssessment } from '../transfers/transfer-impact-assessment/transfer-impact-assessment.type.ts'

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'A record that search found. Ask for what all of them have by `... on InventoryRecord`.',
  types: () =>
    [
      Agreement,
      Certification,
      DataCategory,
      DataSubjectCategory,
      Organization,
      ProcessingActivity,
      Purpose,
      Safeguard,
      SecurityMeasure,
      Subprocessor,
      System,
      Transfer,
      TransferImpactAssessment,
    ] as const,
  resolveType: (value) => (value as { __typename?: string }).__typename,
})
