import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ActorRole } from './access-key.table.ts'

registerEnumType(ActorRole, {
  name: 'ActorRole',
  description: 'What a key may do: engineer may what viewer may, steward what engineer may, admin everything.',
  valuesConfig: {
    VIEWER: { description: 'Reads.' },
    ENGINEER: { description: 'Registers activities up to IN_REVIEW, their flows, systems, and new organizations.' },
    STEWARD: { description: 'Registers and changes every record.' },
    AUDITOR: { description: 'Reads what a viewer reads, and keys and audit; writes nothing.' },
    ADMIN: { description: 'Also makes and revokes keys.' },
  },
})

@ObjectType({ description: 'Who is asking, and from what is answered.' })
export class Viewer {
  @Field(() => String, { description: 'The name of the key, as history shows it.' })
  name!: string

  @Field(() => ActorRole, { description: 'What the key may do.' })
  role!: ActorRole

  @Field(() => String, { description: 'The key of the workspace.' })
  workspace!: string

  @Field(() => Int, { description: 'The revision that this answer is read from.' })
  revision!: number
}
