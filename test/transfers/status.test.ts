import { beforeAll, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { statusOf } from '../../src/law/status.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { surveyOf } from '../harness/survey-of.ts'

const hub = useHub()
beforeAll(() => hub.current.admin.apply(acme))

const statusOn = async (on: string) => {
  const { transfer } = await hub.current.admin.run(
    `query ($on: Date!) {
      transfer(key: "acme-ie/mailco/ie-us/eu-gdpr/controller-processor") {
        status(on: $on) { code covered changesOn mechanism { key } reasons { rule message legalReference records { id } } }
      }
    }`,
    { on },
  )
  return transfer.status
}

test.each([
  ['2021-12-01', 'MECHANISM_ENDED', null],
  ['2022-06-01', 'SAFEGUARDED', 'eu-scc-2021-m2'],
  ['2023-06-01', 'TIA_STALE', null],
  ['2023-10-01', 'ADEQUATE', 'eu-us-dpf'],
  ['2024-08-31', 'ADEQUATE', 'eu-us-dpf'],
  ['2024-09-01', 'TIA_STALE', null],
])('on %s the transfer is %s', async (on, code, mechanism) => {
  const status = await statusOn(on)
  expect(status).toMatchObject({ code, mechanism: mechanism ? { key: mechanism } : null })
  expect(status.reasons.length).toBeGreaterThan(0)
})

test('the answer names the next day on which it changes', async () => {
  expect((await statusOn('2022-06-01')).changesOn).toBe('2023-01-06')
  expect((await statusOn('2023-10-01')).changesOn).toBe('2024-09-01')
})

test('the answer differs before and after what it looked at was changed on record', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const admin = hub.current.admin
  await admin.apply({
    transferImpactAssessments: {
      'tia-mailco': {
        name: 'TIA MailCo',
        transfers: [{ exporter: 'acme-ie', importer: 'mailco', toCountry: 'US' }],
        outcome: 'PROCEED',
        assessedOn: today,
      },
    },
  })
  const stale = async () =>
    (
      await admin.run(
        `{ transferImpactAssessment(key: "tia-mailco") { stale staleBecause { message legalReference records { id } } } }`,
      )
    ).transferImpactAssessment
  expect(await stale()).toEqual({ stale: false, staleBecause: [] })
  expect((await statusOn(today)).code).toBe('SAFEGUARDED')
  await admin.apply({
    safeguards: { 'mailco-scc': { ...acme.safeguards['mailco-scc'], description: 'signed anew' } },
  })
  expect(await stale()).toMatchObject({
    stale: true,
    staleBecause: [
      {
        message: expect.stringContaining('safeguard'),
        legalReference: expect.stringMatching(/^EDPB Recommendations 01\/2020, step 6; .*Clause 14\(e\), \(f\)$/),
      },
    ],
  })
  expect((await statusOn(today)).code).toBe('TIA_STALE')
})

test.each([
  ['no role at all', [], ['mailco']],
  ['one for other data', [{ dataCategory: 'mail' }], ['mailco']],
  ['one for a part of the data', [{ dataCategory: 'address' }], ['mailco']],
  ['one for what the data is part of', [{ dataCategory: 'anything' }], []],
  ['one for all data', [{}], []],
])('a third party by %s is told apart from one that is stated to be', async (_, stated, notStated) => {
  const admin = hub.current.admin
  const roles = [
    { organization: 'acme-ie', role: 'CONTROLLER' },
    ...stated.map((each) => ({ organization: 'mailco', role: 'THIRD_PARTY', ...each })),
  ]
  const manifest: any = {
    ...acme,
    dataCategories: {
      anything: { name: 'Anything' },
      contact: { ...acme.dataCategories.contact, parent: 'anything' },
      address: { name: 'Address', parent: 'contact' },
      mail: { name: 'Mail' },
    },
    processingActivities: { invoicing: { ...acme.processingActivities.invoicing, roles } },
  }
  await admin.apply(manifest)
  const key = 'acme-ie/mailco/ie-us/eu-gdpr/controller-controller'
  const { transfer } = await admin.run(
    `query ($key: String!) { transfer(key: $key) { status(on: "2026-11-25") { reasons { rule message legalReference } } } }`,
    { key },
  )
  const { facts } = surveyOf(manifest).transfers.get(key)!
  const told = ({ rule, message, legalReference }: any) => ({ rule, message, legalReference })
  expect(facts.transfer.rolesNotStated).toEqual(notStated)
  const reasons = transfer.status.reasons.filter(({ rule }: any) => rule === 'ROLE_MISSING')
  expect(reasons).toEqual(
    statusOf(loadLaw(), facts, '2026-11-25')
      .reasons.filter(({ rule }) => rule === 'ROLE_MISSING')
      .map(told),
  )
  expect(reasons).toHaveLength(notStated.length)
})
