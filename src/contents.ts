import { agreementRecord } from './assurance/agreement/agreement.record.ts'
import { certificationRecord } from './assurance/certification/certification.record.ts'
import { securityMeasureRecord } from './assurance/security-measure/security-measure.record.ts'
import { dataCategoryRecord } from './inventory/data-category/data-category.record.ts'
import { dataSubjectCategoryRecord } from './inventory/data-subject-category/data-subject-category.record.ts'
import { organizationRecord } from './inventory/organization/organization.record.ts'
import { purposeRecord } from './inventory/purpose/purpose.record.ts'
import { systemRecord } from './inventory/system/system.record.ts'
import { processingActivityRecord } from './processing/processing-activity/processing-activity.record.ts'
import type { RecordSpec } from './record/record-spec.ts'
import { policyRecord } from './rules/policy/policy.record.ts'
import { ruleSettingRecord } from './rules/rule-setting/rule-setting.record.ts'
import { waiverRecord } from './rules/waiver/waiver.record.ts'
import { subprocessorRecord } from './subprocessors/subprocessor/subprocessor.record.ts'
import { countryProfileRecord } from './transfers/country-profile/country-profile.record.ts'
import { safeguardRecord } from './transfers/safeguard/safeguard.record.ts'
import { transferImpactAssessmentRecord } from './transfers/transfer-impact-assessment/transfer-impact-assessment.record.ts'

/** The table of contents: every record type a manifest can name, each after those that its rows refer to. */
export const recordTypes: readonly RecordSpec[] = [
  organizationRecord,
  dataSubjectCategoryRecord,
  dataCategoryRecord,
  purposeRecord,
  systemRecord,
  securityMeasureRecord,
  agreementRecord,
  certificationRecord,
  processingActivityRecord,
  subprocessorRecord,
  safeguardRecord,
  countryProfileRecord,
  transferImpactAssessmentRecord,
  waiverRecord,
  ruleSettingRecord,
  policyRecord,
]
