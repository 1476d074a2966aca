import { Field, ID, InterfaceType } from 'type-graphql'

/** Rows say which type they are; see `withType`. */
const resolveType = (value: { __typename: string }) => value.__typename

@InterfaceType({ description: 'Something with an id by which it can be asked for again: `node(id:)`.', resolveType })
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque, and stable for as long as the record exists. Another workspace’s id answers null.',
  })
  readonly id!: string
}
