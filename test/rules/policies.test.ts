import { describe, expect, test } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { Check } from '../../src/record/check.ts'
import { acmeWith, findAll, findIn, findMessages, invoicing } from './find.ts'

const toMailer = 'invoicing/crm/mailer/processing'
const collected = 'invoicing/customer-representative/crm/collection'

/** Acme with one policy, and some more changed. */
const under = (policy: object, changes: Record<string, any> = {}) =>
  acmeWith({ ...changes, policies: { p: { name: 'At home', ...policy } } })
const found = (policy: object, changes: Record<string, any> = {}, on?: string): string[] =>
  findAll('POLICY_VIOLATED', under(policy, changes), on).map(({ record }) => record.key)

describe('POLICY_VIOLATED', () => {
  test('finds a flow out of a regime, and says which policy, which data, from where, to whom and why', () => {
    const messages = findMessages(
      'POLICY_VIOLATED',
      under({ neverOutside: 'eu-gdpr', dataCategories: ['contact'], reason: 'We promised it.' }),
    )
    expect(messages).toEqual([
      `Flow ${toMailer} takes Contact data from crm to MailCo LLC in United States of America. The policy At home denies it: never outside the territory of EU GDPR. We promised it.`,
    ])
  })

  test('knows the territory of the date: the United Kingdom is outside from the day after its bridge', () => {
    const inBritain = { systems: { mailer: { countries: ['GB'] } } }
    expect(found({ neverOutside: 'eu-gdpr' }, inBritain, '2021-06-27')).toEqual([])
    expect(found({ neverOutside: 'eu-gdpr' }, inBritain, '2021-06-28')).toEqual([toMailer])
  })

  test('knows countries by name, inside and outside a list, and says those only that are denied', () => {
    expect(found({ neverInCountries: ['US', 'CN'] })).toEqual([toMailer])
    expect(found({ neverInCountries: ['CN'] })).toEqual([])
    expect(found({ neverOutsideCountries: ['IE', 'US'] })).toEqual([])
    expect(found({ neverOutsideCountries: ['US'] })).toEqual([collected])
    const two = { systems: { mailer: { countries: ['IE', 'US', 'IN'] } } }
    const [message] = findMessages('POLICY_VIOLATED', under({ neverOutside: 'eu-gdpr' }, two))
    expect(message).toContain('to MailCo LLC in India and United States of America.')
  })

  test('looks at the flows of the date', () => {
    const flows = [{ ...invoicing.flows[1], validFrom: '2026-03-01', validTo: '2026-03-31' }]
    const dated = (on: string) =>
      found({ neverInCountries: ['US'] }, { processingActivities: { invoicing: { flows } } }, on)
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((on) => dated(on).length)).toEqual([0, 1, 1, 0])
  })

  test('means a category with all below it, and not the one above', () => {
    const tree = { dataCategories: { personal: { name: 'Personal' }, contact: { parent: 'personal' } } }
    expect(found({ neverInCountries: ['US'], dataCategories: ['personal'] }, tree)).toEqual([toMailer])
    const other = { dataCategories: { email: { name: 'E-mail', parent: 'contact' } } }
    expect(found({ neverInCountries: ['US'], dataCategories: ['email'] }, other)).toEqual([])
  })

  test('means whose data it is, and special categories', () => {
    expect(found({ neverInCountries: ['US'], dataSubjectCategories: ['customer-representative'] })).toEqual([toMailer])
    const staff = { dataSubjectCategories: { staff: { name: 'Staff' } } }
    expect(found({ neverInCountries: ['US'], dataSubjectCategories: ['staff'] }, staff)).toEqual([])
    expect(found({ neverInCountries: ['US'], specialCategory: true })).toEqual([])
    const special = { dataCategories: { contact: { specialCategory: true } } }
    expect(found({ neverInCountries: ['US'], specialCategory: true }, special)).toEqual([toMailer])
  })

  test('denies a recipient by role, kind and key, all that is said together', () => {
    const more = { purposes: { dunning: { name: 'Dunning' } } }
    expect(found({ neverToRoles: ['PROCESSOR'] })).toEqual([toMailer])
    expect(found({ neverToRoles: ['SUBPROCESSOR'] })).toEqual([])
    expect(found({ neverToKinds: ['VENDOR'] })).toEqual([toMailer])
    expect(found({ neverToOrganizations: ['mailco'] })).toEqual([toMailer])
    expect(found({ neverToRoles: ['PROCESSOR'], neverInCountries: ['IN'] }, more)).toEqual([])
    expect(found({ neverToRoles: ['PROCESSOR'], neverInCountries: ['US'] }, more)).toEqual([toMailer])
    expect(findMessages('POLICY_VIOLATED', under({ neverToRoles: ['PROCESSOR', 'SUBPROCESSOR'] }))[0]).toContain(
      'denies it: never to a processor or a subprocessor.',
    )
  })

  test('lets pass what has all the measures that are named', () => {
    const measures = { securityMeasures: { split: { name: 'Split' } } }
    const policy = { neverInCountries: ['US'], unlessMeasures: ['e2e', 'split'] }
    const taken = (...securityMeasures: string[]) =>
      found(policy, { ...measures, processingActivities: { invoicing: { securityMeasures } } })
    expect([taken(), taken('e2e'), taken('e2e', 'split')]).toEqual([[toMailer], [toMailer], []])
  })

  test('finds an activity that uses data for another purpose', () => {
    const purposes = { billing: { parent: 'service' }, service: { name: 'Service' }, ads: { name: 'Advertising' } }
    const used = (...of: string[]) =>
      findMessages(
        'POLICY_VIOLATED',
        under(
          { dataCategories: ['contact'], onlyForPurposes: ['service'] },
          { purposes, processingActivities: { invoicing: { purposes: of } } },
        ),
      )
    expect(used('billing')).toEqual([])
    expect(used()).toEqual([])
    expect(used('billing', 'ads')).toEqual([
      'Customer invoicing uses Contact data for Advertising. The policy At home denies it: only for Service.',
    ])
  })

  test('beside a place, purposes say who may do what is denied', () => {
    const purposes = { ads: { name: 'Advertising' } }
    const used = (...of: string[]) =>
      found(
        { neverOutside: 'eu-gdpr', onlyForPurposes: ['billing'] },
        { purposes, processingActivities: { invoicing: { purposes: of } } },
      )
    expect([used('billing'), used('billing', 'ads'), used()]).toEqual([[], [toMailer], [toMailer]])
  })

  test('holds nothing against a flow that is not stated', () => {
    const unknown = { systems: { mailer: { operator: null, countries: [] } } }
    expect(found({ neverOutside: 'eu-gdpr' }, unknown)).toEqual([])
    expect(found({ neverToKinds: ['VENDOR'] }, unknown)).toEqual([])
  })

  test('passes over what is retired', () =>
    expect(found({ neverInCountries: ['US'] }, { processingActivities: { invoicing: { status: 'RETIRED' } } })).toEqual(
      [],
    ))

  test('has the severity and the remedy of the policy, the gravest of several; a rule setting counts before both', () => {
    const policies = {
      p: { name: 'One', neverInCountries: ['US'], severity: 'INFO', remedy: 'Ask Kim.' },
      q: { name: 'Two', neverToKinds: ['VENDOR'], severity: 'WARNING' },
    }
    expect(findAll('POLICY_VIOLATED', acmeWith({ policies: { p: policies.p } }))).toMatchObject([
      { severity: 'INFO', remedy: 'Ask Kim.' },
    ])
    expect(findAll('POLICY_VIOLATED', acmeWith({ policies }))).toMatchObject([{ severity: 'WARNING' }])
    const ruleSettings = { all: { rule: 'POLICY_VIOLATED', severity: 'ERROR' } }
    expect(findAll('POLICY_VIOLATED', acmeWith({ policies, ruleSettings }))).toMatchObject([{ severity: 'ERROR' }])
  })
})

describe('a policy that makes no sense is refused', () => {
  const faults = (policy: object) => {
    const check = new Check()
    readManifest(recordTypes, { policies: { p: { name: 'P', ...policy } } }, check)
    return check.problems.map(({ path, message }) => [path.slice(2).join('/'), message])
  }

  test('as it denies nothing', () => {
    expect(faults({ dataCategories: ['contact'] })).toEqual([['neverOutside', 'This policy denies nothing.']])
    expect(faults({ neverOutsideCountries: ['IE'], neverInCountries: ['IE'] })).toEqual([
      ['neverInCountries', expect.stringContaining('denies nothing')],
    ])
    expect(faults({ neverOutsideCountries: ['IE'], neverInCountries: ['IE', 'US'] })).toEqual([])
  })

  test('as it says two borders', () =>
    expect(faults({ neverOutside: 'eu-gdpr', neverOutsideCountries: ['IE'] })).toEqual([
      ['neverOutsideCountries', expect.stringContaining('beside neverOutside')],
    ]))
})

describe('FLOW_OBSERVED_NOT_DECLARED', () => {
  const seen = (flow: object, changes: Record<string, any> = {}) => {
    const flows = [{ key: 'seen', kind: 'PROCESSING', dataCategories: ['contact'], ...flow }]
    const observed = { name: 'Job', status: 'ACTIVE', flows }
    return acmeWith({
      ...changes,
      processingActivities: { 'observed/jobs/nightly': observed, ...changes.processingActivities },
    })
  }
  const messages = (manifest: object, on?: string) => findMessages('FLOW_OBSERVED_NOT_DECLARED', manifest, on)
  const back = { from: { system: 'mailer' }, to: { system: 'crm' } }
  const there = { from: { system: 'crm' }, to: { system: 'mailer' } }

  test('finds a flow that no activity declares, in this direction and with these ends', () => {
    expect(messages(seen(back))).toEqual([
      'Contact data was seen to flow from mailer to crm (seen); no activity declares it.',
    ])
    expect(messages(seen({ ...there, to: { organization: 'mailco' } }))).toHaveLength(1)
    expect(messages(seen(there))).toEqual([])
  })

  test('takes a part of the category, and what it is part of, for declared; not its sibling', () => {
    const dataCategories = {
      personal: { name: 'Personal' },
      contact: { parent: 'personal' },
      email: { name: 'E-mail', parent: 'contact' },
      health: { name: 'Health', parent: 'personal' },
    }
    const carried = (...of: string[]) => messages(seen({ ...there, dataCategories: of }, { dataCategories }))
    expect(carried('email', 'contact', 'personal')).toEqual([])
    expect(carried('email', 'health')).toEqual([
      'Health was seen to flow from crm to mailer (seen); no activity declares it.',
    ])
  })

  test('does not take another observed activity, or a retired one, for a declaration', () => {
    const other = { name: 'Other', flows: [{ ...back, kind: 'STORAGE', dataCategories: ['contact'] }] }
    const beside = (key: string, more: object = {}) =>
      messages(seen(back, { processingActivities: { [key]: { ...other, ...more } } }))
    expect(beside('observed/other')).toHaveLength(2)
    expect(beside('declared')).toEqual([])
    expect(beside('declared', { status: 'RETIRED' })).toHaveLength(1)
  })

  test('looks at the flows that are there on the date', () => {
    const dated = seen({ ...back, validFrom: '2026-03-01', validTo: '2026-03-31' })
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']
    expect(days.map((on) => messages(dated, on).length)).toEqual([0, 1, 1, 0])
  })

  test('no rule asks an observed activity for what only a declaration can say', () => {
    const about = findIn(seen(back), '2026-11-25')
      .filter(({ record }) => record.key === 'observed/jobs/nightly' || record.key === 'seen')
      .map(({ rule }) => rule)
    expect(about).toEqual(['FLOW_OBSERVED_NOT_DECLARED'])
  })
})
