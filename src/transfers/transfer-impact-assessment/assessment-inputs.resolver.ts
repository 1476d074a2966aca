import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import { computeAssessment } from '../../law/assessment-score.ts'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { entryOf } from '../../record/rows.ts'
import type { Scope } from '../../record/scope.ts'
import { countryProfileRecord } from '../country-profile/country-profile.record.ts'
import { CountryProfile } from '../country-profile/country-profile.type.ts'
import { inputsOf, type SaidInputs } from './assessment-inputs.shape.ts'
import { AccessPractice, AssessedData, AssessedRecipient, EssentialGuarantees } from './assessment-inputs.type.ts'
import { ComputedAssessment } from './computed-assessment.type.ts'
import { assessedMeasuresOf } from './transfer-impact-assessment.loads.ts'
import { transferImpactAssessmentRecord } from './transfer-impact-assessment.record.ts'
import {
  assessmentCountryProfiles,
  assessmentLaws,
  assessmentStoragePlaces,
  type TransferImpactAssessmentRow,
} from './transfer-impact-assessment.table.ts'
import { TransferImpactAssessment } from './transfer-impact-assessment.type.ts'

/** The groups of inputs as a manifest has them; a group of which nothing is said is left out. */
const saidIn = (row: TransferImpactAssessmentRow) =>
  entryOf(transferImpactAssessmentRecord, { ...row }, () => []) as SaidInputs & Record<string, object | undefined>

@Resolver(() => TransferImpactAssessment)
export class AssessmentInputsResolver {
  @FieldResolver(() => AssessedData, { nullable: true, description: 'What is sent; null when nothing is said of it.' })
  data(@Root() row: TransferImpactAssessmentRow) {
    return saidIn(row).data
  }

  @FieldResolver(() => AssessedRecipient, {
    nullable: true,
    description: 'What kind of company the importer is; null when nothing is said of it.',
  })
  recipient(@Root() row: TransferImpactAssessmentRow) {
    return saidIn(row).recipient
  }

  @FieldResolver(() => EssentialGuarantees, {
    nullable: true,
    description: 'How the law of the destination was judged; null when nothing is said of it.',
  })
  guarantees(@Root() row: TransferImpactAssessmentRow) {
    return saidIn(row).guarantees
  }

  @FieldResolver(() => AccessPractice, {
    nullable: true,
    description: 'How practice was judged, and on what evidence; null when nothing is said of it.',
  })
  practice(@Root() row: TransferImpactAssessmentRow) {
    return saidIn(row).practice
  }

  @FieldResolver(() => [CountryCode], { description: 'The countries in which the data are stored, in order.' })
  async storagePlaces(@Root() { key }: TransferImpactAssessmentRow, @Ctx() { load }: Scope) {
    const rows = await load.rows(assessmentStoragePlaces, 'assessment').load(key)
    return rows.map(({ country }) => country)
  }

  @FieldResolver(() => [String], { description: 'The laws of the destination that were looked at, in order.' })
  async lawsLookedAt(@Root() { key }: TransferImpactAssessmentRow, @Ctx() { load }: Scope) {
    const rows = await load.rows(assessmentLaws, 'assessment').load(key)
    return rows.map(({ law }) => law)
  }

  @FieldResolver(() => [CountryProfile], {
    description:
      'The profiles it refers to, in key order. Their facts make it stale, whatever country they are about; so do those of every profile of a destination.',
  })
  countryProfiles(@Root() { key }: TransferImpactAssessmentRow, @Ctx() scope: Scope) {
    const links = linksIn(scope, assessmentCountryProfiles, 'assessment', 'countryProfile')
    return linkedRecords(scope, 'profiles of assessments', countryProfileRecord, links).load(key)
  }

  @FieldResolver(() => ComputedAssessment, {
    description: 'What its inputs come to, with the arithmetic. The measures count as they stand on record.',
  })
  async computed(@Root() row: TransferImpactAssessmentRow, @Ctx() scope: Scope) {
    return computeAssessment(inputsOf(saidIn(row), await assessedMeasuresOf(scope).load(row.key)))
  }
}
