import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Client, useHub } from '../harness/hub.ts'
import { manyOf } from '../inventory/many.ts'

const hub = useHub()
const operation = readFileSync('schema/operations/transfer-impact-at-a-glance.graphql', 'utf8')

async function workspaceOf(count: number): Promise<Client> {
  await hub.current.workspace(`of-${count}`)
  const client = await hub.current.client('ADMIN' as never, `of-${count}`)
  await client.apply(manyOf(count))
  return client
}

async function ask(client: Client, first: number) {
  hub.current.takeStatements()
  const { processingActivities } = await client.run(operation, { on: '2024-06-01', first })
  const statements = hub.current.takeStatements().map((each) => each.replace(/\s+/g, ' ').trim())
  return { activities: processingActivities.nodes, statements: statements.sort() }
}

test('the one request takes the same statements for 200 activities as for 5', async () => {
  const few = await ask(await workspaceOf(5), 200)
  const large = await workspaceOf(200)
  const many = await ask(large, 200)
  expect([few.activities.length, many.activities.length]).toEqual([5, 200])
  expect(many.statements).toEqual(few.statements)
  // One for each table of the survey among them, six of them for policies.
  expect(few.statements.length).toBeLessThanOrEqual(91)
  // A page of 5 of the 200 reads no other tables; what lies beyond the page it may read in one step more. What was
  // worked out of the revision for its findings is remembered.
  const page = await ask(large, 5)
  expect(page.statements.filter((each) => !few.statements.includes(each))).toEqual([])
  expect(page.statements.length).toBeLessThanOrEqual(50)

  // And it is a full answer: each activity with its flows, systems, transfers with a status, subprocessors and lineage.
  for (const activity of [...few.activities, ...many.activities]) {
    expect(activity).toMatchObject({
      purposes: [{}],
      legalBases: [{ condition: { key: 'gdpr-9-2-b' } }],
      roles: [{}, {}],
      data: [{ retention: { period: 'P1Y' } }],
      subprocessors: [{ status: 'PROPOSED' }],
      lineage: { complete: true, counts: { nodes: 4, edges: 3 } },
    })
    expect(activity.systems.length).toBe(2)
    expect(activity.flows.length).toBe(3)
    expect(activity.transfers.length).toBeGreaterThanOrEqual(3)
    const fromHome = activity.transfers.filter(({ exporter }: any) => exporter.key === 'home')
    expect(fromHome).toHaveLength(2)
    for (const { safeguards, impactAssessments, status, toCountry } of fromHome) {
      expect(safeguards).toHaveLength(1)
      expect(impactAssessments).toHaveLength(1)
      expect(status.code).toBe(toCountry === 'US' ? 'ADEQUATE' : 'SAFEGUARDED')
    }
  }
})
