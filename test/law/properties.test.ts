import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { type AssessmentFacts, type Facts, type RecordRef, statusOf, verdictOf } from '../../src/law/status.ts'
import { addDays, dayAfter, union } from '../../src/law/windows.ts'
import { factsOf } from './scene.ts'

const law = loadLaw()

const day = fc.integer({ min: 0, max: 13_000 }).map((days) => addDays('1998-06-01', days))
const someDay = fc.option(day, { freq: 3 })
const time = fc.record({ validFrom: someDay, validTo: someDay })
const mechanism = fc.constantFrom(...law.mechanisms.keys())
const confidence = fc.constantFrom<'STATED' | 'INFERRED'>('STATED', 'INFERRED')
const standard = fc.constantFrom(
  'eu-us-dpf',
  'eu-us-dpf-uk-extension',
  'Swiss-US-DPF',
  'eu-us-privacy-shield',
  'CA_PIPEDA',
  'KR_PIPA',
  'art46-certification',
  'eu-us-dfp',
  'ISO 27001',
)
const places = [
  'IE > US',
  'NO > US',
  'GB > US',
  'CH > US',
  'IE > GB',
  'IE > CA',
  'GB > KR',
  'IE > BR',
  'BR > IE',
  'IE > IN',
  'IE > HU',
  'IE > IL',
  'CN > US',
  'GB > IN under eu-gdpr',
  'US > IN under eu-gdpr',
]

const assessment = fc.record({
  outcome: fc.constantFrom<AssessmentFacts['outcome']>('PROCEED', 'PROCEED_WITH_MEASURES', 'SUSPEND', 'UNDETERMINED'),
  assessedOn: someDay,
  reviewDueOn: someDay,
  changes: fc.array(
    fc.record({
      on: day,
      message: fc.constantFrom('the data categories changed', 'its safeguard changed'),
      records: fc.constantFrom('a', 'b').map((key) => [{ type: 'Safeguard', key }]),
    }),
    { maxLength: 3 },
  ),
  toCountries: fc.uniqueArray(fc.constantFrom('US', 'IN', 'GB'), { maxLength: 2 }),
  ownFacts: fc.array(
    fc.record({
      profile: fc.constantFrom('one', 'another'),
      country: fc.constantFrom('US', 'IN'),
      date: day,
      fact: fc.constantFrom('an act came into force', 'a court was closed'),
      asksForReview: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})

const facts: fc.Arbitrary<Facts> = fc
  .record({
    ends: fc.constantFrom(...places),
    roles: fc.constantFrom('C>C', 'C>P', 'P>P', 'P>C'),
    has: fc.constantFrom<string[]>([], ['no system'], ['role of importer not stated']),
    windows: fc.option(fc.array(fc.record({ from: someDay, to: someDay }), { minLength: 1, maxLength: 3 }), {
      freq: 3,
    }),
    safeguards: fc.array(fc.record({ mechanism, confidence, time }), { maxLength: 4 }),
    certifications: fc.array(fc.record({ standard, time }), { maxLength: 3 }),
    assessments: fc.array(assessment, { maxLength: 3 }),
  })
  .map(({ ends, roles, has, windows, safeguards, certifications, assessments }) => {
    const { transfer } = factsOf({ ends, roles, has })
    return {
      transfer: windows ? { ...transfer, windows: union(windows) } : transfer,
      safeguards: safeguards.map((each, i) => ({
        key: `s${i}`,
        exporter: 'exporter',
        importer: 'importer',
        mechanism: each.mechanism,
        confidence: each.confidence,
        ...each.time,
      })),
      certifications: certifications.map((each, i) => ({
        key: `c${i}`,
        organization: 'importer',
        standard: each.standard,
        ...each.time,
      })),
      assessments: assessments.map((each, recorded) => ({ key: `a${recorded}`, recorded, ...each })),
    }
  })

const onRecord = ['Safeguard', 'Certification', 'TransferImpactAssessment']

describe('status, whatever the facts', () => {
  test('does not depend on the order in which records come', () => {
    fc.assert(
      fc.property(facts, day, fc.infiniteStream(fc.nat()), (told, on, picks) => {
        const shuffled = {
          transfer: told.transfer,
          safeguards: shuffle(told.safeguards, picks),
          certifications: shuffle(told.certifications, picks),
          assessments: shuffle(told.assessments, picks).map((each) => ({
            ...each,
            changes: shuffle(each.changes, picks),
            toCountries: shuffle(each.toCountries, picks),
            ownFacts: shuffle(each.ownFacts, picks),
          })),
        }
        expect(statusOf(law, shuffled, on)).toEqual(statusOf(law, told, on))
      }),
    )
  })

  test('nothing changes before changesOn, and something does on it', () => {
    fc.assert(
      fc.property(facts, day, fc.array(fc.nat({ max: 9_999 }), { minLength: 5, maxLength: 5 }), (told, on, later) => {
        const { changesOn } = statusOf(law, told, on)
        const now = verdictOf(law, told, on)
        if (changesOn) {
          expect(changesOn > on).toBe(true)
          expect(verdictOf(law, told, changesOn)).not.toEqual(now)
          expect(verdictOf(law, told, addDays(changesOn, -1))).toEqual(now)
        }
        for (const days of later) {
          const then = addDays(on, days)
          if (!changesOn || then < changesOn) expect(verdictOf(law, told, then)).toEqual(now)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a day of which neither law nor record speaks brings nothing new', () => {
    fc.assert(
      fc.property(facts, day, (told, on) => {
        if (!datedByLaw.has(on) && !datesIn(told).has(on))
          expect(verdictOf(law, told, on)).toEqual(verdictOf(law, told, addDays(on, -1)))
      }),
      { numRuns: 500 },
    )
  })

  test('it rests on a mechanism exactly where a mechanism covers it, and says why', () => {
    fc.assert(
      fc.property(facts, day, (told, on) => {
        const { code, covered, mechanism, reasons } = statusOf(law, told, on)
        const rests = ['ADEQUATE', 'SAFEGUARDED', 'DEROGATION'].includes(code)
        expect(mechanism !== null).toBe(rests)
        expect(covered).toBe(rests || code === 'NOT_RESTRICTED')
        expect(reasons[0]!.rule).toBe(code)
        expect({ code, covered, mechanism }).toEqual(verdictOf(law, told, on))
        for (const { message, records } of reasons) {
          expect(message).toMatch(/^[A-Z].*\.$/)
          expect(message).not.toMatch(/undefined|null|\[object/)
          expect(records.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('without a record that a reason names, the answer or its reasons are others', () => {
    fc.assert(
      fc.property(facts, day, (told, on) => {
        const { code, covered, mechanism, reasons } = statusOf(law, told, on)
        const named = reasons.flatMap(({ records }) => records).filter(({ type }) => onRecord.includes(type))
        // What changed since an assessment may be gone by now: then there is nothing to take away.
        for (const record of named.filter((each) => without(told, each) !== told)) {
          const other = statusOf(law, without(told, record), on)
          expect({ ...other, changesOn: null }).not.toEqual({ code, covered, mechanism, reasons, changesOn: null })
        }
      }),
      { numRuns: 500 },
    )
  })

  test('every safeguard is named with a reason, unless the transfer is not restricted', () => {
    fc.assert(
      fc.property(facts, day, (told, on) => {
        const { code, reasons } = statusOf(law, told, on)
        if (code === 'NOT_RESTRICTED') return
        const named = reasons.flatMap(({ records }) => records).map(({ type, key }) => `${type} ${key}`)
        for (const { key } of told.safeguards) expect(named).toContain(`Safeguard ${key}`)
      }),
    )
  })
})

/** The facts without one record; the same where it is not among them. */
function without(told: Facts, { type, key }: RecordRef): Facts {
  const list = (
    { Safeguard: 'safeguards', Certification: 'certifications', TransferImpactAssessment: 'assessments' } as const
  )[type]!
  const left = told[list].filter((each) => each.key !== key)
  return left.length === told[list].length ? told : { ...told, [list]: left }
}

function shuffle<T>(rows: readonly T[], picks: fc.Stream<number>): T[] {
  const left = [...rows]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(picks.next().value % left.length, 1))
  return drawn
}

/** Every date written in a value, and the day after it. */
function datesIn(value: unknown): Set<string> {
  const written = JSON.stringify(value).match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return new Set(written.flatMap((each) => [each, dayAfter(each)]))
}
const datedByLaw = datesIn([
  ...law.mechanisms.values(),
  ...law.regimes.values(),
  ...law.countries.values(),
  ...law.countryFacts.values(),
])
