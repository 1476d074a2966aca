import { writeFileSync } from 'node:fs'
import { printSchema } from 'graphql'
import { buildHubSchema } from '../src/schema.ts'

/** Emits the SDL, which is committed and read in review as the API. */
writeFileSync(new URL('../schema/schema.graphql', import.meta.url), `${printSchema(buildHubSchema())}\n`)
