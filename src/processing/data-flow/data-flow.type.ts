import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Evidence } from '../../inventory/evidence.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { CountryCode, DateScalar } from '../../record/graphql-scalars.ts'
import { Node } from '../../record/node.type.ts'
import { type DataFlowRow, FlowKind } from './data-flow.table.ts'

registerEnumType(FlowKind, {
  name: 'FlowKind',
  description: 'What happens to the data on its way.',
  valuesConfig: {
    COLLECTION: { description: 'It is gathered, from the people themselves or from another source.' },
    STORAGE: { description: 'It is kept at the destination.' },
    PROCESSING: { description: 'It is worked on at the destination.' },
    REMOTE_ACCESS: {
      description: 'It stays where it is and is looked at from the destination; over a border that is a transfer too.',
    },
    DISCLOSURE: { description: 'It is passed on to a recipient, such as another company or an authority.' },
  },
})

@ObjectType({
  implements: Node,
  description: 'A directed edge of the data map: this data goes from here to there, for this activity.',
})
export class DataFlow extends Evidence implements DataFlowRow {
  workspaceId!: string
  activity!: string
  fromSystem!: string | null
  fromOrganization!: string | null
  fromDataSubjectCategory!: string | null
  toSystem!: string | null
  toOrganization!: string | null

  @Field(() => String, {
    description:
      'The stable name of the flow; unique in the workspace, at most 512 characters. Made of activity, ends and kind unless the flow was given one.',
  })
  key!: string

  @Field(() => FlowKind, { description: 'What happens to the data on its way.' })
  kind!: FlowKind

  @Field(() => CountryCode, {
    nullable: true,
    description:
      'The country it starts in, where the flow says one; null: that of the end, as its system or organization says.',
  })
  fromCountry!: string | null

  @Field(() => CountryCode, {
    nullable: true,
    description:
      'The country it arrives in, where the flow says one; null: that of the end, as its system or organization says.',
  })
  toCountry!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day on which data flows; null: since ever.' })
  validFrom!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which data flows; null: until further notice.',
  })
  validTo!: string | null
}

export const DataFlowConnection = connectionOf(DataFlow)
