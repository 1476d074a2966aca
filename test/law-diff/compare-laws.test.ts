import { expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { type LawFiles, readLaw } from '../../src/law/read-law.ts'
import { compareLaws } from '../../src/law-diff/compare-laws.ts'
import { lawDiffText } from '../../src/law-diff/law-diff-text.ts'
import { surveyOf } from '../harness/survey-of.ts'
import { company } from '../impact/company.ts'
import { filesWith, type Step } from '../law/law-files.ts'

const law = loadLaw()
const surveyed = surveyOf(company)
type Change = [file: keyof LawFiles, path: Step[], value: unknown]
const edition = (...changes: Change[]) => readLaw(filesWith(...changes))
const toMailco = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'
const toCloudco = 'acme-ie/cloudco/ie-us/eu-gdpr/controller-processor'

/** The framework for the United States as it would stand in the data if it had been annulled. */
const annulled = edition(
  ['transfer-mechanisms.json', ['mechanisms', 'eu-us-dpf', 'validTo'], '2027-03-31'],
  ['transfer-mechanisms.json', ['mechanisms', 'eu-us-dpf', 'endedOn'], '2027-04-01'],
  ['countries.json', ['countries', 'US', 'euAdequacy', 'to'], '2027-03-31'],
)

test('an edition and itself do not differ', () => {
  const difference = compareLaws(surveyed, law, law, '2015-01-01')
  expect(difference).toMatchObject({ transfers: [], assessments: [], findings: [] })
  expect(lawDiffText(difference, { from: 'A', to: 'B' })).toBe(
    'From 2015-01-01 on, nothing differs between the editions of A and B.',
  )
})

test('a decision that ends is told with the day, and with what each transfer was and becomes', () => {
  const { transfers, findings } = compareLaws(surveyed, law, annulled, '2026-11-25')
  expect(transfers.map(({ key, on, before, after }) => [key, on, before.code, before.mechanism, after.code])).toEqual([
    [toCloudco, '2027-04-01', 'ADEQUATE', 'eu-us-dpf', 'MECHANISM_ENDED'],
    [toMailco, '2027-04-01', 'ADEQUATE', 'eu-us-dpf', 'TIA_STALE'],
  ])
  const added = findings.filter(({ added: isNew }) => isNew)
  expect(added.map(({ on, finding }) => [on, finding.rule, finding.record.key])).toContainEqual([
    '2027-04-01',
    'TRANSFER_MECHANISM_ENDED',
    toCloudco,
  ])
})

test('the other way round what ends is what begins', () => {
  const there = compareLaws(surveyed, law, annulled, '2026-11-25')
  const back = compareLaws(surveyed, annulled, law, '2026-11-25')
  expect(back.transfers.map(({ on, before, after }) => [on, after, before])).toEqual(
    there.transfers.map(({ on, before, after }) => [on, before, after]),
  )
  expect(back.findings.map(({ added, finding }) => [!added, finding.rule, finding.record.key]).sort()).toEqual(
    there.findings.map(({ added, finding }) => [added, finding.rule, finding.record.key]).sort(),
  )
})

test('days before the first one that is asked for are not compared', () => {
  expect(compareLaws(surveyed, law, annulled, '2027-04-01').transfers[0]!.on).toBe('2027-04-01')
  expect(compareLaws(surveyed, law, annulled, '2028-01-01').transfers[0]!.on).toBe('2028-01-01')
})

test('a border that moves ends the transfers that crossed it', () => {
  const without = edition(['regimes.json', ['regimes', 'EU_GDPR', 'territory', 'IE', 'to'], '2026-12-31'])
  const { transfers } = compareLaws(surveyed, law, without, '2026-11-25')
  expect(transfers.map(({ key, on, after }) => [key, on, after.code])).toContainEqual([
    toCloudco,
    '2027-01-01',
    'NOT_RESTRICTED',
  ])
})

test('a fact of a country that asks for review makes an assessment stale from its day on', () => {
  const fact = {
    id: 'us-made-up',
    date: '2026-12-24',
    fact: 'A made-up act widens what may be asked for',
    asksForReview: true,
    verification: 'recall',
    verificationNote: null,
    source: 'made up',
  }
  const fresh = {
    ...company.transferImpactAssessments['tia-mailco'],
    assessedOn: '2026-11-01',
    reviewDueOn: '2027-11-01',
  }
  const renewed = surveyOf({ ...company, transferImpactAssessments: { 'tia-mailco': fresh } })
  const { assessments } = compareLaws(
    renewed,
    law,
    edition(['country-profiles.json', ['profiles', 'US', 'facts', 4], fact]),
    '2026-11-25',
  )
  expect(assessments).toMatchObject([{ key: 'tia-mailco', on: '2026-12-24', stale: true }])
  expect(assessments[0]!.because[0]!.message).toContain('made-up act')
})

test('it reads as a list by day', () => {
  const text = lawDiffText(compareLaws(surveyed, law, annulled, '2026-11-25'), { from: '2026-11-23', to: '2027-04-02' })
  expect(text).toContain('TRANSFERS (2)\n2027-04-01  Acme Ireland Ltd → CloudCo Inc., IE to US (EU GDPR)\n')
  expect(text).toContain('            ADEQUATE (eu-us-dpf) → MECHANISM_ENDED')
})
