import { writeFileSync } from 'node:fs'
import { printSchema } from 'graphql'
import { recordTypes } from '../src/contents.ts'
import { loadLaw } from '../src/law/law.ts'
import { manifestJsonSchema } from '../src/manifest/json-schema.ts'
import { rules } from '../src/rules/all-rules.ts'
import { buildHubSchema } from '../src/schema.ts'

/** Emits what is committed and read in review: the SDL, which is the API, and the JSON Schema of a manifest. */
const api = buildHubSchema()
emit('schema/schema.graphql', printSchema(api))
emit('schema/manifest.v1.json', JSON.stringify(manifestJsonSchema(recordTypes, loadLaw(), api), null, 2))

/** Lists every rule for people, in the words of the rules themselves. */
const sections = rules.map(
  ({ code, severity, looksFor, legalReference, remedy }) =>
    `## ${code}\n\n${severity}${legalReference ? ` · ${legalReference}` : ''}\n\n${looksFor}\n\n*Remedy:* ${remedy}\n`,
)
emit(
  'docs/rules.md',
  `# Rules

Made from the rules by \`npm run generate\`: edit those. How findings are made is in
[ARCHITECTURE.md](../ARCHITECTURE.md#how-findings-are-made). A workspace may set another severity, and waive a finding.

${sections.join('\n').trimEnd()}`,
)

function emit(path: string, text: string): void {
  writeFileSync(new URL(`../${path}`, import.meta.url), `${text}\n`)
}
