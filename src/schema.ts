import 'reflect-metadata'
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { asOfDirective } from './as-of.ts'
import { guardRootFields } from './identity/guard-root-fields.ts'
import { PurposeResolver } from './inventory/purpose/purpose.resolver.ts'
import { CountryCode, DateScalar, DateTime, Duration, JSONObject } from './record/graphql-scalars.ts'
import { InventoryRecordResolver } from './record/inventory-record.resolver.ts'

/** The table of contents of the API. */
const resolvers: NonEmptyArray<() => void> = [InventoryRecordResolver, PurposeResolver] as never

export function buildHubSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: resolvers as never,
    directives: [asOfDirective],
    // Inputs are checked by the shapes that manifests are checked by; class-validator is not asked.
    validate: false,
    scalarsMap: [],
  })
  return guardRootFields(lexicographicSortSchema(schema))
}
void [CountryCode, DateScalar, DateTime, Duration, JSONObject]
