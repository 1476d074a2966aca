import { print } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { TransferImpactAssessmentsDocument } from '../generated/graphql.ts'
import { acme } from '../harness/acme.ts'
import { applyDocument, useHub } from '../harness/hub.ts'

const hub = useHub()
beforeAll(() => hub.current.admin.apply({ ...acme, securityMeasures: { ...acme.securityMeasures, ...measures } }))

const measures = {
  keys: {
    name: 'Keys with the exporter',
    kind: 'TECHNICAL',
    useCases: ['ENCRYPTED_STORAGE'],
    supplementary: true,
    effective: true,
  },
  challenge: { name: 'Duty to challenge', kind: 'CONTRACTUAL', supplementary: true },
}
const ends = { exporter: 'acme-ie', importer: 'mailco', toCountry: 'US' }
const guarantees = {
  clearRules: { score: 2, note: 'Published, in part' },
  necessity: { score: 3, note: 'In bulk' },
  oversight: { score: 1 },
  remedies: { score: 3 },
}
/** 3 × 2 × 3 = 18: two steps. */
const filled = {
  name: 'MailCo, at length',
  transfers: [ends],
  outcome: 'SUSPEND',
  assessedBy: 'Jo Doe, privacy counsel',
  assessedOn: '2026-07-01',
  reviewDueOn: '2027-07-01',
  data: { volume: '200,000 a month', frequency: 'CONTINUOUS', format: 'CLEAR', score: 3, note: 'Addresses' },
  recipient: { sector: 'Electronic communications', exposed: true },
  guarantees,
  practice: {
    score: 2,
    evidence: 'Transparency report of 2025',
    requests: { received: 12, complied: 3, from: '2025-01-01', to: '2025-12-31' },
  },
  useCase: 'PROCESSING_IN_THE_CLEAR',
  storagePlaces: ['IN', 'US'],
  lawsLookedAt: ['Executive Order 12333', 'FISA section 702'],
  supplementaryMeasures: ['challenge'],
}

const apply = (entry: object, key = 'tia-filled') =>
  hub.current.admin.apply({ transferImpactAssessments: { [key]: entry } })
const refusals = async (sections: object) =>
  (await hub.current.admin.run(applyDocument, { manifest: sections })).applyManifest.userErrors
const refused = (entry: object) => refusals({ transferImpactAssessments: { 'tia-bad': entry } })
const assessments = async (client = hub.current.admin) =>
  (await client.run(print(TransferImpactAssessmentsDocument))).transferImpactAssessments.nodes
const assessment = async (key: string) => (await assessments()).find((each: { key: string }) => each.key === key)

describe('an assessment', () => {
  test('comes back as it was put in, with what it comes to', async () => {
    await apply(filled)
    const { computed, transfers, supplementaryMeasures, countryProfiles, ...said } = await assessment('tia-filled')
    const { transfers: _, supplementaryMeasures: __, ...put } = filled
    expect(said).toMatchObject(put)
    expect(said).toMatchObject({ outcomeReason: null, recipient: { note: null }, stale: false })
    expect(transfers).toEqual([{ key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor' }])
    expect(supplementaryMeasures).toMatchObject([{ key: 'challenge', kind: 'CONTRACTUAL', useCases: [] }])
    expect(countryProfiles).toEqual([])
    expect(computed).toMatchObject({ outcome: 'SUSPEND', score: 1, missing: [] })
    expect(computed.steps.map(({ value }: { value: number }) => value)).toEqual([3, 2, 3, 2, 1, 1])
  })

  test('says nothing more than it was told, and which inputs are missing for a score', async () => {
    const { computed, data, guarantees, practice, recipient, useCase, storagePlaces } = await assessment('tia-mailco')
    expect([data, guarantees, practice, recipient, useCase, storagePlaces]).toEqual([null, null, null, null, null, []])
    expect(computed).toMatchObject({
      outcome: 'UNDETERMINED',
      score: null,
      missing: [
        'guarantees.clearRules.score',
        'guarantees.necessity.score',
        'guarantees.oversight.score',
        'guarantees.remedies.score',
        'practice.score',
        'data.score',
      ],
    })
  })

  test('is written back by pull as it was put in, and that changes nothing', async () => {
    await apply(filled)
    const { manifest } = await hub.current.admin.run('{ manifest }')
    expect(manifest.transferImpactAssessments['tia-filled']).toEqual(filled)
    expect((await hub.current.admin.apply(manifest)).counts).toMatchObject({ create: 0, change: 0 })
  })

  test('names the groups that a change touched, with their values before and after', async () => {
    await apply(filled)
    const changed = { ...filled, practice: { score: 2 }, guarantees: { ...guarantees, oversight: { score: 2 } } }
    const { changes } = await apply(changed)
    expect(changes[0]).toMatchObject({ action: 'CHANGE', fields: ['guarantees', 'practice'] })
    const { transferImpactAssessment } = await hub.current.admin.run(`{
      transferImpactAssessment(key: "tia-filled") { history(first: 1) { nodes { fields values { field before after } } } } }`)
    expect(transferImpactAssessment.history.nodes[0].values).toEqual([
      { field: 'guarantees', before: guarantees, after: changed.guarantees },
      { field: 'practice', before: filled.practice, after: { score: 2 } },
    ])
  })

  test('stays what it was in the past, with the measures of then', async () => {
    await apply(filled)
    const { updatedAt } = (await hub.current.admin.run('{ transferImpactAssessment(key: "tia-filled") { updatedAt } }'))
      .transferImpactAssessment
    await hub.current.admin.apply({
      securityMeasures: { challenge: { ...measures.challenge, kind: 'PHYSICAL' } },
      transferImpactAssessments: { 'tia-filled': { ...filled, practice: { score: 4 } } },
    })
    const ask = 'transferImpactAssessment(key: "tia-filled") { computed { score } practice { score } }'
    const now = await hub.current.admin.run(`{ ${ask} }`)
    const then = await hub.current.admin.run(`query @asOf(time: "${updatedAt}") { ${ask} }`)
    expect(now.transferImpactAssessment).toEqual({ computed: { score: 3 }, practice: { score: 4 } })
    expect(then.transferImpactAssessment).toEqual({ computed: { score: 1 }, practice: { score: 2 } })
    await hub.current.admin.apply({ securityMeasures: measures })
  })

  test('is put in by stewards, read by viewers, and unknown to another workspace', async () => {
    const viewer = await hub.current.client(ActorRole.VIEWER)
    expect((await assessments(viewer)).length).toBeGreaterThan(1)
    const manifest = { transferImpactAssessments: { 'tia-filled': filled } }
    expect((await viewer.send(applyDocument, { manifest })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    await hub.current.workspace('elsewhere')
    expect(await assessments(await hub.current.client(ActorRole.ADMIN, 'elsewhere'))).toEqual([])
  })
})

describe('an outcome', () => {
  const proceeding = { ...filled, outcome: 'PROCEED_WITH_MEASURES' }

  test('other than the computed one is refused without a reason, and without the person who signs it', async () => {
    const problem = expect.stringContaining('The outcome is PROCEED_WITH_MEASURES, and its inputs come to SUSPEND')
    const path = (field: string) => ['transferImpactAssessments', 'tia-bad', field]
    expect(await refused({ ...proceeding, assessedBy: undefined })).toEqual([
      {
        code: 'INVALID',
        message: problem,
        path: path('outcomeReason'),
        remedy: 'Say in outcomeReason why it is PROCEED_WITH_MEASURES, or sign SUSPEND.',
      },
      { code: 'INVALID', message: problem, path: path('assessedBy'), remedy: expect.any(String) },
    ])
    expect(await refused(proceeding)).toMatchObject([{ path: path('outcomeReason') }])
    expect(
      await refused({ ...proceeding, outcomeReason: 'The importer was never asked', assessedBy: undefined }),
    ).toMatchObject([{ path: path('assessedBy') }])
    expect(await assessment('tia-bad')).toBeUndefined()
  })

  test('other than the computed one is taken with both', async () => {
    await apply({ ...proceeding, outcomeReason: 'The importer was never asked' }, 'tia-differs')
    expect(await assessment('tia-differs')).toMatchObject({
      outcome: 'PROCEED_WITH_MEASURES',
      outcomeReason: 'The importer was never asked',
      computed: { outcome: 'SUSPEND' },
    })
  })

  test('needs a reason where only some of the inputs are there, and none where no score is', async () => {
    const { practice: _, ...open } = proceeding
    expect(await refused(open)).toEqual([
      {
        code: 'INVALID',
        message:
          'The outcome is PROCEED_WITH_MEASURES, and its inputs come to UNDETERMINED: practice.score is not stated.',
        path: ['transferImpactAssessments', 'tia-bad', 'outcomeReason'],
        remedy: 'Say in outcomeReason why it is PROCEED_WITH_MEASURES, or sign UNDETERMINED, or state what is missing.',
      },
    ])
    expect(await refused({ ...open, outcome: 'SUSPEND' })).toHaveLength(1)
    await apply({ ...open, outcome: 'UNDETERMINED' }, 'tia-open')
    await apply({ ...open, outcomeReason: 'The importer was never asked' }, 'tia-open')
    expect(await assessment('tia-open')).toMatchObject({
      computed: { outcome: 'UNDETERMINED', missing: ['practice.score'] },
    })
    const { guarantees: __, data: ___, ...bare } = open
    await apply(bare, 'tia-bare')
  })

  test('is held against the measures of the same manifest, not against those that it replaces', async () => {
    const kept = {
      ...filled,
      outcome: 'PROCEED_WITH_MEASURES',
      data: { score: 3, format: 'ENCRYPTED_KEYS_WITH_EXPORTER' },
      useCase: 'ENCRYPTED_STORAGE',
      supplementaryMeasures: ['keys'],
    }
    const ineffective = { ...measures.keys, effective: false }
    expect(
      await refusals({ securityMeasures: { keys: ineffective }, transferImpactAssessments: { 'tia-kept': kept } }),
    ).toMatchObject([{ path: ['transferImpactAssessments', 'tia-kept', 'outcomeReason'] }])
    await apply(kept, 'tia-kept')
    expect(await assessment('tia-kept')).toMatchObject({ computed: { outcome: 'PROCEED_WITH_MEASURES', score: 0 } })
  })

  test('that was signed stands when a measure changes afterwards: the assessment is stale, and no other change is refused', async () => {
    const ineffective = { keys: { ...measures.keys, effective: false } }
    await hub.current.admin.apply({ securityMeasures: ineffective })
    const { manifest } = await hub.current.admin.run('{ manifest }')
    expect((await hub.current.admin.apply(manifest)).counts).toMatchObject({ change: 0 })
    expect(await assessment('tia-kept')).toMatchObject({
      outcome: 'PROCEED_WITH_MEASURES',
      computed: { outcome: 'SUSPEND' },
      stale: true,
      staleBecause: [{ rule: 'RECORD_CHANGED' }],
    })
    await hub.current.admin.apply({ securityMeasures: measures })
  })
})

describe('bad input', () => {
  const dayAfter = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  const bare = { name: 'Bare', transfers: [ends], outcome: 'PROCEED' }

  test.each<[string, object, string[], string]>([
    ['an assessment dated in the future', { assessedOn: dayAfter }, ['assessedOn'], 'today is'],
    [
      'a review before the assessment',
      { assessedOn: '2024-02-02', reviewDueOn: '2024-02-01' },
      ['reviewDueOn'],
      'before',
    ],
    ['a score beyond the scale', { practice: { score: 5 } }, ['practice', 'score'], '5 stands where'],
    ['a score between two', { data: { score: 1.5 } }, ['data', 'score'], '1.5 stands where'],
    [
      'a guarantee with a slip of the pen',
      { guarantees: { remedy: { score: 1 } } },
      ['guarantees', 'remedy'],
      'no field',
    ],
    [
      'more requests complied with than received',
      { practice: { requests: { received: 1, complied: 2 } } },
      ['practice', 'requests', 'complied'],
      'More requests',
    ],
    [
      'figures that end before they begin',
      { practice: { requests: { from: '2024-02-02', to: '2024-02-01' } } },
      ['practice', 'requests', 'to'],
      'before',
    ],
    [
      'a use case that the form of the data contradicts',
      { useCase: 'ENCRYPTED_STORAGE', data: { format: 'ENCRYPTED_KEYS_WITH_IMPORTER' } },
      ['useCase'],
      'not use case 1',
    ],
    ['a use case that does not exist', { useCase: 'ENCRYPTED_STORGE' }, ['useCase'], 'stands where'],
    ['a country that does not exist', { storagePlaces: ['XX'] }, ['storagePlaces', '0'], 'stands where'],
  ])('%s is refused, with its place and the way out', async (_, fields, place, words) => {
    const errors = await refused({ ...bare, ...fields })
    expect(errors).toEqual([
      {
        code: expect.stringMatching(/^(INVALID|UNKNOWN_FIELD)$/),
        message: expect.stringContaining(words),
        path: ['transferImpactAssessments', 'tia-bad', ...place],
        remedy: expect.stringMatching(/^(Write|Did you mean|Fields are|Count|Data in use case).*[.?]$/),
      },
    ])
  })

  test('a profile with a slip of the pen is an unknown reference, told with all else that is wrong with the assessment', async () => {
    await hub.current.admin.apply({ countryProfiles: { 'india-act': { country: 'IN' } } })
    const errors = await refused({
      ...filled,
      outcome: 'PROCEED',
      assessedOn: dayAfter,
      countryProfiles: ['india-atc'],
      supplementaryMeasures: ['challeng'],
    })
    // Whether the outcome differs cannot be told while a measure is not known.
    expect(errors).toMatchObject([
      {
        code: 'UNKNOWN_REFERENCE',
        path: expect.arrayContaining(['countryProfiles', '0']),
        remedy: 'Did you mean india-act?',
      },
      {
        code: 'UNKNOWN_REFERENCE',
        path: expect.arrayContaining(['supplementaryMeasures', '0']),
        remedy: 'Did you mean challenge?',
      },
      { code: 'INVALID', path: expect.arrayContaining(['assessedOn']) },
    ])
  })

  test('an assessment of today is not of the future', async () => {
    await apply({ ...bare, assessedOn: new Date().toISOString().slice(0, 10) }, 'tia-today')
    expect(await assessment('tia-today')).toMatchObject({ name: 'Bare' })
  })

  test.each([
    [{ kind: 'CONTRACTUAL', useCases: ['SPLIT_PROCESSING'] }, ['useCases'], 'keeps authorities out of no use case'],
    [{ kind: 'TECHNICAL', useCases: ['PROCESSING_IN_THE_CLEAR'] }, ['useCases', '0'], 'stands where'],
    [{ kind: 'TECHNICL' }, ['kind'], 'stands where'],
  ])('a measure that says %j is refused', async (fields, place, words) => {
    expect(await refusals({ securityMeasures: { bad: { name: 'Bad', ...fields } } })).toMatchObject([
      { code: 'INVALID', message: expect.stringContaining(words), path: ['securityMeasures', 'bad', ...place] },
    ])
  })
})

describe('the history of a transfer', () => {
  const key = 'acme-ie/helpdesk/ie-in/eu-gdpr/controller-controller'
  const ofHelpdesk = { exporter: 'acme-ie', importer: 'helpdesk', toCountry: 'IN' }
  const made = (assessedOn: string | undefined, outcome = 'PROCEED') => ({
    name: 'A look',
    transfers: [ofHelpdesk],
    outcome,
    assessedOn,
  })

  test('is its assessments, the latest first; the one that counts is the last made by the date, whatever it came to', async () => {
    const admin = hub.current.admin
    await admin.apply({
      organizations: { helpdesk: { name: 'Helpdesk', kind: 'VENDOR', country: 'IN' } },
      processingActivities: {
        help: {
          name: 'Help',
          roles: [
            { organization: 'acme-ie', role: 'CONTROLLER' },
            { organization: 'helpdesk', role: 'CONTROLLER' },
          ],
          flows: [
            {
              from: { system: 'crm' },
              to: { organization: 'helpdesk' },
              kind: 'DISCLOSURE',
              dataCategories: ['contact'],
            },
          ],
        },
      },
      transferImpactAssessments: {
        z: made('2022-01-01'),
        a: made('2023-01-01', 'SUSPEND'),
        undated: made(undefined),
        m: made('2022-01-01'),
      },
    })
    await admin.apply({ transferImpactAssessments: { b: made('2022-01-01', 'UNDETERMINED') } })
    const { transfer } = await admin.run(
      `query ($key: String!) { transfer(key: $key) {
        impactAssessments { key }
        before: currentAssessment(on: "2021-12-31") { key }
        thatYear: currentAssessment(on: "2022-12-31") { key }
        day: currentAssessment(on: "2023-01-01") { key }
        now: currentAssessment { key outcome }
      } }`,
      { key },
    )
    expect(transfer).toEqual({
      impactAssessments: ['a', 'b', 'z', 'm', 'undated'].map((each) => ({ key: each })),
      before: null,
      thatYear: { key: 'b' },
      day: { key: 'a' },
      now: { key: 'a', outcome: 'SUSPEND' },
    })
  })
})
