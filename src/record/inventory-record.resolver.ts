import { FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { recordId } from '../platform/global-id.ts'
import { InventoryRecord } from './inventory-record.type.ts'
import type { Typed } from './loaders.ts'

@Resolver(() => InventoryRecord)
export class InventoryRecordResolver {
  @FieldResolver(() => ID, {
    description: 'Opaque, and stable for as long as the record exists. Another workspace’s id answers null.',
  })
  id(@Root() record: Typed<{ workspaceId: string; key: string }>): string {
    return recordId(record.__typename, record.workspaceId, record.key)
  }
}
