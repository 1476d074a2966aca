import { expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

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
