import { fileURLToPath } from 'node:url'

/** The JSON Schema of a manifest, as it is shipped; `npm run generate` makes it. */
export const manifestSchemaFile = fileURLToPath(new URL('../../schema/manifest.v1.json', import.meta.url))

/** The path at which a hub serves it. */
export const manifestSchemaPath = '/schema/manifest.v1.json'
