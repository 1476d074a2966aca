import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../record/connection.type.ts'
import { DateTime, JsonValue } from '../record/graphql-scalars.ts'
import { Node } from '../record/node.type.ts'
import { ChangeAction } from './history.table.ts'

registerEnumType(ChangeAction, {
  name: 'ChangeAction',
  description: 'What a change did to its record.',
  valuesConfig: {
    CREATED: { description: 'Put it on record for the first time.' },
    CHANGED: { description: 'Gave it other content.' },
    RETIRED: { description: 'Took it out of lists; it keeps its key and its content.' },
    RESTORED: { description: 'Brought it back after it was retired, perhaps with other content.' },
  },
})

@ObjectType({ description: 'One field of a record, before a change and after it.' })
export class ChangedValue {
  @Field(() => String, { description: 'The name of the field, as a manifest and the API have it.' })
  field!: string

  @Field(() => JsonValue, {
    nullable: true,
    description:
      'What it said before: a value, or its rows as a manifest would write them. Null when it said nothing, or the record was not there.',
  })
  before!: unknown

  @Field(() => JsonValue, { nullable: true, description: 'What it said afterwards, in the same form.' })
  after!: unknown
}

/** A change as it is read: what is on record of it, with the time and the actor of its revision. */
export interface ChangeRow {
  workspaceId: string
  revision: number
  ordinal: number
  at: Date
  actor: string
  command: string | null
  action: ChangeAction
  recordType: string
  key: string
  fields: string[]
}

@ObjectType({
  implements: Node,
  description:
    'One entry of the history: one record’s part in a revision, which is one transaction. Written with the change itself, and never altered.',
})
export class Change implements ChangeRow {
  workspaceId!: string
  ordinal!: number

  @Field(() => Int, { description: 'The revision it belongs to: counted per workspace, without gaps.' })
  revision!: number

  @Field(() => DateTime, { description: 'When it was made; `@asOf` with this time shows that very change.' })
  at!: Date

  @Field(() => String, { description: 'Who made it: the name of the access key.' })
  actor!: string

  @Field(() => String, {
    nullable: true,
    description:
      'What was asked for: the mutation, such as moveSystem or applyManifest. Null for a change from before this was kept, and for one that did not come through the API.',
  })
  command!: string | null

  @Field(() => ChangeAction, { description: 'What it did to the record.' })
  action!: ChangeAction

  @Field(() => String, { description: 'The type of the record, such as ProcessingActivity.' })
  recordType!: string

  @Field(() => String, { description: 'The key of the record.' })
  key!: string

  @Field(() => [String], {
    description: 'The fields that differ, in the words of a manifest. Empty for a record that was created.',
  })
  fields!: string[]
}

export const ChangeConnection = connectionOf(Change)
