import { writeFileSync } from 'node:fs'
import { printSchema } from 'graphql'
import { rules } from '../src/rules/all-rules.ts'
import { buildHubSchema } from '../src/schema.ts'

/** Emits the SDL, which is committed and read in review as the API. */
writeFileSync(new URL('../schema/schema.graphql', import.meta.url), `${printSchema(buildHubSchema())}\n`)

/** Lists every rule for people, in the words of the rules themselves. */
const sections = rules.map(
  ({ code, severity, looksFor, legalReference, remedy }) =>
    `## ${code}\n\n${severity}${legalReference ? ` · ${legalReference}` : ''}\n\n${looksFor}\n\n*Remedy:* ${remedy}\n`,
)
writeFileSync(
  new URL('../docs/rules.md', import.meta.url),
  `# Rules

Made from the rules by \`npm run generate\`: edit those. How findings are made is in
[ARCHITECTURE.md](../ARCHITECTURE.md#how-findings-are-made). A workspace may set another severity, and waive a finding.

${sections.join('\n')}`,
)
