import { writeFileSync } from 'node:fs'
import { printSchema } from 'graphql'
import { buildHubSchema } from '../src/schema.ts'

/** Emits what is committed and made from code: the SDL. Migrations are made by drizzle-kit: npm run generate:migration. */
writeFileSync(new URL('../schema/schema.graphql', import.meta.url), `${printSchema(buildHubSchema())}\n`)
