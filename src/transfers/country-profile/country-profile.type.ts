import { Field, ObjectType } from 'type-graphql'
import { CountryCode, DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { CountryProfileRow } from './country-profile.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'What the workspace knows of the law and practice of a country: clause 14(b)(ii) of the standard clauses. Its dated facts stand beside those of the reference data, and make earlier assessments stale in the same way.',
})
export class CountryProfile extends InventoryRecord implements CountryProfileRow {
  @Field(() => CountryCode, { description: 'The country it is about.' })
  country!: string

  @Field(() => String, {
    nullable: true,
    description: 'The law on access by authorities and on redress, in words; null when not stated.',
  })
  law!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'How that law is applied in practice, in words; null when not stated.',
  })
  practice!: string | null
}

@ObjectType({
  description:
    'A dated fact of a country’s law or practice: one of the reference data, or one of a profile of the workspace.',
})
export class CountryFact {
  @Field(() => String, {
    description:
      'The stable name of the fact: within its profile, or in the reference data, such as us-fisa-702-lapsed.',
  })
  key!: string

  @Field(() => CountryCode, { description: 'The country it is about.' })
  country!: string

  @Field(() => DateScalar, { description: 'The day from which it is so.' })
  date!: string

  @Field(() => String, { description: 'What happened, in plain words.' })
  fact!: string

  @Field(() => Boolean, {
    description: 'Whether assessments made before the day are stale from the day on: they have to be made again.',
  })
  asksForReview!: boolean

  @Field(() => String, { nullable: true, description: 'Where it was taken from; null when not stated.' })
  source!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Of the reference data, how far it was checked: seen (read in the source), recall (from knowledge of the text) or unknown. Null for a fact of the workspace.',
  })
  verification!: string | null

  /** The key of the workspace's profile that says it; null: the reference data does. */
  profile!: string | null
}
