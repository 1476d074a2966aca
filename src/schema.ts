import 'reflect-metadata'
import { type GraphQLInputObjectType, type GraphQLSchema, lexicographicSortSchema, specifiedDirectives } from 'graphql'
import { buildSchemaSync } from 'type-graphql'
import { asOfDirective } from './as-of.ts'
import { AgreementPartyResolver, AgreementResolver } from './assurance/agreement/agreement.resolver.ts'
import { CertificationResolver } from './assurance/certification/certification.resolver.ts'
import { OrganizationCertificationsResolver } from './assurance/certification/organization-certifications.resolver.ts'
import { SecurityMeasureResolver } from './assurance/security-measure/security-measure.resolver.ts'
import { commands } from './commands.ts'
import { ChangeResolver, RecordHistoryResolver } from './history/change.resolver.ts'
import { ViewerRevisionResolver } from './history/viewer-revision.resolver.ts'
import { refuseBeforehand } from './idempotency/refuse-beforehand.ts'
import { guardRootFields } from './identity/guard-root-fields.ts'
import { ViewerResolver } from './identity/viewer.resolver.ts'
import { TransferChangeResolver, TransferImpactResolver } from './impact/transfer-impact.resolver.ts'
import { DataCategoryResolver } from './inventory/data-category/data-category.resolver.ts'
import { DataSubjectCategoryResolver } from './inventory/data-subject-category/data-subject-category.resolver.ts'
import { OrganizationResolver } from './inventory/organization/organization.resolver.ts'
import { PurposeResolver } from './inventory/purpose/purpose.resolver.ts'
import { SystemResolver } from './inventory/system/system.resolver.ts'
import { LegalBasisResolver } from './law-api/legal-basis.resolver.ts'
import { RegulationResolver } from './law-api/regulation.resolver.ts'
import { TransferMechanismResolver } from './law-api/transfer-mechanism.resolver.ts'
import { ActivityLineageResolver } from './lineage/activity-lineage.resolver.ts'
import { LineageResolver } from './lineage/lineage.resolver.ts'
import { ApplyManifestResolver } from './manifest/apply-manifest.resolver.ts'
import { PullManifestResolver } from './manifest/pull-manifest.resolver.ts'
import { DataFlowResolver } from './processing/data-flow/data-flow.resolver.ts'
import { SystemFlowsResolver } from './processing/data-flow/system-flows.resolver.ts'
import {
  ActivityDataResolver,
  ActivityLegalBasisResolver,
  RoleAssignmentResolver,
} from './processing/processing-activity/activity-parts.resolver.ts'
import { ActivityReachResolver } from './processing/processing-activity/activity-reach.resolver.ts'
import { OrganizationActivitiesResolver } from './processing/processing-activity/organization-activities.resolver.ts'
import { ProcessingActivityResolver } from './processing/processing-activity/processing-activity.resolver.ts'
import { InventoryRecordResolver } from './record/inventory-record.resolver.ts'
import { NodeResolver } from './record/node.resolver.ts'
import { commandResolver } from './registering/command.resolver.ts'
import { describeInputs } from './registering/describe-inputs.ts'
import { FindingResolver, RecordFindingsResolver } from './rules/finding/finding.resolver.ts'
import { PolicyResolver } from './rules/policy/policy.resolver.ts'
import { RuleResolver } from './rules/rule.resolver.ts'
import { RuleSettingResolver } from './rules/rule-setting/rule-setting.resolver.ts'
import { WaiverResolver } from './rules/waiver/waiver.resolver.ts'
import { SearchResolver } from './search/search.resolver.ts'
import { ActivitySubprocessorsResolver } from './subprocessors/subprocessor/activity-subprocessors.resolver.ts'
import { SubprocessorResolver } from './subprocessors/subprocessor/subprocessor.resolver.ts'
import { CountryFactsResolver } from './transfers/country-profile/country-facts.resolver.ts'
import { CountryProfileResolver } from './transfers/country-profile/country-profile.resolver.ts'
import { SafeguardResolver } from './transfers/safeguard/safeguard.resolver.ts'
import { TransferResolver } from './transfers/transfer/transfer.resolver.ts'
import { ReasonResolver, TransferStatusResolver } from './transfers/transfer/transfer-status.resolver.ts'
import {
  ActivityTransfersResolver,
  FlowTransfersResolver,
  LineageTransfersResolver,
} from './transfers/transfer/transfers-of.resolver.ts'
import { AssessedTransfersResolver } from './transfers/transfer-impact-assessment/assessed-transfers.resolver.ts'
import { AssessmentInputsResolver } from './transfers/transfer-impact-assessment/assessment-inputs.resolver.ts'
import { TransferImpactAssessmentResolver } from './transfers/transfer-impact-assessment/transfer-impact-assessment.resolver.ts'

/** The table of contents of the API. */
const resolvers = [
  InventoryRecordResolver,
  NodeResolver,
  ViewerResolver,
  ViewerRevisionResolver,
  ChangeResolver,
  RecordHistoryResolver,
  LegalBasisResolver,
  RegulationResolver,
  TransferMechanismResolver,
  DataCategoryResolver,
  DataSubjectCategoryResolver,
  OrganizationResolver,
  PurposeResolver,
  SystemResolver,
  AgreementPartyResolver,
  AgreementResolver,
  CertificationResolver,
  OrganizationCertificationsResolver,
  SecurityMeasureResolver,
  DataFlowResolver,
  SystemFlowsResolver,
  ActivityDataResolver,
  ActivityLegalBasisResolver,
  RoleAssignmentResolver,
  ActivityReachResolver,
  OrganizationActivitiesResolver,
  ProcessingActivityResolver,
  ActivityLineageResolver,
  LineageResolver,
  SafeguardResolver,
  CountryFactsResolver,
  CountryProfileResolver,
  AssessmentInputsResolver,
  AssessedTransfersResolver,
  TransferImpactAssessmentResolver,
  ReasonResolver,
  TransferStatusResolver,
  TransferResolver,
  ActivityTransfersResolver,
  FlowTransfersResolver,
  LineageTransfersResolver,
  ActivitySubprocessorsResolver,
  SubprocessorResolver,
  TransferImpactResolver,
  TransferChangeResolver,
  FindingResolver,
  RecordFindingsResolver,
  RuleResolver,
  RuleSettingResolver,
  PolicyResolver,
  WaiverResolver,
  ApplyManifestResolver,
  PullManifestResolver,
  SearchResolver,
] as const

/** Inputs of which exactly one field is given. type-graphql knows no @oneOf, so the built types are told. */
const oneOfInputs = ['LineageNodeRef', 'TransferScenarioInput']

/** Nor does it describe the root types. */
const rootDescriptions = {
  Query: 'What can be asked. All of one operation is answered from one moment.',
  Mutation: 'What can be done. Each field is a transaction of its own, in the order written.',
}

export function buildHubSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers, ...commands.map(commandResolver)],
    // Directives of one's own take the place of @include and @skip unless these are named too.
    directives: [...specifiedDirectives, asOfDirective],
    // Inputs are checked by the shapes that manifests are checked by; class-validator is not asked.
    validate: false,
  })
  for (const name of oneOfInputs) (schema.getType(name) as GraphQLInputObjectType).isOneOf = true
  for (const [name, description] of Object.entries(rootDescriptions)) schema.getType(name)!.description = description
  describeInputs(schema)
  return guardRootFields(refuseBeforehand(lexicographicSortSchema(schema)))
}
