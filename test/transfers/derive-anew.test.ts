import { expect, test } from 'vitest'
import { type Law, loadLaw } from '../../src/law/law.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

/** Another release of the hub may know another territory. It starts on the same database, and is asked at once. */
const hub = useHub()

const transfer = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'

/** The law as it would be, had the United States always been inside its border. */
function withUnitedStatesInside(): Law {
  const law = loadLaw()
  const gdpr = law.regimes.get('eu-gdpr')!
  const like = gdpr.territory.find(({ country }) => country === 'IE')!
  const territory = [...gdpr.territory, { ...like, country: 'US', from: null }]
  return { ...law, regimes: new Map([...law.regimes, ['eu-gdpr', { ...gdpr, territory }]]) }
}

const question = `{ viewer { revision }
  transfers(filter: { on: "2024-06-01" }) { nodes { key } }
  changes(first: 1) { nodes { actor command action record { ... on InventoryRecord { key } } } } }`

test('the first to ask after a release has the transfers derived under its territory, and as it was before in the past', async () => {
  const { admin } = hub.current
  await admin.apply(acme)
  const before = await admin.run(question)
  expect(before.transfers.nodes).toEqual([{ key: transfer }])
  const then = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 2))

  const next = await hub.current.beside(withUnitedStatesInside())
  const answers = await Promise.all(Array.from({ length: 20 }, () => next.run(question)))
  for (const { viewer, transfers, changes } of answers) {
    expect(viewer.revision).toBe(before.viewer.revision + 1)
    expect(transfers.nodes).toEqual([])
    expect(changes.nodes).toEqual([
      { actor: 'the hub', command: 'deriveTransfers', action: 'RETIRED', record: { key: transfer } },
    ])
  }
  const past = await next.run(
    `query @asOf(time: "${then}") { transfers(filter: { on: "2024-06-01" }) { nodes { key } } }`,
  )
  expect(past.transfers.nodes).toEqual([{ key: transfer }])
})

test('a release that knows the territory under which they stand derives nothing', async () => {
  const { viewer } = await (await hub.current.beside(withUnitedStatesInside())).run(question)
  const again = await (await hub.current.beside(withUnitedStatesInside())).run(question)
  expect(again.viewer.revision).toBe(viewer.revision)
})

test('a change comes after it, in a revision of its own', async () => {
  const back = await hub.current.beside(loadLaw())
  await back.apply({ organizations: { other: { name: 'Other', kind: 'VENDOR' } } })
  const { changes } = await back.run('{ changes(first: 2) { nodes { command } } }')
  expect(changes.nodes.map(({ command }: { command: string }) => command)).toEqual(['applyManifest', 'deriveTransfers'])
  expect((await back.run(question)).transfers.nodes).toEqual([{ key: transfer }])
})

test('a workspace in which nothing would differ gets no revision by it', async () => {
  await hub.current.workspace('empty')
  const client = await hub.current.client('VIEWER' as never, 'empty')
  expect((await client.run('{ viewer { revision } }')).viewer.revision).toBe(0)
})
