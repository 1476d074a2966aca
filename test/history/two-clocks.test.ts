import { expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()
const key = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'
const safeguard = acme.safeguards['mailco-scc']

const statusOn = `query ($key: String!, $on: Date!) {
  transfer(key: $key) { status(on: $on) { code covered mechanism { key } changesOn } } changes(first: 1) { nodes { at } } }`
const statusAsOf = statusOn.replace('$on: Date!) {', '$on: Date!, $time: DateTime!) @asOf(time: $time) {')

test('a backdated correction changes the answer for the past day, and not what was on record before it', async () => {
  const { admin } = hub.current
  const ask = async (on: string, time?: string) => {
    const { transfer, changes } = await admin.run(time ? statusAsOf : statusOn, { key, on, time })
    return { ...transfer.status, at: changes.nodes[0].at }
  }
  await admin.apply(acme)
  const before = await ask('2022-06-01')
  expect(before).toMatchObject({ code: 'SAFEGUARDED', covered: true, mechanism: { key: 'eu-scc-2021-m2' } })

  // Found later: the clauses had been ended in the spring of 2022.
  await admin.apply({ safeguards: { 'mailco-scc': { ...safeguard, validTo: '2022-03-31' } } })
  const after = await ask('2022-06-01')
  expect(after).toMatchObject({ code: 'MECHANISM_ENDED', covered: false, mechanism: null })
  expect(await ask('2022-03-31')).toMatchObject({ code: 'SAFEGUARDED', changesOn: '2022-04-01' })

  // What was known when is not rewritten: each clock is turned by itself.
  expect(await ask('2022-06-01', before.at)).toEqual(before)
  expect(await ask('2022-06-01', new Date(Date.parse(after.at) - 1).toISOString())).toEqual(before)
  expect(await ask('2022-06-01', after.at)).toEqual(after)
  expect(await ask('2022-03-31', before.at)).toMatchObject({ code: 'SAFEGUARDED' })

  // Taken back, it is on record three times: as it was, as it was thought to be, and as it was.
  await admin.apply({ safeguards: { 'mailco-scc': safeguard } })
  expect(await ask('2022-06-01')).toEqual({ ...before, at: expect.any(String) })
  expect(await ask('2022-06-01', after.at)).toEqual(after)
  const { record } = await admin.run(
    '{ record: safeguard(key: "mailco-scc") { history(first: 2) { nodes { values { field before after } } } } }',
  )
  expect(record.history.nodes.map(({ values }: any) => values)).toEqual([
    [{ field: 'validTo', before: '2022-03-31', after: null }],
    [{ field: 'validTo', before: null, after: '2022-03-31' }],
  ])
})
