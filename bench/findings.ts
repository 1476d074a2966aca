/**
 * The findings of a workspace of 50,000 records, among them 10,000 activities and some 20,000 transfers: worked out of a
 * manifest in this process, then asked of a hub over HTTP.
 * node --import tsx bench/findings.ts [records]
 */
import { recordTypes } from '../src/contents.ts'
import { loadLaw } from '../src/law/law.ts'
import { statusOf, verdictOf } from '../src/law/status.ts'
import { readManifest } from '../src/manifest/read-manifest.ts'
import { surveyOfManifest } from '../src/manifest/survey-manifest.ts'
import { Check } from '../src/record/check.ts'
import { rules } from '../src/rules/all-rules.ts'
import { findFindings } from '../src/rules/find-findings.ts'
import { RuleGround } from '../src/rules/rule-ground.ts'
import { surveyTransfers } from '../src/transfers/transfer-survey.ts'
import { startBenchHub } from './hub-of-its-own.ts'
import { largeManifest } from './large-manifest.ts'

const on = '2026-11-25'
const manifest = withMoreFlows(largeManifest(Number(process.argv[2] ?? 50_000)))
const law = loadLaw()

const survey = timed('a survey of the manifest', () =>
  surveyOfManifest(readManifest(recordTypes, manifest, new Check())),
)
const surveyed = timed('its transfers derived', () => surveyTransfers(survey, new Map(), law))
const facts = [...surveyed.transfers.values()].map((transfer) => transfer.facts)
timed(`verdicts of ${facts.length} transfers`, () => facts.map((each) => verdictOf(law, each, on)))
timed('their statuses with reasons', () => facts.map((each) => statusOf(law, each, on)))
const found = timed('all rules', () => findFindings(rules, new RuleGround(surveyed, law, on)))
say('findings', 0, String(found.length))

const hub = await startBenchHub()
try {
  const apply = `mutation ($manifest: JSONObject!) { applyManifest(manifest: $manifest) { userErrors { code message path } } }`
  const applied = await hub.send(apply, { manifest })
  if (applied.data.applyManifest.userErrors.length > 0) throw new Error(JSON.stringify(applied.data))
  say('applied', applied.seconds)
  const count = `query ($on: Date) { findings(on: $on, first: 50) { totalCount nodes { rule message record { id } } } }`
  const covered = `{ transfers(filter: { covered: false, on: "${on}" }, first: 50) { totalCount nodes { key status(on: "${on}") { code } } } }`
  const whatIf = `query ($scenario: [TransferScenarioInput!]!) {
    transferImpact(scenario: $scenario) {
      counts { transfers activities }
      transfers(first: 50) { nodes { transfer { key } before { code } after { code } fallbacks { key } } }
      dataCategories { key }
      lineage(budget: { nodes: 100, edges: 100 }) { complete counts { nodes edges } edges { key } }
    }
  }`
  for (const [what, query, variables] of [
    ['findings over HTTP, first', count, { on }],
    ['again', count, { on }],
    ['on another date', count, { on: '2025-11-25' }],
    ['transfers that nothing covers', covered, {}],
    ['again', covered, {}],
  ] as const) {
    const { data, seconds } = await hub.send(query, variables)
    say(
      what,
      seconds,
      `${Object.values<{ totalCount: number }>(data)[0]!.totalCount} in all, hub at most ${hub.peak()} MB`,
    )
  }
  const touch = { organizations: { [Object.keys(manifest.organizations)[1]!]: { name: 'Renamed', kind: 'VENDOR' } } }
  for (const [what, scenario] of [
    ['a what-if of a mechanism', [{ mechanismEnds: { mechanism: 'eu-scc-2021-m2', on: '2027-01-01' } }]],
    [
      'a what-if of a system that moves',
      [{ systemMoves: { system: Object.keys(manifest.systems)[7], country: 'IN' } }],
    ],
  ] as const) {
    const { data, seconds } = await hub.send(whatIf, { scenario })
    say(what, seconds, `${data.transferImpact.counts.transfers} transfers, hub at most ${hub.peak()} MB`)
  }
  const changed = await hub.send(apply, { manifest: touch })
  say('a change of one record', changed.seconds)
  const withFindings = apply.replace('userErrors', 'findingsAdded { message } userErrors')
  const again = { organizations: { [Object.keys(manifest.organizations)[1]!]: { name: 'Again', kind: 'VENDOR' } } }
  say('another, with the findings it adds', (await hub.send(withFindings, { manifest: again })).seconds)
  const scenario = [{ mechanismEnds: { mechanism: 'eu-us-dpf', on: '2027-01-01' } }]
  const { data, seconds } = await hub.send(whatIf, { scenario })
  say('a what-if, the first of a revision', seconds, `${data.transferImpact.counts.transfers} transfers`)
} finally {
  await hub.stop()
}

/** More flows out of each system, so that there are two transfers for each activity. */
function withMoreFlows(large: ReturnType<typeof largeManifest>) {
  const systems = Object.keys(large.systems)
  const activities = Object.entries(large.processingActivities).map(([key, activity], i) => {
    const flows = activity.flows as { to: object }[]
    const more = [i * 5 + 2, i * 11 + 5].map((n) => ({ ...flows[1]!, to: { system: systems[n % systems.length] } }))
    return [key, { ...activity, flows: [...flows, ...more] }] as const
  })
  return { ...large, processingActivities: Object.fromEntries(activities) }
}

function timed<T>(what: string, work: () => T): T {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const result = work()
  say(what, (performance.now() - began) / 1000, `${(process.cpuUsage(used).user / 1e6).toFixed(2)} s of processor`)
  return result
}

function say(what: string, seconds: number, more = ''): void {
  process.stdout.write(`${what.padEnd(36)} ${seconds.toFixed(2).padStart(7)} s   ${more}\n`)
}
