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

test.each([
  [{ rule: ['TIA_UNDATED', 'TIA_UNDATD'] }, 'filter.rule[1]', 'Did you mean TIA_UNDATED?'],
  [{ recordType: ['Transfers'] }, 'filter.recordType[0]', 'Did you mean Transfer?'],
  [{ recordType: ['Dataflow'] }, 'filter.recordType[0]', 'Did you mean DataFlow?'],
])('a rule or a type of record that there is none of is refused: %j', async (filter, argument, remedy) => {
  const { errors } = await hub.current.admin.send(list, { filter })
  expect(errors![0]!.extensions).toMatchObject({ code: 'UNKNOWN_REFERENCE', argument, remedy })
})

test('a filter may name whatever a finding can be about, and a key that no record has finds nothing', async () => {
  const { admin } = hub.current
  const about = await admin.run('{ findings(first: 1000) { nodes { record { __typename } } } }')
  const types = [...new Set(about.findings.nodes.map(({ record }: any) => record.__typename))]
  expect(types).toContain('Transfer')
  expect((await admin.run(list, { filter: { recordType: types } })).findings.totalCount).toBeGreaterThan(0)
  expect((await admin.run(list, { filter: { key: ['nobody'] } })).findings.totalCount).toBe(0)
})
