import { describe, expect, test } from 'vitest'
import { acmeWith, findKeys, findMessages } from './find.ts'

const subprocessor = (fields: object | null, more: Record<string, any> = {}) =>
  acmeWith({ ...more, subprocessors: { 'mailco-mail': fields as any, ...more.subprocessors } })

describe('SUBPROCESSOR_WITHOUT_APPROVAL', () => {
  const found = (approvals: object[], fields: object = {}, on?: string) =>
    findMessages('SUBPROCESSOR_WITHOUT_APPROVAL', subprocessor({ approvals, ...fields }), on)
  const approved = (team: string, more: object = {}) => ({ team, decision: 'APPROVED', ...more })

  test('finds one that is used without a decision of every team', () => {
    expect(found([])).toEqual(['MailCo is active, and no approval is on record.'])
    expect(found([approved('Privacy'), { team: 'Contracts', decision: 'PENDING' }])).toEqual([
      'MailCo is active, and Contracts has not decided.',
    ])
    expect(
      found([{ team: 'Privacy', decision: 'REJECTED', decidedOn: '2026-01-02' }], { status: 'ANNOUNCED' }),
    ).toEqual(['MailCo is announced, and Privacy rejected it on 2026-01-02.'])
  })

  test('counts a decision from its day on', () => {
    const decided = [approved('Privacy', { decidedOn: '2026-05-02' })]
    expect(found(decided, {}, '2026-05-01')).toEqual(['MailCo is active, and Privacy decides only on 2026-05-02.'])
    expect(found(decided, {}, '2026-05-02')).toEqual([])
  })

  test('is content when all have approved, and passes over what is not used', () => {
    expect(found([approved('Privacy'), approved('Contracts')])).toEqual([])
    for (const status of ['PROPOSED', 'IN_ASSESSMENT', 'APPROVED', 'REJECTED', 'RETIRED'])
      expect(found([], { status })).toEqual([])
  })
})

describe('SUBPROCESSOR_DETAILS_MISSING', () => {
  const found = (manifest: object) => findMessages('SUBPROCESSOR_DETAILS_MISSING', manifest)

  test('finds one whose countries or data are not stated', () => {
    expect(found(subprocessor({ countries: [] }))).toEqual(['MailCo: in which countries it processes is not stated.'])
    expect(found(subprocessor({ dataCategories: [] }))).toEqual(['MailCo: which data it receives is not stated.'])
    expect(found(subprocessor({}))).toEqual([])
    expect(found(subprocessor({ countries: [], status: 'REJECTED' }))).toEqual([])
  })

  test('finds an entity of ours that processes for others and names none', () => {
    const roles = [
      { organization: 'mailco', role: 'CONTROLLER' },
      { organization: 'acme-ie', role: 'PROCESSOR' },
    ]
    const processing = (fields: object | null, activity: object = {}) =>
      found(subprocessor(fields, { processingActivities: { invoicing: { roles, ...activity } } }))
    expect(processing(null)).toEqual([expect.stringMatching(/^Acme Ireland Ltd processes data for others\. Which/)])
    expect(processing({ status: 'REJECTED' })).toHaveLength(1)
    expect(processing({})).toEqual([])
    expect(processing(null, { status: 'RETIRED' })).toEqual([])
  })

  test('does not ask vendors that process for us', () => expect(found(subprocessor(null))).toEqual([]))
})

describe('CHAIN_LOCATION_UNKNOWN', () => {
  const chain = {
    organizations: { hoster: { name: 'Hoster', kind: 'VENDOR' } },
    subprocessors: { hosting: { name: 'Hosting', organization: 'hoster', engagedBy: 'mailco', service: 'Hosting' } },
  }
  const found = (manifest: object) => findMessages('CHAIN_LOCATION_UNKNOWN', manifest)

  test('names the link of which no country is known, and the chain that leads to it', () =>
    expect(found(acmeWith(chain))).toEqual([
      'Where Hosting processes is not known: neither it nor Hoster names a country. The chain: Acme Ireland Ltd → MailCo LLC → Hoster.',
    ]))

  test('ends where a chain goes round in a circle', () =>
    expect(
      found(
        acmeWith({
          ...chain,
          subprocessors: {
            ...chain.subprocessors,
            back: { name: 'Back', organization: 'mailco', engagedBy: 'hoster', service: 'Mail', countries: ['US'] },
            'mailco-mail': null,
          },
        }),
      ),
    ).toEqual([expect.stringContaining('The chain: MailCo LLC → Hoster.')]))

  test('does not guess through whom the chain goes where several engage a link, nor count who is out', () => {
    const other = (status: string) => ({
      ...chain,
      subprocessors: {
        ...chain.subprocessors,
        too: { name: 'Too', organization: 'mailco', engagedBy: 'acme-inc', service: 'Mail', countries: ['US'], status },
      },
    })
    expect(found(acmeWith(other('ACTIVE')))).toEqual([expect.stringContaining('The chain: MailCo LLC → Hoster.')])
    expect(found(acmeWith(other('REJECTED')))).toEqual([expect.stringContaining('Acme Ireland Ltd → MailCo LLC')])
  })

  test('is content with a country of either', () => {
    expect(
      found(acmeWith({ ...chain, organizations: { hoster: { name: 'Hoster', kind: 'VENDOR', country: 'IN' } } })),
    ).toEqual([])
    const { hosting } = chain.subprocessors
    expect(found(acmeWith({ ...chain, subprocessors: { hosting: { ...hosting, countries: ['IN'] } } }))).toEqual([])
    expect(found(acmeWith({ ...chain, subprocessors: { hosting: { ...hosting, status: 'RETIRED' } } }))).toEqual([])
  })
})

describe('SYSTEM_WITHOUT_COUNTRY', () => {
  const found = (fields: object) =>
    findMessages('SYSTEM_WITHOUT_COUNTRY', acmeWith({ systems: { crm: fields as any } }))

  test('says which country stands in', () => {
    expect(found({ countries: [] })).toEqual([
      'In which countries CRM stores and processes is not stated. The country of its operator Acme Ireland Ltd, Ireland, stands in.',
    ])
    expect(found({ countries: [], operator: null })).toEqual([
      'In which countries CRM stores and processes is not stated.',
    ])
  })

  test('is content with one', () => expect(findKeys('SYSTEM_WITHOUT_COUNTRY', acmeWith({}))).toEqual([]))
})
