import { describe, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { acme } from '../harness/acme.ts'
import { applyDocument, useHub } from '../harness/hub.ts'

const hub = useHub()

/** What is wrong with more records beside Acme's, which are on record already. */
async function refusalsOf(name: string, more: object) {
  await hub.current.workspace(name)
  const steward = await hub.current.client(ActorRole.STEWARD, name)
  await steward.apply(acme)
  const { applyManifest } = await steward.run(applyDocument, { manifest: more, dryRun: true, prune: false })
  return applyManifest.userErrors
}

const waiver = {
  rule: 'TRANSFER_UNCOVERED',
  recordType: 'Transfer',
  record: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor',
  reason: 'Until the year ends',
  waivedBy: 'Kim',
  validTo: '2999-12-31',
}

describe('a waiver', () => {
  const refused = (name: string, fields: object) => refusalsOf(name, { waivers: { it: { ...waiver, ...fields } } })

  test('is of a record of any type that there is: a transfer, a flow, an activity', async () => {
    expect(await refused('transfer', {})).toEqual([])
    expect(await refused('flow', { recordType: 'DataFlow', record: 'invoicing/crm/mailer/processing' })).toEqual([])
    expect(await refused('activity', { recordType: 'ProcessingActivity', record: 'invoicing' })).toEqual([])
  })

  test('of a record that there is none of is refused at its place', async () => {
    expect(await refused('no-record', { recordType: 'ProcessingActivity', record: 'invoicin' })).toEqual([
      expect.objectContaining({
        code: 'UNKNOWN_REFERENCE',
        message: 'There is no ProcessingActivity with the key "invoicin".',
        path: ['waivers', 'it', 'record'],
        remedy: 'Did you mean invoicing?',
      }),
    ])
    expect(await refused('no-transfer', { record: waiver.record.replace('us', 'in') })).toMatchObject([
      { code: 'UNKNOWN_REFERENCE', remedy: `Did you mean ${waiver.record}?` },
    ])
  })

  test('of a type that there is none of is refused at its place', async () => {
    expect(await refused('no-type', { recordType: 'Transfers' })).toMatchObject([
      { code: 'UNKNOWN_REFERENCE', path: ['waivers', 'it', 'recordType'], remedy: 'Did you mean Transfer?' },
    ])
  })

  test('of a rule that there is none of is refused at its place', async () => {
    expect(await refused('no-rule', { rule: 'TRANSFER_UNCOVERD' })).toMatchObject([
      { code: 'INVALID', path: ['waivers', 'it', 'rule'], remedy: 'Did you mean TRANSFER_UNCOVERED?' },
    ])
  })

  test('may come with what it is of, and outlives it', async () => {
    await hub.current.workspace('together')
    const steward = await hub.current.client(ActorRole.STEWARD, 'together')
    expect((await steward.apply({ ...acme, waivers: { it: waiver } })).userErrors).toEqual([])
    const { invoicing } = acme.processingActivities
    const without = {
      ...acme,
      processingActivities: { invoicing: { ...invoicing, flows: [] } },
      waivers: { it: waiver },
    }
    expect((await steward.apply(without)).userErrors).toEqual([])
  })

  test('of a command is refused at its field', async () => {
    await hub.current.workspace('command')
    const steward = await hub.current.client(ActorRole.STEWARD, 'command')
    const waive = `mutation ($input: WaiveFindingInput!) { waiveFinding(input: $input) { userErrors { code path } } }`
    const input = { key: 'it', ...waiver, dryRun: false }
    expect((await steward.run(waive, { input })).waiveFinding.userErrors).toEqual([
      { code: 'UNKNOWN_REFERENCE', path: ['record'] },
    ])
    expect((await steward.run('{ waivers { totalCount } }')).waivers.totalCount).toBe(0)
  })

  test('of what an enforced policy denies may come before it', async () => {
    const ahead = { rule: 'POLICY_VIOLATED', recordType: 'DataFlow', record: 'to-india' }
    expect(await refused('ahead', ahead)).toEqual([])
    expect(await refused('ahead-of-nothing', { ...ahead, recordType: 'Flow' })).toHaveLength(1)
  })
})

describe('a rule setting', () => {
  const late = { rule: 'TIA_REVIEW_DUE', severity: 'INFO' }

  test('beside another of the same rule is refused at its place', async () => {
    await hub.current.workspace('second')
    const steward = await hub.current.client(ActorRole.STEWARD, 'second')
    const set = async (ruleSettings: object) =>
      (await steward.run(applyDocument, { manifest: { ruleSettings }, dryRun: false, prune: false })).applyManifest
        .userErrors
    expect(await set({ a: late, b: late })).toMatchObject([
      { code: 'DUPLICATE_KEY', path: ['ruleSettings', 'a', 'rule'] },
      { code: 'DUPLICATE_KEY', path: ['ruleSettings', 'b', 'rule'] },
    ])
    expect(await set({ a: late })).toEqual([])
    expect(await set({ a: { ...late, severity: 'ERROR' } })).toEqual([])
    expect(await set({ b: late })).toEqual([
      expect.objectContaining({
        code: 'DUPLICATE_KEY',
        message: 'The rule setting a is for TIA_REVIEW_DUE as well.',
        path: ['ruleSettings', 'b', 'rule'],
        remedy: 'Change a, or retire it first: a rule has one severity.',
      }),
    ])
    await steward.run('mutation { retireRuleSetting(input: { key: "a" }) { userErrors { code } } }')
    expect(await set({ b: late })).toEqual([])
  })
})
