import { Field, ObjectType } from 'type-graphql'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { SafeguardRow } from './safeguard.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'A mechanism put in place between an exporter and an importer: the signed clauses, the certification, the approved rules.',
})
export class Safeguard extends InventoryRecord implements SafeguardRow {
  exporter!: string
  importer!: string
  mechanism!: string
  agreement!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day it holds; null: since ever, which is not in time for clauses that can no longer be signed.',
  })
  validFrom!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day it holds; null: until further notice.' })
  validTo!: string | null
}
