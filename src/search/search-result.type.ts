import { type ClassType, createUnionType, getMetadataStorage } from 'type-graphql'
import { InventoryRecord } from '../record/inventory-record.type.ts'

/** Every type of record that the schema has, so that a new one is found without being named here. */
const recordClasses = () =>
  getMetadataStorage()
    .objectTypes.map(({ target }) => target as ClassType<InventoryRecord>)
    .filter((type) => type.prototype instanceof InventoryRecord)

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'A record that search found. Ask for what all of them have by `... on InventoryRecord`.',
  types: recordClasses,
  resolveType: (value) => (value as { __typename?: string }).__typename,
})
