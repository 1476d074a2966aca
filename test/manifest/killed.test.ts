import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newFolder } from '../harness/embedded-scene.ts'
import { type Client, clientOf } from '../harness/hub.ts'
import { firstKey, startHub } from '../harness/hub-process.ts'
import { manyOf } from '../inventory/many.ts'

const rounds = 4

type Sections = Record<string, Record<string, object>>

/** Some thousands of records, each with the number of the edition. */
const edition = (number: number): Sections => withEdition(manyOf(180), number)

const withEdition = (sections: Sections, number: number): Sections =>
  mapValues(sections, (records) => mapValues(records, (record) => ({ ...record, description: `Edition ${number}` })))

test('a hub killed during applyManifest leaves all of it or none, and the next one serves within 15 s', {
  timeout: 240_000,
}, async () => {
  const environment = { ROPEWALK_DATA: join(newFolder(), 'data') }
  let hub = await startHub(environment)
  const key = await firstKey(hub)
  let admin = clientOf(hub.url, key)
  await admin.apply(edition(0))
  const began = performance.now()
  await admin.apply(edition(1))
  const long = performance.now() - began

  for (let number = 2; number < 2 + rounds; number += 1) {
    const before = await inventoryOf(admin)
    const applied = admin.apply(edition(number)).then(
      () => true,
      () => false,
    )
    await sleep(Math.random() * long)
    await hub.kill()
    const killedAt = Date.now()
    hub = await startHub(environment)
    admin = clientOf(hub.url, key)
    const after = await inventoryOf(admin)
    expect(Date.now() - killedAt).toBeLessThan(15_000)

    if (after.revision === before.revision) {
      expect(after).toEqual(before)
      expect(await applied, 'what was answered was kept').toBe(false)
    } else {
      expect(after.revision).toBe(before.revision + 1)
      expect(after.sections).toEqual(withEdition(before.sections, number))
    }
  }
  await expectChangesAndRecordsToAgree(admin)
})

async function inventoryOf(admin: Client): Promise<{ revision: number; sections: Sections }> {
  const { viewer, manifest } = await admin.run('{ viewer { revision } manifest }')
  const { ropewalk: _, ...sections } = manifest
  return { revision: viewer.revision, sections }
}

/** Revisions are there without gaps, and each record has a version for every change. */
async function expectChangesAndRecordsToAgree(admin: Client) {
  const changes = await pagesOf(admin, 'changes', 'revision recordType key')
  const revisions = [...new Set(changes.map(({ revision }) => revision))].sort((a, b) => a - b)
  expect(revisions).toEqual(revisions.map((_, i) => i + 1))
  for (const [list, recordType] of [
    ['organizations', 'Organization'],
    ['systems', 'System'],
    ['processingActivities', 'ProcessingActivity'],
    ['transfers', 'Transfer'],
  ] as const) {
    const versions = new Map<string, number>()
    for (const change of changes)
      if (change.recordType === recordType) versions.set(change.key, (versions.get(change.key) ?? 0) + 1)
    const records = await pagesOf(admin, list, 'key version')
    expect(new Map(records.map(({ key, version }) => [key, version])), list).toEqual(versions)
    expect(versions.size).toBeGreaterThanOrEqual(180)
  }
}

async function pagesOf(admin: Client, list: string, fields: string): Promise<any[]> {
  const nodes: any[] = []
  for (let after: string | null = null; ; ) {
    const page: any = (
      await admin.run(
        `query ($after: String) { page: ${list}(first: 1000, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
    ).page
    nodes.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}

const mapValues = <T, R>(from: Record<string, T>, make: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, make(value)]))
