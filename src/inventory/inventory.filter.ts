import { Field, InputType } from 'type-graphql'
import { DateTime } from '../record/graphql-scalars.ts'

/** What every list of records can be asked for; the filters of the record types extend it, and it is no input itself. */
@InputType()
export abstract class InventoryFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Records whose key or name contains this text, whatever its case and accents.',
  })
  text?: string | null

  @Field(() => DateTime, { nullable: true, description: 'Records that were changed at this moment or later.' })
  updatedSince?: Date | null

  @Field(() => Boolean, { defaultValue: false, description: 'Whether retired records are listed too.' })
  includeRetired!: boolean
}
