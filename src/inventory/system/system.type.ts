import { ObjectType } from 'type-graphql'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { SystemRow } from './system.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'An application, database, file store or vendor’s service that holds or handles personal data, in one or more countries.',
})
export class System extends InventoryRecord implements SystemRow {
  operator!: string | null
}
