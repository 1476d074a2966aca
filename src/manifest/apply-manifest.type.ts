import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import type { Need } from '../record/policy.ts'
import { ChangePayload } from './change-payload.type.ts'
import { PlannedAction } from './plan.ts'

registerEnumType(PlannedAction, {
  name: 'PlannedAction',
  description: 'What is done with a record.',
  valuesConfig: {
    CREATE: { description: 'It is put on record.' },
    CHANGE: { description: 'It is on record with other content, or was retired and comes back.' },
    RETIRE: { description: 'The manifest named it before and no longer does; only when pruning.' },
    KEEP: { description: 'It is on record with this very content: no new version.' },
  },
})

@ObjectType({ description: 'What a change asks of a key beyond its role.' })
export class ChangeNeed implements Need {
  @Field(() => ActorRole, { description: 'The least role that may make it.' })
  role!: ActorRole

  @Field(() => String, { description: 'Why, in plain words.' })
  because!: string

  @Field(() => String, { description: 'The way out.' })
  remedy!: string
}

@ObjectType({ description: 'What is done with one record that the manifest names, or named before.' })
export class PlannedChange {
  @Field(() => String, { description: 'The section of the manifest, such as processingActivities.' })
  section!: string

  @Field(() => String, { description: 'The key of the record.' })
  key!: string

  @Field(() => PlannedAction, { description: 'What is done.' })
  action!: PlannedAction

  @Field(() => [String], { description: 'The fields that differ; empty for CREATE and KEEP.' })
  fields!: string[]

  @Field(() => ChangeNeed, {
    nullable: true,
    description:
      'What this key lacks to make the change: of a dry run only, as without it the whole manifest is FORBIDDEN. Null when it may.',
  })
  needs!: ChangeNeed | null
}

@ObjectType({ description: 'How many records are created, changed, retired and kept.' })
export class PlanCounts {
  @Field(() => Int, { description: 'Records put on record.' })
  create!: number

  @Field(() => Int, { description: 'Records with other content than before.' })
  change!: number

  @Field(() => Int, { description: 'Records retired.' })
  retire!: number

  @Field(() => Int, { description: 'Records left as they are.' })
  keep!: number

  @Field(() => Int, { description: 'Transfers that exist because of it and did not before.' })
  transfersAdded!: number
}

@ObjectType({ description: 'What a manifest did, or would do.' })
export class ApplyManifestPayload extends ChangePayload {
  @Field(() => [PlannedChange], {
    description:
      'One entry for each record the manifest names and each one it retires, by section and in the manifest’s order.',
  })
  changes!: PlannedChange[]

  @Field(() => PlanCounts, { description: 'The entries of `changes`, counted, and the transfers added.' })
  counts!: PlanCounts

  @Field(() => Int, {
    nullable: true,
    description:
      'The revision of the workspace afterwards; of a dry run the one that it was compared with, which expectedRevision takes. Null when it was refused.',
  })
  revision!: number | null
}
