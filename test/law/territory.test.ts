import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import {
  answeringRegime,
  borderRegimes,
  exportingWindows,
  insideCountries,
  insideWindows,
  outsideWindows,
} from '../../src/law/territory.ts'
import { always, never } from '../../src/law/windows.ts'

const law = loadLaw()

describe('territory', () => {
  test('every regime has a border but the Directive, for which the GDPR answers', () => {
    expect(borderRegimes(law)).toEqual(['eu-gdpr', 'uk-gdpr', 'swiss-fadp', 'br-lgpd', 'cn-pipl'])
    expect(answeringRegime(law, 'eu-directive-95-46')).toBe('eu-gdpr')
    expect(answeringRegime(law, 'swiss-fadp')).toBe('swiss-fadp')
  })

  test('Ireland is inside since the Directive applied, in one piece', () => {
    expect(exportingWindows(law, 'eu-gdpr', 'IE')).toEqual([{ from: '1998-10-24', to: null }])
    expect(outsideWindows(law, 'eu-gdpr', 'IE')).toEqual([{ from: null, to: '1998-10-23' }])
  })

  test('Norway is inside without a gap between the Directive and the GDPR', () => {
    expect(exportingWindows(law, 'eu-gdpr', 'NO')).toEqual([{ from: '2000-07-01', to: null }])
  })

  test('the United Kingdom exports until the end of 2020 and is no third country until 27 June 2021', () => {
    expect(exportingWindows(law, 'eu-gdpr', 'GB')).toEqual([{ from: '1998-10-24', to: '2020-12-31' }])
    expect(insideWindows(law, 'eu-gdpr', 'GB')).toEqual([{ from: '1998-10-24', to: '2021-06-27' }])
    expect(outsideWindows(law, 'eu-gdpr', 'GB')).toEqual([
      { from: null, to: '1998-10-23' },
      { from: '2021-06-28', to: null },
    ])
    expect(exportingWindows(law, 'uk-gdpr', 'GB')).toEqual([{ from: '2021-01-01', to: null }])
  })

  test('Croatia joined on 1 July 2013; Saint Barthélemy left on 1 January 2012', () => {
    expect(exportingWindows(law, 'eu-gdpr', 'HR')).toEqual([{ from: '2013-07-01', to: null }])
    expect(exportingWindows(law, 'eu-gdpr', 'BL')).toEqual([{ from: '1998-10-24', to: '2011-12-31' }])
  })

  test('a country without rows, and one nobody knows, is outside always', () => {
    for (const country of ['US', 'XX']) {
      expect(exportingWindows(law, 'eu-gdpr', country)).toEqual(never)
      expect(insideWindows(law, 'eu-gdpr', country)).toEqual(never)
      expect(outsideWindows(law, 'eu-gdpr', country)).toEqual(always)
    }
  })

  test('the countries inside any regime are named once, in order', () => {
    const inside = insideCountries(law)
    expect(inside).toEqual([...new Set(inside)].sort())
    expect(inside).toEqual(expect.arrayContaining(['BL', 'BR', 'CH', 'CN', 'GB', 'GI', 'IE', 'NO']))
    expect(inside).not.toContain('US')
  })

  test('a changed law has its own territory', () => {
    const swiss = law.regimes.get('swiss-fadp')!
    const territory = swiss.territory.map((row) => ({ ...row, country: 'LI' }))
    const changed = { ...law, regimes: new Map([...law.regimes, ['swiss-fadp', { ...swiss, territory }] as const]) }
    expect(exportingWindows(changed, 'swiss-fadp', 'CH')).toEqual(never)
    expect(exportingWindows(changed, 'swiss-fadp', 'LI')).toEqual([{ from: '1993-07-01', to: null }])
    expect(exportingWindows(law, 'swiss-fadp', 'LI')).toEqual(never)
  })
})
