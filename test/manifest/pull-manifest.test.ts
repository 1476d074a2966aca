import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { randomManifest } from '../harness/random-manifest.ts'

const hub = useHub()

test('what is pulled, applied again, changes nothing; applied elsewhere, it makes the same', async () => {
  const { admin } = hub.current
  await admin.apply(acme)
  const { manifest } = await admin.run('{ manifest }')
  expect(Object.keys(manifest).sort()).toEqual(
    Object.keys(acme)
      .filter((key) => key !== 'manifest')
      .sort(),
  )
  const again = await admin.apply(manifest)
  expect(again.counts).toMatchObject({ create: 0, change: 0, retire: 0 })

  await hub.current.workspace('elsewhere')
  const elsewhere = await hub.current.client('ADMIN' as never, 'elsewhere')
  await elsewhere.apply(manifest)
  expect((await elsewhere.run('{ manifest }')).manifest).toEqual(manifest)
})

test('order within a list does not matter', async () => {
  const { admin } = hub.current
  await admin.apply(acme)
  const { invoicing } = acme.processingActivities
  const turned = { ...invoicing, systems: [...invoicing.systems].reverse(), roles: [...invoicing.roles].reverse() }
  const { counts } = await admin.apply({ processingActivities: { invoicing: turned } })
  expect(counts).toEqual({ create: 0, change: 0, retire: 0, keep: 1 })
})

test('any manifest, applied, pulled and applied again, changes nothing', { timeout: 120_000 }, async () => {
  let tried = 0
  await fc.assert(
    fc.asyncProperty(randomManifest, async (manifest) => {
      tried++
      // Each on top of the one before: changes, removals and restorations are tried along the way.
      const { admin } = hub.current
      await admin.apply(manifest)
      const pulled = (await admin.run('{ manifest }')).manifest
      const again = await admin.apply(pulled)
      expect(again.counts).toMatchObject({ create: 0, change: 0, retire: 0 })
      expect(again.transfersAdded).toEqual([])
      expect((await admin.run('{ manifest }')).manifest).toEqual(pulled)
      expect((await admin.apply(manifest)).counts).toMatchObject({ create: 0, change: 0, retire: 0 })
    }),
    { numRuns: 25 },
  )
  expect(tried).toBeGreaterThanOrEqual(25)
})
