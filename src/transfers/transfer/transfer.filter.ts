import { Field, InputType } from 'type-graphql'
import type { Law } from '../../law/law.ts'
import { StatusCode } from '../../law/status.ts'
import { answeringRegime } from '../../law/territory.ts'
import type { IsoDate } from '../../law/windows.ts'
import { mechanismsIn, regimesIn } from '../../law-api/known-in-law.ts'
import { CountryCode, DateScalar, DateTime } from '../../record/graphql-scalars.ts'
import { type Condition, commonConditions, isOneOf, withDescendants } from '../../record/list-records.ts'
import { isStorable } from '../../record/page.ts'
import { refuseAnyUnknown } from '../../record/refuse-unknown.ts'
import type { Scope } from '../../record/scope.ts'

@InputType({
  description:
    'Which transfers to list; conditions that are left out set none, several values are alternatives. Keys of the reference data must be known, else UNKNOWN_REFERENCE; a key that no record has finds nothing.',
})
export class TransferFilter {
  @Field(() => String, { nullable: true, description: 'Text within the name or key, without case and accents.' })
  text?: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date on which they exist, and on which their status is taken; today when left out.',
  })
  on?: IsoDate | null

  @Field(() => [StatusCode], { nullable: true, description: 'Status codes on the date.' })
  status?: StatusCode[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they have a basis to rely on, on the date.' })
  covered?: boolean | null

  @Field(() => [String], { nullable: true, description: 'Keys of the mechanisms they rest on, on the date.' })
  mechanism?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of regimes, such as eu-gdpr; one that another answers for means that one.',
  })
  regime?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Keys of exporters.' })
  exporter?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Keys of importers.' })
  importer?: string[] | null

  @Field(() => [CountryCode], { nullable: true, description: 'Countries the data leave from.' })
  fromCountry?: string[] | null

  @Field(() => [CountryCode], { nullable: true, description: 'Countries the data go to.' })
  toCountry?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of data categories they carry on the date; descendants included.',
  })
  dataCategory?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Keys of activities with a flow behind them.' })
  activity?: string[] | null

  @Field(() => DateTime, { nullable: true, description: 'Changed on record at this time or later.' })
  updatedSince?: Date | null
}

/** Refuses what the reference data does not know, at its place. */
export function checkTransferFilter(law: Law, { mechanism, regime }: TransferFilter): void {
  refuseAnyUnknown('filter.mechanism', mechanism, mechanismsIn(law))
  refuseAnyUnknown('filter.regime', regime, regimesIn(law))
}

/** Conditions on what is stored; those on the status are asked of the law, row by row. */
export function storedConditions(
  { sql, workspaceId, law }: Scope,
  filter: TransferFilter,
  on: IsoDate,
): (Condition | null)[] {
  const { dataCategory, activity } = filter
  const carried = dataCategory
    ? sql`and l.data_category in (${withDescendants(sql, workspaceId, 'data_categories', dataCategory)})`
    : sql``
  const behind = activity
    ? sql`and exists (select from data_flows f where f.workspace_id = l.workspace_id and f.key = l.flow
                        and f.activity = any(${activity.filter(isStorable)}))`
    : sql``
  const exists = sql`exists (
    select from transfer_legs l
     where l.workspace_id = t.workspace_id and l.transfer = t.key
       and (l.starts_on is null or l.starts_on <= ${on}) and (l.ends_on is null or ${on} <= l.ends_on)
       ${carried} ${behind})`
  return [
    ...commonConditions(sql, { text: filter.text, updatedSince: filter.updatedSince }),
    exists,
    isOneOf(
      sql,
      'regime',
      filter.regime?.map((regime) => answeringRegime(law, regime)),
    ),
    isOneOf(sql, 'exporter', filter.exporter),
    isOneOf(sql, 'importer', filter.importer),
    isOneOf(sql, 'from_country', filter.fromCountry),
    isOneOf(sql, 'to_country', filter.toCountry),
  ]
}

export const asksForStatus = ({ status, covered, mechanism }: TransferFilter): boolean =>
  [status, covered, mechanism].some((each) => each !== null && each !== undefined)
