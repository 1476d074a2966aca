import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { endAdequacy, endMechanism } from '../../src/law/law-change.ts'
import { statusOf } from '../../src/law/status.ts'
import { factsOf, type Scene } from './scene.ts'

const law = loadLaw()
const answer = (changed: typeof law, scene: Scene, on: string) => {
  const { code, mechanism, changesOn } = statusOf(changed, factsOf(scene), on)
  return [code, mechanism, changesOn]
}
const assessed = 'assessed 2026-07-01 PROCEED'

describe('a mechanism that ends', () => {
  test('holds until the day before, and ends its UK extension with it', () => {
    const without = endMechanism(law, 'eu-us-dpf', '2027-01-01')
    const listed = { ends: 'IE > US', has: ['certified eu-us-dpf'] }
    const extended = { ends: 'GB > US', has: ['certified eu-us-dpf-uk-extension'] }
    const swiss = { ends: 'CH > US', has: ['certified swiss-us-dpf'] }
    expect(answer(without, listed, '2026-12-31')).toEqual(['ADEQUATE', 'eu-us-dpf', '2027-01-01'])
    expect(answer(without, listed, '2027-01-01')).toEqual(['MECHANISM_ENDED', null, null])
    expect(answer(without, extended, '2026-12-31')).toEqual(['ADEQUATE', 'eu-us-dpf-uk-extension', '2027-01-01'])
    expect(answer(without, extended, '2027-01-01')).toEqual(['MECHANISM_ENDED', null, null])
    expect(answer(without, swiss, '2027-01-01')).toEqual(['ADEQUATE', 'swiss-us-dpf', null])
  })

  test('leaves the law it was taken from as it was', () => {
    endMechanism(law, 'eu-us-dpf', '2024-01-01')
    expect(answer(law, { ends: 'IE > US', has: ['certified eu-us-dpf'] }, '2026-01-01')[0]).toBe('ADEQUATE')
  })

  test('ends every decision where it is the list of them, those on certified importers too', () => {
    const without = endMechanism(law, 'eu-adequacy', '2027-01-01')
    expect(answer(without, { ends: 'IE > CH' }, '2026-12-31')).toEqual(['ADEQUATE', 'eu-adequacy', '2027-01-01'])
    expect(answer(without, { ends: 'IE > CH' }, '2027-01-01')).toEqual(['UNCOVERED', null, null])
    expect(answer(without, { ends: 'IE > US', has: ['certified eu-us-dpf'] }, '2027-01-01')[0]).toBe('MECHANISM_ENDED')
    expect(answer(without, { ends: 'GB > CH' }, '2027-01-01')[0]).toBe('ADEQUATE')
  })

  test('takes the module away from the addendum that carries its roles, and from no other', () => {
    const without = endMechanism(law, 'eu-scc-2021-m2', '2027-01-01')
    const has = ['safeguard uk-addendum 2022-04-01..', assessed]
    expect(answer(without, { ends: 'GB > IN', roles: 'C>P', has }, '2027-01-01')[0]).toBe('MECHANISM_ENDED')
    expect(answer(without, { ends: 'GB > IN', roles: 'P>P', has }, '2027-01-01')[0]).toBe('SAFEGUARDED')
  })

  test('ends contracts that were to run on', () => {
    const has = ['safeguard eu-scc-2010-87 2015-01-01..', 'assessed 2020-07-16 PROCEED']
    const late = endMechanism(law, 'eu-scc-2010-87', '2022-01-01')
    expect(answer(late, { ends: 'IE > IN', has }, '2021-12-31')).toEqual([
      'SAFEGUARDED',
      'eu-scc-2010-87',
      '2022-01-01',
    ])
    expect(answer(late, { ends: 'IE > IN', has }, '2022-01-01')[0]).toBe('MECHANISM_ENDED')
    const early = endMechanism(law, 'eu-scc-2010-87', '2021-01-01')
    expect(answer(early, { ends: 'IE > IN', has }, '2021-01-01')[0]).toBe('MECHANISM_ENDED')
  })

  test('brings nothing back that had ended before', () => {
    const shield = { ends: 'IE > US', has: ['certified eu-us-privacy-shield'] }
    const later = endMechanism(law, 'eu-us-privacy-shield', '2027-01-01')
    expect(answer(later, shield, '2020-07-16')).toEqual(answer(law, shield, '2020-07-16'))
  })
})

describe('an adequacy that ends', () => {
  test('is that of one regime on one country', () => {
    const without = endAdequacy(law, 'eu-gdpr', 'GB', '2027-01-01')
    expect(answer(without, { ends: 'IE > GB' }, '2026-12-31')).toEqual(['ADEQUATE', 'eu-adequacy', '2027-01-01'])
    expect(answer(without, { ends: 'NO > GB' }, '2027-01-01')).toEqual(['UNCOVERED', null, null])
    expect(answer(without, { ends: 'IE > CH' }, '2027-01-01')[0]).toBe('ADEQUATE')
    expect(answer(without, { ends: 'CH > GB' }, '2027-01-01')[0]).toBe('ADEQUATE')
  })

  test('no longer leaves onward transfers to that country', () => {
    const without = endAdequacy(law, 'eu-gdpr', 'GB', '2027-01-01')
    expect(answer(without, { ends: 'GB > IN under eu-gdpr' }, '2027-01-01')).toEqual(['UNCOVERED', null, null])
  })

  test('reaches the dates of the EEA EFTA states', () => {
    const without = endAdequacy(law, 'eu-gdpr', 'BR', '2027-01-01')
    expect(answer(without, { ends: 'NO > BR' }, '2026-12-31')).toEqual(['ADEQUATE', 'eu-adequacy', '2027-01-01'])
    expect(answer(without, { ends: 'NO > BR' }, '2027-01-01')[0]).toBe('UNCOVERED')
  })

  test('ends the list of certified importers there, and what builds on it', () => {
    const without = endAdequacy(law, 'eu-gdpr', 'US', '2027-01-01')
    expect(answer(without, { ends: 'IE > US', has: ['certified eu-us-dpf'] }, '2027-01-01')[0]).toBe('MECHANISM_ENDED')
    const extended = { ends: 'GB > US', has: ['certified eu-us-dpf-uk-extension'] }
    expect(answer(without, extended, '2027-01-01')[0]).toBe('MECHANISM_ENDED')
  })

  test('is that of a list of countries for one of them', () => {
    const without = endAdequacy(law, 'br-lgpd', 'IE', '2027-01-01')
    expect(answer(without, { ends: 'BR > IE' }, '2027-01-01')[0]).toBe('UNCOVERED')
    expect(answer(without, { ends: 'BR > FR' }, '2027-01-01')[0]).toBe('ADEQUATE')
  })

  test('of two ends, the earlier counts', () => {
    const twice = endAdequacy(endAdequacy(law, 'eu-gdpr', 'GB', '2027-01-01'), 'eu-gdpr', 'GB', '2028-01-01')
    expect(answer(twice, { ends: 'IE > GB' }, '2027-01-01')[0]).toBe('UNCOVERED')
  })
})

test('an exporter in Norway has the dates of the EEA Agreement where the decision states them', () => {
  const brazil = law.countries.get('BR')!
  const later = { ...brazil.euAdequacy, eeaEfta: { ...brazil.euAdequacy.eeaEfta!, from: '2026-07-01' } }
  const changed = { ...law, countries: new Map([...law.countries, ['BR', { ...brazil, euAdequacy: later }] as const]) }
  expect(answer(changed, { ends: 'IE > BR' }, '2026-06-30')[0]).toBe('ADEQUATE')
  expect(answer(changed, { ends: 'NO > BR' }, '2026-06-30')).toEqual(['UNCOVERED', null, '2026-07-01'])
  expect(answer(changed, { ends: 'NO > BR' }, '2026-07-01')[0]).toBe('ADEQUATE')
})

describe('a reason tells an end that is supposed as such, and not as history', () => {
  const said = (changed: typeof law, scene: Scene, on: string) =>
    statusOf(changed, factsOf(scene), on)
      .reasons.map(({ message }) => message)
      .join(' ')
  const listed = { ends: 'IE > US', has: ['certified eu-us-dpf'] }

  test.each<[string, typeof law, Scene]>([
    ['a mechanism', endMechanism(law, 'eu-us-dpf', '2027-01-01'), listed],
    [
      'what requires it',
      endMechanism(law, 'eu-us-dpf', '2027-01-01'),
      { ends: 'GB > US', has: ['certified eu-us-dpf-uk-extension'] },
    ],
    ['a decision on certified importers', endAdequacy(law, 'eu-gdpr', 'US', '2027-01-01'), listed],
    ['a decision on a country', endAdequacy(law, 'eu-gdpr', 'CH', '2027-01-01'), { ends: 'IE > CH' }],
    ['every decision', endMechanism(law, 'eu-adequacy', '2027-01-01'), { ends: 'IE > CH' }],
    [
      'a claim to a decision',
      endMechanism(law, 'eu-adequacy', '2027-01-01'),
      { ends: 'IE > CH', has: ['safeguard eu-adequacy 2022-01-01..'] },
    ],
    [
      'clauses',
      endMechanism(law, 'eu-scc-2021-m2', '2027-01-01'),
      { ends: 'IE > IN', has: ['safeguard eu-scc-2021-m2 2022-01-01..', assessed] },
    ],
    [
      'the clauses inside an addendum',
      endMechanism(law, 'eu-scc-2021-m2', '2027-01-01'),
      { ends: 'GB > IN', has: ['safeguard uk-addendum 2022-04-01..', assessed] },
    ],
  ])('%s', (_, changed, scene) => {
    expect(said(changed, scene, '2026-12-31')).toContain('in this scenario until 2026-12-31')
    const after = said(changed, scene, '2027-06-01')
    expect(after).toContain('ends on 2027-01-01 in this scenario')
    expect(after).not.toContain('until 2026')
  })

  test('an onward transfer from a country whose decision is supposed to end', () => {
    const without = endAdequacy(law, 'eu-gdpr', 'CH', '2027-01-01')
    const onward = { ends: 'CH > IN under eu-gdpr' }
    expect(said(without, onward, '2026-12-31')).toContain('in this scenario until 2026-12-31')
  })

  test('old clauses that were to run on', () => {
    const without = endMechanism(law, 'eu-scc-2010-87', '2022-06-01')
    const late = { ends: 'IE > IN', has: ['safeguard eu-scc-2010-87 2021-10-01..'] }
    expect(said(without, late, '2022-07-01')).toContain('in this scenario run on until 2022-05-31; these are of 2021')
    expect(said(law, late, '2022-07-01')).toContain('ran on until 2022-12-27; these are of 2021-10-01')
  })

  test('and history as history', () => {
    const without = endMechanism(law, 'eu-us-dpf', '2027-01-01')
    const shield = { ends: 'IE > US', has: ['certified eu-us-privacy-shield'] }
    expect(said(without, shield, '2027-01-01')).toContain('held until 2020-07-15')
    expect(said(law, listed, '2026-12-31')).not.toContain('scenario')
  })
})
