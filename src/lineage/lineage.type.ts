import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DataCategory } from '../inventory/data-category/data-category.type.ts'
import { LineageNode } from '../inventory/lineage-node.type.ts'
import { DataFlow } from '../processing/data-flow/data-flow.type.ts'
import { CountryCode } from '../record/graphql-scalars.ts'

export enum LineageDirection {
  UPSTREAM = 'UPSTREAM',
  DOWNSTREAM = 'DOWNSTREAM',
  BOTH = 'BOTH',
}
registerEnumType(LineageDirection, {
  name: 'LineageDirection',
  description: 'Which way to follow the flows.',
  valuesConfig: {
    UPSTREAM: { description: 'Against the flows: where data comes from.' },
    DOWNSTREAM: { description: 'With the flows: where data goes to.' },
    BOTH: { description: 'The union of both.' },
  },
})

@InputType({ description: 'A node of the data map, by its key. Exactly one of the fields.' })
export class LineageNodeRef {
  @Field(() => String, { nullable: true, description: 'The key of a system.' })
  system?: string | null

  @Field(() => String, { nullable: true, description: 'The key of an organization.' })
  organization?: string | null

  @Field(() => String, { nullable: true, description: 'The key of a data subject category.' })
  dataSubjectCategory?: string | null
}

@InputType({
  description: 'How much of a lineage one answer may hold. What is left out is counted, and the cursor goes on there.',
})
export class LineageBudget {
  @Field(() => Int, { nullable: true, description: 'Nodes: 1 to 10,000; 1,000 when left out.' })
  nodes?: number | null

  @Field(() => Int, { nullable: true, description: 'Edges: 1 to 50,000; 5,000 when left out.' })
  edges?: number | null
}

@ObjectType({ description: 'A node that is reached, and what can reach it.' })
export class LineageHop {
  @Field(() => LineageNode, { description: 'The node itself.' })
  node!: unknown

  @Field(() => Int, { description: 'Steps from the nearest start; 0 for a start.' })
  depth!: number

  @Field(() => [DataCategory], {
    description:
      'The data categories that can reach this node along the edges walked (upstream: that can go from here to a start), in key order. Of a start: those that come back to it.',
  })
  carries!: unknown
}

@ObjectType({ description: 'The size of the whole lineage within `maxDepth`, whatever the budget.' })
export class LineageCounts {
  @Field(() => Int, { description: 'Nodes, starts included.' })
  nodes!: number

  @Field(() => Int, { description: 'Edges.' })
  edges!: number

  @Field(() => [CountryCode], {
    description: 'Countries of the nodes and edges, as far as they are stated, in order.',
  })
  countries!: string[]

  /** Keys of the flows that were walked. */
  flows!: string[]
  on!: string
}

@ObjectType({ description: 'Where data goes to, or comes from, with a word on whether the answer is whole.' })
export class Lineage {
  @Field(() => [LineageHop], { description: 'Nodes by depth, then kind, then key.' })
  nodes!: unknown

  @Field(() => [DataFlow], { description: 'Edges by the depth they were found at, then key; each once.' })
  edges!: unknown

  @Field(() => LineageCounts, { description: 'The size of the whole, whatever the budget.' })
  counts!: LineageCounts

  @Field(() => Boolean, { description: 'True when nothing within `maxDepth` was left out from here on.' })
  complete!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Pass as `after` to go on where the budget ended; null when complete.',
  })
  cursor!: string | null
}
