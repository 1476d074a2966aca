import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { manyOf } from '../inventory/many.ts'

const hub = useHub()
const whatIf = readFileSync('schema/operations/transfer-impact.graphql', 'utf8')
const findings = readFileSync('schema/operations/findings.graphql', 'utf8')
const falls = { scenario: [{ mechanismEnds: { mechanism: 'eu-scc-2021-m2', on: '2024-06-01' } }], on: '2024-06-01' }

/** The statements of the first question about a revision, with as many records of each type. */
async function ask(count: number, document: string, variables: object) {
  const workspace = `of-${count}-${document.length}`
  await hub.current.workspace(workspace)
  const client = await hub.current.client('ADMIN' as never, workspace)
  await client.apply(manyOf(count))
  hub.current.takeStatements()
  const answer = await client.run(document, variables as Record<string, unknown>)
  return { answer, statements: hub.current.takeStatements().map((text) => text.replace(/\s+/g, ' ').trim()) }
}

test('a what-if takes as many statements for 30 vendors as for 3', async () => {
  const few = await ask(3, whatIf, falls)
  const many = await ask(30, whatIf, falls)
  const changed = [few, many].map(({ answer }) => answer.transferImpact.counts.transfers)
  expect(changed[1]).toBeGreaterThan(changed[0])
  expect(new Set(many.statements)).toEqual(new Set(few.statements))
  // What is loaded in two steps for some may be loaded in one for others.
  expect(many.statements.length).toBeLessThanOrEqual(few.statements.length + 2)
})

test('so do the findings of a workspace', async () => {
  const few = await ask(3, findings, { first: 10 })
  const many = await ask(30, findings, { first: 10 })
  expect(many.answer.findings.totalCount).toBeGreaterThan(few.answer.findings.totalCount)
  // Which records the first ten are about may differ; what they were worked out of may not.
  expect(new Set(many.statements.filter(isOfSurvey))).toEqual(new Set(few.statements.filter(isOfSurvey)))
  expect(many.statements.filter(isOfSurvey).length).toBe(few.statements.filter(isOfSurvey).length)
})

const isOfSurvey = (statement: string) => !statement.includes('any($2)') && !statement.includes('l.owner')
