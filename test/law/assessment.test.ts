import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { type AssessmentFacts, reviewOverdue, staleness } from '../../src/law/status.ts'

const law = loadLaw()

const assessment = (told: Partial<AssessmentFacts>): AssessmentFacts => ({
  key: 'tia',
  outcome: 'PROCEED',
  assessedOn: '2025-01-01',
  reviewDueOn: null,
  recorded: 1,
  changes: [],
  toCountries: ['US'],
  ownFacts: [],
  ...told,
})
const rules = (...args: Parameters<typeof staleness>) => staleness(...args).map(({ rule }) => rule)

describe('an assessment is stale', () => {
  test('from the day of a fact of a country it covers that asks for review', () => {
    expect(rules(law, assessment({}), '2025-01-26')).toEqual([])
    expect(rules(law, assessment({}), '2025-01-27')).toEqual(['COUNTRY_PROFILE_CHANGED'])
    expect(rules(law, assessment({ toCountries: ['IN', 'CA'] }), '2026-11-23')).toEqual([])
  })

  test('for each such fact by itself, and one country once', () => {
    const reasons = staleness(law, assessment({ toCountries: ['US', 'IN', 'US'] }), '2026-11-23')
    expect(reasons.map(({ message }) => message.match(/on (\d{4}-\d\d-\d\d)/)?.[1])).toEqual([
      '2025-01-27',
      '2026-06-12',
      '2026-06-29',
    ])
    expect(reasons[0]?.records).toEqual([{ type: 'TransferImpactAssessment', key: 'tia' }])
  })

  test('from the day of a change on record, naming what changed', () => {
    const records = [{ type: 'Safeguard', key: 'scc' }]
    const changed = assessment({
      toCountries: ['IN'],
      changes: [{ on: '2025-03-01', message: 'its safeguard changed', records }],
    })
    expect(rules(law, changed, '2025-02-28')).toEqual([])
    const [reason] = staleness(law, changed, '2025-03-01')
    expect(reason?.rule).toBe('RECORD_CHANGED')
    expect(reason?.message).toBe('Since assessment tia was recorded, its safeguard changed (2025-03-01).')
    expect(reason?.records).toContainEqual({ type: 'Safeguard', key: 'scc' })
  })

  test('by changes alone where it is undated: no fact is known to be later', () => {
    expect(rules(law, assessment({ assessedOn: null }), '2026-11-23')).toEqual([])
  })

  test('by the facts of the law it is asked under', () => {
    const fact = { ...law.countryFacts.get('US')![0]!, id: 'in-new-act', date: '2026-01-01' }
    const changed = { ...law, countryFacts: new Map([...law.countryFacts, ['IN', [fact]] as const]) }
    expect(rules(changed, assessment({ toCountries: ['IN'] }), '2026-01-01')).toEqual(['COUNTRY_PROFILE_CHANGED'])
  })
})

const act = { profile: 'india', country: 'IN', date: '2026-01-01', fact: 'a new act.', asksForReview: true }

describe('an assessment is stale by the workspace’s own facts', () => {
  test('from the day of each that asks for review, and says in whose profile it stands', () => {
    const looked = assessment({ toCountries: ['IN'], ownFacts: [act, { ...act, asksForReview: false }] })
    expect(rules(law, looked, '2025-12-31')).toEqual([])
    expect(staleness(law, looked, '2026-01-01')).toEqual([
      {
        rule: 'COUNTRY_PROFILE_CHANGED',
        message: 'After assessment tia of 2025-01-01, on 2026-01-01, in India: a new act.',
        legalReference: null,
        records: [
          { type: 'TransferImpactAssessment', key: 'tia' },
          { type: 'CountryProfile', key: 'india' },
        ],
      },
    ])
  })

  test('not by one of the very day on which it was made, or of before', () => {
    const asOf = (assessedOn: string) =>
      rules(law, assessment({ assessedOn, toCountries: [], ownFacts: [act] }), '2026-06-01')
    expect(asOf('2025-12-31')).toEqual(['COUNTRY_PROFILE_CHANGED'])
    expect(asOf('2026-01-01')).toEqual([])
    expect(asOf('2026-01-02')).toEqual([])
  })
})

describe('staleness, whatever it is made of', () => {
  const looks = fc.record({
    changes: fc.array(
      fc.record({
        on: fc.constantFrom('2025-02-01', '2025-03-01', '2027-01-01'),
        message: fc.constantFrom('its safeguard changed', 'its data changed'),
        records: fc.constantFrom('a', 'b').map((key) => [{ type: 'Safeguard', key }]),
      }),
      { maxLength: 4 },
    ),
    toCountries: fc.subarray(['US', 'IN', 'CA']),
    ownFacts: fc.array(
      fc.record({
        profile: fc.constantFrom('one', 'another'),
        country: fc.constantFrom('US', 'IN'),
        date: fc.constantFrom('2024-01-01', '2025-02-01', '2026-01-01', '2027-01-01'),
        fact: fc.constantFrom('an act', 'a judgment'),
        asksForReview: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  })
  const on = '2026-11-23'

  test('does not depend on the order of facts, changes or destinations', () => {
    fc.assert(
      fc.property(looks, (told) => {
        const turned = {
          changes: [...told.changes].reverse(),
          toCountries: [...told.toCountries].reverse(),
          ownFacts: [...told.ownFacts].reverse(),
        }
        expect(staleness(law, assessment(turned), on)).toEqual(staleness(law, assessment(told), on))
      }),
    )
  })

  test('is over when every fact and change that made it stale is taken away, and loses one reason for each', () => {
    fc.assert(
      fc.property(looks, (told) => {
        const own = { ...told, toCountries: [] }
        let left = staleness(law, assessment(own), on).length
        for (const list of ['changes', 'ownFacts'] as const) {
          for (const each of [...own[list]]) {
            const counted = list === 'changes' || ('asksForReview' in each && each.asksForReview)
            const day = 'on' in each ? each.on : each.date
            own[list] = (own[list] as object[]).filter((other) => other !== each) as never
            const now = staleness(law, assessment(own), on).length
            expect(left - now).toBe(counted && day <= on && (list === 'changes' || day > '2025-01-01') ? 1 : 0)
            left = now
          }
        }
        expect(left).toBe(0)
      }),
    )
  })
})

describe('a review', () => {
  test('is overdue on the day after its date', () => {
    const due = assessment({ reviewDueOn: '2026-01-01' })
    expect(reviewOverdue(due, '2026-01-01')).toBeNull()
    expect(reviewOverdue(due, '2026-01-02')?.rule).toBe('REVIEW_DATE_PASSED')
    expect(reviewOverdue(assessment({}), '2099-01-01')).toBeNull()
  })
})
