import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { findIn } from './find.ts'

const hub = useHub()

const list = readFileSync('schema/operations/findings.graphql', 'utf8')

const { roles: _, ...noRoles } = acme.processingActivities.invoicing

test('the same rules say the same of a manifest and of what it put on record', async () => {
  const { admin } = hub.current
  const manifest = { ...acme, processingActivities: { invoicing: { ...noRoles, roles: [] } } }
  await admin.apply(manifest)
  const { findings } = await admin.run(list, { on: '2024-11-25' })
  expect(findings.nodes.length).toBeGreaterThan(0)
  const asServed = findings.nodes.map(({ rule, severity, message, record }: any) => [
    rule,
    severity,
    message,
    record.key,
  ])
  expect(
    findIn(manifest, '2024-11-25').map((each) => [each.rule, each.severity, each.message, each.record.key]),
  ).toEqual(asServed)
})
