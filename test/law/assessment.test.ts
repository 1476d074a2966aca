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
  ...told,
})
const rules = (...args: Parameters<typeof staleness>) => staleness(...args).map(({ rule }) => rule)

describe('an assessment is stale', () => {
  test('from the day of a fact of a country it covers that asks for review', () => {
    expect(rules(law, assessment({}), ['US'], '2025-01-26')).toEqual([])
    expect(rules(law, assessment({}), ['US'], '2025-01-27')).toEqual(['COUNTRY_PROFILE_CHANGED'])
    expect(rules(law, assessment({}), ['IN', 'CA'], '2026-11-23')).toEqual([])
  })

  test('for each such fact by itself, and one country once', () => {
    const reasons = staleness(law, assessment({}), ['US', 'IN', 'US'], '2026-11-23')
    expect(reasons.map(({ message }) => message.match(/on (\d{4}-\d\d-\d\d)/)?.[1])).toEqual([
      '2025-01-27',
      '2026-06-12',
      '2026-06-29',
    ])
    expect(reasons[0]?.records).toEqual([{ type: 'TransferImpactAssessment', key: 'tia' }])
  })

  test('from the day of a change on record, naming what changed', () => {
    const records = [{ type: 'Safeguard', key: 'scc' }]
    const changed = assessment({ changes: [{ on: '2025-03-01', message: 'its safeguard changed', records }] })
    expect(rules(law, changed, ['IN'], '2025-02-28')).toEqual([])
    const [reason] = staleness(law, changed, ['IN'], '2025-03-01')
    expect(reason?.rule).toBe('RECORD_CHANGED')
    expect(reason?.message).toBe('Since assessment tia was recorded, its safeguard changed (2025-03-01).')
    expect(reason?.records).toContainEqual({ type: 'Safeguard', key: 'scc' })
  })

  test('by changes alone where it is undated: no fact is known to be later', () => {
    expect(rules(law, assessment({ assessedOn: null }), ['US'], '2026-11-23')).toEqual([])
  })

  test('by the facts of the law it is asked under', () => {
    const fact = { ...law.countryFacts.get('US')![0]!, id: 'in-new-act', date: '2026-01-01' }
    const changed = { ...law, countryFacts: new Map([...law.countryFacts, ['IN', [fact]] as const]) }
    expect(rules(changed, assessment({}), ['IN'], '2026-01-01')).toEqual(['COUNTRY_PROFILE_CHANGED'])
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
