import { print } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { loadLaw } from '../../src/law/law.ts'
import { statusOf } from '../../src/law/status.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { surveyOfManifest } from '../../src/manifest/survey-manifest.ts'
import { Check } from '../../src/record/check.ts'
import { surveyTransfers } from '../../src/transfers/transfer-survey.ts'
import { CountryFactsDocument } from '../generated/graphql.ts'
import { acme } from '../harness/acme.ts'
import { applyDocument, type Client, useHub } from '../harness/hub.ts'
import { codesOf, runCommand } from '../registering/run-command.ts'

const hub = useHub()
const looked = { ...acme.transferImpactAssessments['tia-mailco'], assessedOn: '2026-07-01', reviewDueOn: undefined }
beforeAll(async () => {
  const { 'mailco-dpf': _, ...certifications } = acme.certifications
  await hub.current.admin.apply({ ...acme, certifications, transferImpactAssessments: { 'tia-mailco': looked } })
})

const act = { date: '2026-09-01', fact: 'A new act on access is in force.', source: 'Gazette 7' }
const notice = { date: '2026-08-01', fact: 'A draft was published', asksForReview: false }
const profile = { name: 'Law of the US', country: 'US', law: 'In short', practice: 'At length', facts: { act, notice } }

const apply = (profiles: object, prune = false) =>
  hub.current.admin.apply({ manifest: 'profiles', countryProfiles: profiles }, { prune })
const factsOf = async (variables: object, client: Client = hub.current.admin) =>
  (await client.run(print(CountryFactsDocument), variables as Record<string, unknown>)).countryFacts
const statusOn = async (on: string) =>
  (
    await hub.current.admin.run(
      `query ($on: Date!) { transfer(key: "acme-ie/mailco/ie-us/eu-gdpr/controller-processor") {
        status(on: $on) { code changesOn reasons { rule message records { id } } } } }`,
      { on },
    )
  ).transfer.status
const stale = async () =>
  (
    await hub.current.admin.run(
      `{ transferImpactAssessment(key: "tia-mailco") { stale staleBecause { rule message records { ... on InventoryRecord { key } } } } }`,
    )
  ).transferImpactAssessment

test('a profile comes back as it was put in, and is named after its country when it has no name', async () => {
  await apply({ us: profile, in: { country: 'IN' } })
  const { us, india } = await hub.current.admin.run(`{
    us: countryProfile(key: "us") { ...all } india: countryProfile(key: "in") { ...all } }
    fragment all on CountryProfile {
      name country law practice facts { key country date fact asksForReview source verification profile { key } } }`)
  expect(us).toEqual({
    ...profile,
    facts: [
      { key: 'act', country: 'US', ...act, asksForReview: true, verification: null, profile: { key: 'us' } },
      { key: 'notice', country: 'US', ...notice, source: null, verification: null, profile: { key: 'us' } },
    ],
  })
  expect(india).toEqual({ name: 'Law and practice of IN', country: 'IN', law: null, practice: null, facts: [] })
  const { manifest } = await hub.current.admin.run('{ manifest }')
  expect(manifest.countryProfiles).toEqual({ us: profile, in: { country: 'IN' } })
})

test('the facts of the law and those of the workspace are read together, by date', async () => {
  await apply({ us: profile })
  const facts = await factsOf({ country: ['US'] })
  expect(facts.map(({ key, profile: own }: { key: string; profile: unknown }) => [key, own !== null])).toEqual([
    ['us-pclob-quorum-lost', false],
    ['us-fisa-702-lapsed', false],
    ['us-ftc-independence', false],
    ['us-edpb-letter', false],
    ['notice', true],
    ['act', true],
  ])
  expect(facts[1]).toMatchObject({ date: '2026-06-12', asksForReview: true, verification: 'seen', profile: null })
  expect((await factsOf({ country: ['US'], on: '2026-06-12' })).map(({ key }: { key: string }) => key)).toEqual([
    'us-pclob-quorum-lost',
    'us-fisa-702-lapsed',
  ])
  expect(await factsOf({ country: ['DE'] })).toEqual([])
  expect(await factsOf({ country: [] })).toEqual([])
  expect(await factsOf({})).toHaveLength(6)
})

test('an assessment is stale from the day of an own fact, which is named with its profile, and is not when it is gone', async () => {
  await apply({ us: { ...profile, facts: {} } })
  expect(await stale()).toEqual({ stale: false, staleBecause: [] })
  expect(await statusOn('2026-09-01')).toMatchObject({ code: 'SAFEGUARDED', changesOn: null })

  await apply({ us: profile })
  expect(await stale()).toEqual({
    stale: true,
    staleBecause: [
      {
        rule: 'COUNTRY_PROFILE_CHANGED',
        message:
          'After assessment tia-mailco of 2026-07-01, on 2026-09-01, in United States of America: A new act on access is in force.',
        records: [{ key: 'tia-mailco' }, { key: 'us' }],
      },
    ],
  })
  expect(await statusOn('2026-08-31')).toMatchObject({ code: 'SAFEGUARDED', changesOn: '2026-09-01' })
  expect(await statusOn('2026-09-01')).toMatchObject({ code: 'TIA_STALE' })

  await apply({ us: { ...profile, facts: { notice } } })
  expect(await stale()).toEqual({ stale: false, staleBecause: [] })
  expect(await statusOn('2026-09-01')).toMatchObject({ code: 'SAFEGUARDED' })
})

test('a fact is recorded and removed by itself: the assessment is stale by it, and the other facts stay', async () => {
  const run = (name: string, input: object) =>
    runCommand(
      hub.current.admin,
      name,
      { countryProfile: 'us', ...input },
      'facts { key fact }',
      'findingsAdded { rule } findingsSettled { rule }',
    )
  const recorded = await run('recordCountryFact', { key: 'act', ...act })
  expect(recorded).toMatchObject({ outcome: 'CHANGED', record: { facts: [{ key: 'act' }, { key: 'notice' }] } })
  expect((await stale()).stale).toBe(true)
  expect((await run('recordCountryFact', { key: 'act', ...act })).outcome).toBe('UNCHANGED')
  const corrected = await run('recordCountryFact', { key: 'act', ...act, fact: 'A new act.' })
  expect(corrected.record.facts[0]).toEqual({ key: 'act', fact: 'A new act.' })
  const missed = await run('removeCountryFact', { key: 'acts' })
  expect(missed.userErrors).toMatchObject([{ code: 'UNKNOWN_REFERENCE', path: ['key'], remedy: 'Did you mean act?' }])
  expect(codesOf(await run('recordCountryFact', { key: 'No Key', ...act, fact: ' ' }))).toEqual([
    'INVALID key',
    'INVALID fact',
  ])
  const removed = await run('removeCountryFact', { key: 'act' })
  expect(removed.record.facts).toEqual([{ key: 'notice', fact: notice.fact }])
  expect((await stale()).stale).toBe(false)
})

test('nor when its profile is retired; and on record of then it is stale still', async () => {
  await apply({ us: profile }, true)
  const { countryProfile } = await hub.current.admin.run('{ countryProfile(key: "us") { updatedAt } }')
  await apply({}, true)
  expect((await stale()).stale).toBe(false)
  const ask = 'transferImpactAssessment(key: "tia-mailco") { stale }'
  const then = await hub.current.admin.run(`query @asOf(time: "${countryProfile.updatedAt}") { ${ask} }`)
  expect(then.transferImpactAssessment.stale).toBe(true)
})

test('a profile of another country makes it stale when it refers to it, and cannot be retired while it does', async () => {
  const india = { country: 'IN', facts: { act } }
  await apply({ india })
  expect((await stale()).stale).toBe(false)
  await hub.current.admin.apply({
    transferImpactAssessments: { 'tia-mailco': { ...looked, countryProfiles: ['india'] } },
  })
  expect((await stale()).staleBecause).toMatchObject([{ message: expect.stringContaining('in India: A new act') }])
  expect(await statusOn('2026-09-01')).toMatchObject({ code: 'TIA_STALE' })
  const pruned = { manifest: { manifest: 'profiles', countryProfiles: {} }, prune: true }
  expect((await hub.current.admin.run(applyDocument, pruned)).applyManifest.userErrors).toMatchObject([
    { code: 'STILL_REFERENCED', path: ['countryProfiles', 'india'] },
  ])
})

test('what is wrong with a profile is told with its place and the way out', async () => {
  const manifest = {
    countryProfiles: {
      bad: { country: 'UK', facts: { one: { fact: 'Undated' }, two: { date: '2026-02-30', fact: 'x' } } },
    },
  }
  const { applyManifest } = await hub.current.admin.run(applyDocument, { manifest })
  expect(applyManifest.userErrors).toMatchObject([
    { code: 'INVALID', path: ['countryProfiles', 'bad', 'country'], remedy: expect.any(String) },
    { code: 'INVALID', path: ['countryProfiles', 'bad', 'facts', 'one', 'date'], message: 'date is missing.' },
    { code: 'INVALID', path: ['countryProfiles', 'bad', 'facts', 'two', 'date'], remedy: expect.any(String) },
  ])
})

test('it is put in by stewards, read by viewers, and unknown to another workspace, which has the law all the same', async () => {
  const viewer = await hub.current.client(ActorRole.VIEWER)
  expect((await factsOf({ country: ['IN'] }, viewer)).length).toBe(1)
  const manifest = { countryProfiles: { us: profile } }
  expect((await viewer.send(applyDocument, { manifest })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  await hub.current.workspace('elsewhere')
  const stranger = await hub.current.client(ActorRole.ADMIN, 'elsewhere')
  expect(await factsOf({}, stranger)).toHaveLength(4)
})

test('what is computed of a manifest without a database looks at the same facts', async () => {
  const manifest = { ...(await hub.current.admin.run('{ manifest }')).manifest, countryProfiles: { us: profile } }
  await hub.current.admin.apply(manifest)
  const survey = surveyOfManifest(readManifest(recordTypes, manifest, new Check()))
  const { transfers } = surveyTransfers(survey, new Map(), loadLaw())
  const { facts } = transfers.get('acme-ie/mailco/ie-us/eu-gdpr/controller-processor')!
  for (const on of ['2026-07-01', '2026-08-31', '2026-09-01']) {
    const { code, changesOn } = statusOf(loadLaw(), facts, on)
    expect(await statusOn(on)).toMatchObject({ code, changesOn })
  }
  expect(statusOf(loadLaw(), facts, '2026-09-01').code).toBe('TIA_STALE')
})
