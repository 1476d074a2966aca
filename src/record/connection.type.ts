import { type ClassType, Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Where a page stands in its list, after the Relay connection specification.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether entries follow this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether entries come before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'The cursor of the first entry; null on an empty page.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'The cursor of the last entry; null on an empty page.' })
  endCursor!: string | null
}

export interface Edge<T> {
  node: T
  cursor: string
}

export interface Connection<T> {
  edges: Edge<T>[]
  nodes: T[]
  pageInfo: PageInfo
  /** Asked only when selected. */
  readonly totalCount: Promise<number>
}

/** The connection and edge types of a node type. */
export function connectionOf<T extends object>(node: ClassType<T>, name = node.name): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with its cursor.` })
  class NodeEdge {
    @Field(() => node, { description: 'The entry itself.' })
    node!: T

    @Field(() => String, { description: 'Where the entry stands in the list; for `after` and `before`.' })
    cursor!: string
  }

  @ObjectType(`${name}Connection`, {
    description: `A page of a list of ${name}, after the Relay connection specification.`,
  })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The entries of the page with their cursors.' })
    edges!: NodeEdge[]

    @Field(() => [node], { description: 'The entries of the page.' })
    nodes!: T[]

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many entries the whole list has.' })
    readonly totalCount!: Promise<number>
  }
  return NodeConnection
}
