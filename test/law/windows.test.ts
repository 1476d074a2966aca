import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  always,
  complement,
  dayAfter,
  dayBefore,
  edgesAfter,
  holds,
  intersect,
  never,
  sameWindows,
  union,
  type Windows,
} from '../../src/law/windows.ts'

describe('days', () => {
  test('the day after crosses months, leap days and years', () => {
    expect(dayAfter('2020-07-15')).toBe('2020-07-16')
    expect(dayAfter('2020-02-28')).toBe('2020-02-29')
    expect(dayAfter('2021-02-28')).toBe('2021-03-01')
    expect(dayAfter('2020-12-31')).toBe('2021-01-01')
    expect(dayAfter('2021-01-09')).toBe('2021-01-10')
  })

  test('the day before undoes the day after, on every day of the calendar', () => {
    fc.assert(fc.property(anyDay, (day) => dayBefore(dayAfter(day)) === day && dayAfter(day) === addDays(day, 1)))
  })
})

describe('windows', () => {
  test('both ends are included, and null is open', () => {
    const shield: Windows = [{ from: '2016-07-12', to: '2020-07-15' }]
    expect(holds(shield, '2016-07-11')).toBe(false)
    expect(holds(shield, '2016-07-12')).toBe(true)
    expect(holds(shield, '2020-07-15')).toBe(true)
    expect(holds(shield, '2020-07-16')).toBe(false)
    expect(holds(always, '0001-01-01') && holds(always, '9999-12-31')).toBe(true)
    expect(holds(never, '2020-01-01')).toBe(false)
  })

  test('touching windows become one, and one that ends before it begins is none', () => {
    const touching = [
      { from: '2020-02-01', to: '2020-12-31' },
      { from: '2018-05-25', to: '2020-01-31' },
    ]
    expect(union(touching)).toEqual([{ from: '2018-05-25', to: '2020-12-31' }])
    expect(union([{ from: '2021-01-02', to: '2021-01-01' }])).toEqual(never)
    expect(union([{ from: null, to: '2020-01-01' }], [{ from: '2019-01-01', to: null }])).toEqual(always)
    expect(union([{ from: '2020-01-01', to: '2020-01-05' }], [{ from: '2020-01-02', to: '2020-01-03' }])).toEqual([
      { from: '2020-01-01', to: '2020-01-05' },
    ])
  })

  test('a union is made of days alone, whatever rows it was made from', () => {
    expect(union([{ from: '2020-01-01', to: null, side: 'both' } as { from: string; to: null }])).toEqual([
      { from: '2020-01-01', to: null },
    ])
  })

  test('the last day of the calendar has none after it', () => {
    const toTheEnd = [{ from: '2020-01-01', to: '9999-12-31' }]
    expect(complement(toTheEnd)).toEqual([{ from: null, to: '2019-12-31' }])
    expect(complement([{ from: '0001-01-01', to: '2020-01-01' }])).toEqual([{ from: '2020-01-02', to: null }])
    expect(union(toTheEnd, [{ from: '2021-01-01', to: null }])).toEqual([{ from: '2020-01-01', to: null }])
    expect(edgesAfter(toTheEnd, '2020-06-01')).toEqual([])
  })

  test('edges are first days and days after last days, later than the date', () => {
    const two = [
      { from: '2020-01-01', to: '2020-01-31' },
      { from: '2021-01-01', to: null },
    ]
    expect(edgesAfter(two, '2019-12-31')).toEqual(['2020-01-01', '2020-02-01', '2021-01-01'])
    expect(edgesAfter(two, '2020-01-31')).toEqual(['2020-02-01', '2021-01-01'])
    expect(edgesAfter(two, '2021-01-01')).toEqual([])
  })

  test('union, intersection and complement mean what they say on every day', () => {
    fc.assert(
      fc.property(anyWindows, anyWindows, anyDay, (a, b, day) => {
        expect(holds(union(a, b), day)).toBe(holds(a, day) || holds(b, day))
        expect(holds(intersect(a, b), day)).toBe(holds(a, day) && holds(b, day))
        expect(holds(complement(a), day)).toBe(!holds(a, day))
      }),
    )
  })

  test('what they answer is in order, without gaps to merge, and the same for the same days', () => {
    fc.assert(
      fc.property(anyWindows, anyWindows, (a, b) => {
        const both = union(a, b)
        expect(sameWindows(both, union(b, a))).toBe(true)
        expect(sameWindows(complement(complement(both)), both)).toBe(true)
        for (let i = 1; i < both.length; i++) expect(both[i]!.from! > dayAfter(both[i - 1]!.to!)).toBe(true)
      }),
    )
  })
})

const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2019-12-01', days))
const anyWindows: fc.Arbitrary<Windows> = fc.array(
  fc.record({ from: fc.option(anyDay, { freq: 8 }), to: fc.option(anyDay, { freq: 8 }) }),
  { maxLength: 4 },
)
