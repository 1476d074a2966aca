import { Field, Int, ObjectType } from 'type-graphql'
import type { Refusal } from './refusal.ts'

@ObjectType({ description: 'Something in the input that was not taken. With any of these, nothing was written.' })
export class UserError {
  @Field(() => String, { description: 'A stable code, such as UNKNOWN_REFERENCE or VERSION_CONFLICT.' })
  code!: string

  @Field(() => String, { description: 'What is wrong, in plain words.' })
  message!: string

  @Field(() => [String], {
    description: 'The path into the input, positions as decimal strings: ["flows", "2", "to", "system"].',
  })
  path!: string[]

  @Field(() => String, { nullable: true, description: 'The way out, where there is one.' })
  remedy!: string | null

  @Field(() => Int, { nullable: true, description: 'For VERSION_CONFLICT: the version on record.' })
  currentVersion?: number | null

  @Field(() => [String], {
    nullable: true,
    description: 'For VERSION_CONFLICT: the fields in which the input and the record differ.',
  })
  differs?: string[] | null
}

/** More would not be read; the rest shows once these are mended. */
const mostShown = 1_000

export function toUserErrors(refusals: readonly Refusal[]): UserError[] {
  const shown = refusals.slice(0, mostShown).map((refusal) => ({ ...refusal, path: refusal.path.map(String) }))
  const more = refusals.length - shown.length
  return more > 0 ? [...shown, unshown(more)] : shown
}

const unshown = (more: number): UserError => ({
  code: 'INVALID',
  message: `There ${more === 1 ? 'is 1 more' : `are ${more.toLocaleString('en')} more`}: the first ${mostShown.toLocaleString('en')} are told.`,
  path: [],
  remedy: 'Mend these; the others show then.',
})
