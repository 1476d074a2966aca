import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { randomManifest } from '../harness/random-manifest.ts'

/**
 * What was answered once is answered for ever: the hub is written to at random, and asked again and again, by @asOf and
 * in random order, what it answered at the time. Run it again with ROPEWALK_SEED=<the seed it printed>.
 */
const hub = useHub()

const seed = Number(process.env.ROPEWALK_SEED ?? Date.now() % 1_000_000_000)
const enough = { milliseconds: 9_000, questions: 120, atMost: 40_000 }

const records = 'filter: { includeRetired: true }, first: 1000'
const values = 'values { field before after }'
const history = `history(first: 3) { totalCount nodes { id revision at actor action fields ${values} record { id ... on InventoryRecord { version } } } }`
const evidence = 'key name description source confidence version createdAt updatedAt retiredAt'
const transfersOn = (on: string) => `
  transfers(filter: { on: "${on}" }, first: 1000) { totalCount nodes { ${evidence}
    exporter { key } importer { key } fromCountry toCountry exporterRole importerRole flows { key }
    dataCategories { key } safeguards { key } impactAssessments { key } onwardTransfers { key } activities { key }
    status(on: "${on}") { code covered mechanism { key } reasons { rule message records { id } } changesOn } } }`

const questions = [
  `viewer { revision }
   organizations(${records}) { totalCount nodes { ${evidence} id kind country parent { key } affiliates { key }
     activities { key } certifications { key validTo } ${history} } }`,
  `systems(${records}) { totalCount nodes { ${evidence} countries operator { key country } dataCategories { key }
     flowsIn { key } flowsOut { key } ${history} } }`,
  `processingActivities(${records}) { totalCount nodes { ${evidence} status purposes { key }
     legalBases { basis { key } } roles { role organization { key name } dataCategory { key } }
     data { dataCategory { key } retention { period } } recipients { key } subprocessors { key }
     flows { key kind fromCountry toCountry validTo dataCategories { key } transfers { key } }
     transfers(on: "2022-01-01") { key } } }
   inAmerica: processingActivities(filter: { country: ["US"] }) { totalCount nodes { key } }`,
  `processingActivities(${records}, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { key ${history} } }`,
  `dataCategories(${records}) { totalCount nodes { ${evidence} parent { key } children { key } elements { key name } } }
   subprocessors(${records}) { totalCount nodes { ${evidence} organization { key } countries activities { key } ${history} } }
   transferImpactAssessments(first: 1000) { totalCount nodes { ${evidence} outcome assessedOn transfers { key } ${history} } }
   safeguards(first: 1000) { totalCount nodes { ${evidence} mechanism { key } validTo ${history} } }`,
  transfersOn('2020-07-15'),
  transfersOn('2024-03-01'),
  // Far enough ahead to tell assessments that are stale because of what was changed today.
  transfersOn('2099-01-01'),
  `transfers(filter: { on: "2023-01-01", covered: false }, first: 1000) { totalCount nodes { key ${history} } }`,
  `down: lineage(from: [{ dataSubjectCategory: "subject-0" }, { dataSubjectCategory: "subject-1" }]) { complete
     counts { nodes edges transfers countries } edges { key }
     nodes { depth node { ... on InventoryRecord { key version } } carries { key } } }
   up: lineage(from: [{ system: "system-1" }, { organization: "org-0" }], direction: UPSTREAM) {
     counts { nodes edges transfers countries } edges { key } nodes { depth node { ... on InventoryRecord { key } } } }`,
  `manifest`,
  `changes(first: 40) { totalCount nodes { id revision at action recordType key fields ${values} record { id } } }
   some: changes(keys: ["activity-0", "system-2", "org-1"], since: "2020-01-01T00:00:00Z") { totalCount nodes { id } }`,
]

/** An answer that was given once. `until` is the time of the next change, where that is known. */
interface Fact {
  question: number
  time: number
  until: number
  answer: string
}

type Inventory = Record<string, Record<string, any>>

test('what was on record at a time is answered for ever as it was answered then', { timeout: 60_000 }, async () => {
  console.info(`seed of the inventory at random: ${seed}`)
  const { admin } = hub.current
  const chance = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const samples = fc.sample(randomManifest, { seed, numRuns: 40 }) as unknown as Inventory[]
  const facts: Fact[] = []
  /** Of the facts, those that were not asked again yet. */
  const fresh: Fact[] = []
  const differing: unknown[] = []
  let inventory: Inventory = structuredClone(samples[0]!)
  let writes = 0
  let asked = 0

  const ask = async (question: number, time?: number) =>
    JSON.stringify(
      time === undefined
        ? await admin.run(`{ ${questions[question]} }`)
        : await admin.run(`query ($time: DateTime!) @asOf(time: $time) { ${questions[question]} }`, {
            time: new Date(time).toISOString(),
          }),
    )

  async function write() {
    inventory = changed(inventory, samples, pick, chance)
    const { counts } = await admin.apply({ ...inventory, manifest: 'random' }, { prune: true })
    if (counts.create + counts.change + counts.retire === 0) return
    writes++
    const { changes } = await admin.run('{ changes(first: 1) { nodes { at } } }')
    const time = new Date(changes.nodes[0].at).getTime()
    for (const fact of facts) if (fact.until === Number.POSITIVE_INFINITY && fact.time < time) fact.until = time
    // Nobody else writes: what is on record now is what this change left.
    const answers = await Promise.all(questions.map((_, question) => ask(question)))
    for (const [question, answer] of answers.entries()) {
      remember({ question, time, until: Number.POSITIVE_INFINITY, answer })
    }
  }

  function remember(fact: Fact) {
    facts.push(fact)
    fresh.push(fact)
  }

  /** Any fact, and those that were never asked again before the others. */
  function anyFact(): Fact {
    if (fresh.length === 0 || chance() < 0.2) return pick(facts)
    const [fact] = fresh.splice(Math.floor(chance() * fresh.length), 1)
    return fact!
  }

  async function askAgain(fact: Fact) {
    const until = Math.min(fact.until, fact.time + 60_000)
    const time =
      fact.until === Number.POSITIVE_INFINITY ? fact.time : fact.time + Math.floor(chance() * (until - fact.time))
    const answer = await ask(fact.question, time)
    asked++
    if (answer !== fact.answer) differing.push({ seed, ...fact, time, answeredNow: answer })
  }

  /** Asks for this very moment, whatever is being written: that too stays as it was answered. */
  async function askForNow() {
    const question = Math.floor(chance() * questions.length)
    const time = Date.now()
    remember({ question, time, until: time + 1, answer: await ask(question, time) })
  }

  for (let i = 0; i < 3; i++) await write()
  const began = Date.now()
  const goesOn = () => {
    const spent = Date.now() - began
    return spent < enough.milliseconds || (asked < enough.questions && spent < enough.atMost)
  }
  const untilEnough = async (step: () => Promise<unknown>) => {
    while (goesOn()) await step()
  }
  await Promise.all([
    // Writes do not run away from the questions: each leaves as many new ones as there are.
    untilEnough(() => (fresh.length < 2 * questions.length ? write() : pause(20))),
    ...[1, 2, 3].map(() => untilEnough(() => (chance() < 0.1 ? askForNow() : askAgain(anyFact())))),
  ])
  // What is left, and the very first once more, with nobody writing.
  for (const fact of [...fresh, ...facts.slice(0, questions.length)]) await askAgain(fact)

  console.info(
    `${writes} changes, ${facts.length} answers remembered, ${asked} asked again, ${differing.length} differ`,
  )
  expect(differing.slice(0, 3)).toEqual([])
  expect(asked).toBeGreaterThanOrEqual(enough.questions)
  expect(writes).toBeGreaterThanOrEqual(5)
  expect(new Set(facts.map(({ answer }) => answer)).size).toBeGreaterThan(questions.length * 3)
})

test('the values of a record’s changes hang together, and are those of the fields they name', async () => {
  const changes = await everyChange()
  const said = new Map<string, unknown>()
  for (const change of changes.reverse()) {
    const { action, recordType, key, fields, values } = change
    const named = values.map(({ field }: any) => field).sort()
    if (action !== 'CREATED') expect(named, JSON.stringify(change)).toEqual([...fields].sort())
    for (const { field, before, after } of values) {
      const place = `${recordType} ${key} ${field}`
      expect(isSilent(before) ? null : before, `seed ${seed}: ${place} at ${change.revision}`).toEqual(
        said.get(place) ?? null,
      )
      said.set(place, isSilent(after) ? null : after)
    }
  }
  const { transfers } = await hub.current.admin.run(
    `{ transfers(filter: { on: "2024-03-01" }, first: 1000) { nodes { key exporterRole dataCategories { key } } } }`,
  )
  for (const { key, exporterRole, dataCategories } of transfers.nodes) {
    expect(said.get(`Transfer ${key} exporterRole`)).toBe(exporterRole)
    expect(said.get(`Transfer ${key} dataCategories`)).toEqual(dataCategories.map((each: any) => each.key))
  }
  expect(changes.length).toBeGreaterThanOrEqual(40)
})

async function everyChange(): Promise<any[]> {
  const read: any[] = []
  for (let after: string | null = null; ; ) {
    const { changes } = await hub.current.admin.run(
      `query ($after: String) { changes(first: 500, after: $after) {
        nodes { revision action recordType key fields ${values} } pageInfo { hasNextPage endCursor } } }`,
      { after },
    )
    read.push(...changes.nodes)
    if (!changes.pageInfo.hasNextPage) return read
    after = changes.pageInfo.endCursor
  }
}

const isSilent = (value: unknown) =>
  value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)

/** Another inventory: a few records as some other sample has them, some that may go gone, now and then all of it anew. */
function changed(
  inventory: Inventory,
  samples: readonly Inventory[],
  pick: <T>(list: readonly T[]) => T,
  chance: () => number,
): Inventory {
  const next: Inventory = chance() < 0.1 ? structuredClone(pick(samples)) : structuredClone(inventory)
  const sections = Object.keys(samples[0]!).filter((section) => section !== 'ropewalk')
  for (let i = Math.ceil(chance() * 5); i > 0; i--) {
    const section = pick([...sections, 'processingActivities', 'processingActivities', 'systems', 'safeguards'])
    const sample = pick(samples)[section]!
    if (Object.keys(sample).length === 0) continue
    const key = pick(Object.keys(sample))
    next[section] = { ...next[section], [key]: sample[key] }
  }
  for (const section of mayGo) if (chance() < 0.15) delete next[section]?.[pick(Object.keys(next[section] ?? {}))]
  for (const each of Object.values(next.subprocessors ?? {})) {
    each.activities = each.activities.filter((key: string) => next.processingActivities![key])
  }
  return next
}
const mayGo = ['processingActivities', 'certifications', 'subprocessors', 'safeguards', 'transferImpactAssessments']

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** mulberry32: small, and good enough to choose by. */
function randomNumbers(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
