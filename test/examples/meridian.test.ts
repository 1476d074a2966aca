import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { exampleNamed } from '../../src/demo/examples.ts'
import { StatusCode } from '../../src/law/status.ts'
import { type Client, useHub } from '../harness/hub.ts'

/** The example, and its README held to what the hub answers. What the README says was written from the law. */
const hub = useHub()
const folder = join(import.meta.dirname, '../../examples/meridian')
const readme = readFileSync(join(folder, 'README.md'), 'utf8')
const meridian = await exampleNamed('meridian').read()
const { ropewalk: _, manifest: __, ...sections } = meridian as Record<string, Record<string, any>>
const { processingActivities, organizations, systems } = sections
const [, on] = /Its date is \*\*(\d{4}-\d{2}-\d{2})\*\*/.exec(readme)!

/** The rows of the table below these titles, without the marks around code. */
function tableOf(...titles: string[]): string[][] {
  const lines = readme.split('\n')
  const start = lines.indexOf(`| ${titles.join(' | ')} |`)
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  const rows = lines.slice(start + 2, start + length)
  return rows.map((line) => line.slice(2, -2).replaceAll('`', '').split(' | '))
}

const statuses = tableOf('status', 'on', 'transfer', 'because') as [string, string, string, string][]
const findings = tableOf('rule', 'record', 'what is so') as [string, string, string][]

let applied: any
beforeAll(async () => {
  applied = await hub.current.admin.apply(meridian)
}, 60_000)

const run = (query: string, variables?: Record<string, unknown>) => hub.current.admin.run(query, variables)

test('every file says at its head that it is made up', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8'), file).toMatch(/^# .*made up/)
})

describe('as it stands', () => {
  test('it is taken whole, and a second time changes nothing', async () => {
    expect(applied.counts).toMatchObject({ change: 0, retire: 0, keep: 0 })
    const { viewer } = await run('{ viewer { revision } }')
    const again = await hub.current.admin.apply(meridian)
    expect(again.counts).toEqual({ create: 0, change: 0, retire: 0, keep: applied.counts.create })
    expect((await run('{ viewer { revision } }')).viewer).toEqual(viewer)
  })

  test('what is pulled is the same', async () => {
    const { manifest } = await run('{ manifest }')
    for (const [section, records] of Object.entries(sections))
      expect(Object.keys(manifest[section]).sort()).toEqual(Object.keys(records).sort())
    expect((await hub.current.admin.apply(manifest)).counts).toMatchObject({ create: 0, change: 0, retire: 0 })
  })

  test('it is as big as the README says', async () => {
    const all = await allTransfers()
    const own = Object.values(organizations!).filter(({ kind }) => kind === 'OWN_ENTITY')
    const vendors = Object.values(organizations!).filter(({ kind }) => kind === 'VENDOR')
    const flows = Object.values(processingActivities!).flatMap((activity) => activity.flows)
    const counts = {
      'processing activities': Object.keys(processingActivities!).length,
      systems: Object.keys(systems!).length,
      'own companies': own.length,
      vendors: vendors.length,
      'countries of companies and vendors': new Set([...own, ...vendors].flatMap(({ country }) => country ?? [])).size,
      flows: flows.length,
      'transfers on the date': all.length,
      'of these covered': all.filter(({ status }) => status.covered).length,
    }
    expect(counts).toEqual(Object.fromEntries(tableOf('what', 'how many').map(([what, many]) => [what, Number(many)])))
  })
})

describe('the statuses', () => {
  test('every code there is has a transfer', () => {
    expect(new Set(statuses.map(([code]) => code))).toEqual(new Set(Object.values(StatusCode)))
  })

  test.each(statuses)('%s on %s: %s, as %s', async (code, day, key) => {
    const { transfer } = await run(
      `query ($key: String!, $on: Date!) { transfer(key: $key) { status(on: $on) { code reasons { rule } } } }`,
      { key, on: day },
    )
    expect(transfer?.status.code).toBe(code)
    expect(transfer.status.reasons).not.toEqual([])
  })

  test('the codes that a list of this date can show are all in it', async () => {
    const listed = new Set((await allTransfers()).map(({ status }) => status.code))
    const elsewhere: string[] = [StatusCode.UNDETERMINED]
    expect([...listed].sort()).toEqual(
      Object.values(StatusCode)
        .filter((code) => !elsewhere.includes(code))
        .sort(),
    )
  })

  test('Brazil and China see transfers under their own law', async () => {
    const regimes = new Set((await allTransfers()).map(({ regime }) => regime.key))
    expect([...regimes].sort()).toEqual(['br-lgpd', 'cn-pipl', 'eu-gdpr', 'swiss-fadp', 'uk-gdpr'])
  })
})

const mailChain = [
  'meridian-ie/larkpost/ie-us/eu-gdpr/controller-processor',
  'larkpost/tarnbrook/us-in/eu-gdpr/processor-processor',
  'tarnbrook/bayani/in-ph/eu-gdpr/processor-processor',
]

describe('if the framework falls on 2027-01-01', () => {
  const framework = { mechanismEnds: { mechanism: 'eu-us-dpf', on: '2027-01-01' } }

  test('what rests on it is left with what the README says', async () => {
    const changes = await impactOf(framework)
    const left = tableOf('transfer', 'is left with', 'because').map(([key, code]) => [key, code])
    expect(changes.map(({ transfer, after }) => [transfer.key, after?.code]).sort()).toEqual(left.sort())
  })

  test('if Larkpost leaves as well, the chain behind it goes with it', async () => {
    const changes = await impactOf(framework, { organizationRemoved: { organization: 'larkpost' } })
    const gone = changes.filter(({ after }) => after === null).map(({ transfer }) => transfer.key)
    expect(gone).toEqual(expect.arrayContaining(mailChain))
    expect(gone.filter((key) => !/larkpost|tarnbrook/.test(key))).toEqual([])
  })
})

const supportCycle = [
  'ospreydesk/banyan/us-in/eu-gdpr/processor-processor',
  'banyan/bayani/in-ph/eu-gdpr/processor-processor',
  'bayani/ospreydesk/ph-us/eu-gdpr/processor-processor',
]

describe('where data goes', () => {
  test.each(pairsOf(mailChain))('the chain of mail goes on from %s to %s', async (key, next) => {
    expect(await onwardOf(key)).toContain(next)
  })

  test('lineage finds the third vendor of the chain, three hops from the portal', async () => {
    const { lineage } = await run(`{
      lineage(from: [{ system: "portal" }], carrying: ["contact"]) {
        complete nodes { depth node { ... on System { key operator { key } } } } } }`)
    expect(lineage.complete).toBe(true)
    const found = lineage.nodes.find(({ node }: any) => node.key === 'labelling')
    expect(found).toEqual({ depth: 3, node: { key: 'labelling', operator: { key: 'bayani' } } })
  })

  test.each(pairsOf([...supportCycle, supportCycle[0]!]))('the cycle goes on from %s to %s', async (key, next) => {
    expect(await onwardOf(key)).toContain(next)
  })

  test('lineage walks the cycle once, and comes to an end', async () => {
    const { lineage } = await run(`{
      lineage(from: [{ system: "tickets" }], carrying: ["support-case"]) {
        complete edges { from { ... on System { key } } to { ... on System { key } } } } }`)
    expect(lineage.complete).toBe(true)
    const walked = lineage.edges.map(({ from, to }: any) => `${from.key} → ${to.key}`)
    const cycle = ['tickets → care-desk', 'care-desk → labelling', 'labelling → tickets']
    expect(walked.filter((edge: string) => cycle.includes(edge)).sort()).toEqual(cycle.sort())
  })

  test('one vendor does not say where it is, and the flow says so', async () => {
    const { processingActivity } = await run(
      `query ($on: Date!) { processingActivity(key: "welcome-packs") { flows { key undetermined(on: $on) { rule } } } }`,
      { on },
    )
    expect(processingActivity.flows).toEqual([
      { key: 'welcome-packs/addresses', undetermined: [{ rule: 'TRANSFER_UNDETERMINED' }] },
    ])
  })
})

test('one category is special, and two activities have joint controllers', async () => {
  const { dataCategories, processingActivities } = await run(`{
    dataCategories(filter: { specialCategory: true }) { nodes { key } }
    processingActivities(filter: { role: [JOINT_CONTROLLER] }) { nodes { key } } }`)
  expect(dataCategories.nodes).toEqual([{ key: 'health' }])
  expect(processingActivities.nodes).toEqual([{ key: 'advertising' }, { key: 'trade-fairs' }])
})

describe('assessments that have gone stale', () => {
  test('one did so by what happened in the country, and names it', async () => {
    expect(await staleBecause(hub.current.admin, 'tia/pinecrest')).toEqual([
      ['COUNTRY_PROFILE_CHANGED', expect.stringContaining('2026-06-12')],
      ['COUNTRY_PROFILE_CHANGED', expect.stringContaining('2026-06-29')],
    ])
    expect(await staleBecause(hub.current.admin, 'tia/group-us')).toEqual([])
  })

  test('another does so when its safeguard is changed afterwards', async () => {
    await hub.current.workspace('later')
    const later = await hub.current.client('ADMIN' as never, 'later')
    await later.apply(meridian)
    expect(await staleBecause(later, 'tia/tarnbrook')).toEqual([])
    const { safeguards } = meridian as Record<string, Record<string, object>>
    const renewed = { ...safeguards!['larkpost/tarnbrook'], validTo: '2028-01-31' }
    await later.apply({ safeguards: { 'larkpost/tarnbrook': renewed } })
    expect(await staleBecause(later, 'tia/tarnbrook')).toEqual([['RECORD_CHANGED', expect.any(String)]])
  })
})

describe('what rules find', () => {
  test('each rule that the hub knows finds what was put in for it', async () => {
    const { rules } = await run('{ rules { code } }')
    const known = new Set(rules.map(({ code }: { code: string }) => code))
    const expected = findings.filter(([rule]) => known.has(rule)).map(([rule, record]) => `${rule} ${record}`)
    expect(expected.length).toBeGreaterThanOrEqual(3)
    const found = await allFindings()
    expect(expected.filter((each) => !found.includes(each))).toEqual([])
  })

  test('one is waived until the year ends', async () => {
    const waived = `query ($on: Date!) { findings(filter: { waived: true }, on: $on) { nodes { rule } } }`
    expect((await run(waived, { on })).findings.nodes).toEqual([{ rule: 'TRANSFER_UNCOVERED' }])
    expect((await run(waived, { on: '2027-01-01' })).findings.nodes).toEqual([])
  })
})

async function allTransfers() {
  const { transfers } = await run(
    `query ($on: Date!) {
      transfers(first: 1000, filter: { on: $on }) { nodes { regime { key } status(on: $on) { code covered } } } }`,
    { on },
  )
  return transfers.nodes as { regime: { key: string }; status: { code: string; covered: boolean } }[]
}

async function impactOf(...scenario: object[]) {
  const { transferImpact } = await run(
    `query ($scenario: [TransferScenarioInput!]!) {
      transferImpact(scenario: $scenario) { transfers(first: 1000) { nodes { transfer { key } after { code } } } } }`,
    { scenario },
  )
  return transferImpact.transfers.nodes as { transfer: { key: string }; after: { code: string } | null }[]
}

async function allFindings(): Promise<string[]> {
  const { findings } = await run(
    `query ($on: Date!) {
      findings(first: 1000, on: $on) { nodes { rule record { __typename ... on InventoryRecord { key } ... on DataFlow { key } } } } }`,
    { on },
  )
  return findings.nodes.map(({ rule, record }: any) => `${rule} ${record.__typename} ${record.key}`)
}

async function onwardOf(key: string): Promise<string[]> {
  const { transfer } = await run(`query ($key: String!) { transfer(key: $key) { onwardTransfers { key } } }`, { key })
  return transfer.onwardTransfers.map((onward: { key: string }) => onward.key)
}

async function staleBecause(client: Client, key: string): Promise<[string, string][]> {
  const { transferImpactAssessments } = await client.run(
    `{ transferImpactAssessments(first: 100) { nodes { key stale staleBecause { rule message } } } }`,
  )
  const { stale, staleBecause } = transferImpactAssessments.nodes.find((each: { key: string }) => each.key === key)
  expect(stale).toBe(staleBecause.length > 0)
  return staleBecause.map(({ rule, message }: { rule: string; message: string }) => [rule, message])
}

function pairsOf(keys: string[]): [string, string][] {
  return keys.slice(1).map((key, n) => [keys[n]!, key])
}
