import { agreementCommands } from './assurance/agreement/agreement.commands.ts'
import { certificationCommands } from './assurance/certification/certification.commands.ts'
import { securityMeasureCommands } from './assurance/security-measure/security-measure.commands.ts'
import { dataCategoryCommands } from './inventory/data-category/data-category.commands.ts'
import { dataSubjectCategoryCommands } from './inventory/data-subject-category/data-subject-category.commands.ts'
import { organizationCommands } from './inventory/organization/organization.commands.ts'
import { purposeCommands } from './inventory/purpose/purpose.commands.ts'
import { systemCommands } from './inventory/system/system.commands.ts'
import { dataFlowCommands } from './processing/data-flow/data-flow.commands.ts'
import { processingActivityCommands } from './processing/processing-activity/processing-activity.commands.ts'
import type { Command } from './record/command.ts'
import { policyCommands } from './rules/policy/policy.commands.ts'
import { ruleSettingCommands } from './rules/rule-setting/rule-setting.commands.ts'
import { waiverCommands } from './rules/waiver/waiver.commands.ts'
import { subprocessorCommands } from './subprocessors/subprocessor/subprocessor.commands.ts'
import { countryProfileCommands } from './transfers/country-profile/country-profile.commands.ts'
import { safeguardCommands } from './transfers/safeguard/safeguard.commands.ts'
import { transferImpactAssessmentCommands } from './transfers/transfer-impact-assessment/transfer-impact-assessment.commands.ts'

/** The table of contents of what can be done to one record. */
export const commands: readonly Command[] = [
  ...organizationCommands,
  ...dataSubjectCategoryCommands,
  ...dataCategoryCommands,
  ...purposeCommands,
  ...systemCommands,
  ...securityMeasureCommands,
  ...agreementCommands,
  ...certificationCommands,
  ...processingActivityCommands,
  ...dataFlowCommands,
  ...subprocessorCommands,
  ...safeguardCommands,
  ...countryProfileCommands,
  ...transferImpactAssessmentCommands,
  ...waiverCommands,
  ...ruleSettingCommands,
  ...policyCommands,
]
