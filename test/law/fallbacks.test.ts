import { expect, test } from 'vitest'
import { decisionsOn } from '../../src/law/decisions.ts'
import { type Between, fallbacks } from '../../src/law/fallbacks.ts'
import { loadLaw } from '../../src/law/law.ts'
import { endAdequacy, endMechanism } from '../../src/law/law-change.ts'
import { statusOf } from '../../src/law/status.ts'
import { factsOf, type Scene } from './scene.ts'

const law = loadLaw()
const strangers: Between = new Set()
const of = (scene: Scene, on = '2026-11-25', between = strangers) => fallbacks(law, factsOf(scene), between, on)

test('what is signed comes first, then what the law prefers, then by key', () => {
  const keys = of({ ends: 'IE > US', has: ['safeguard eu-scc-2021-m2 2022-01-10..'] })
  expect(keys[0]).toBe('eu-scc-2021-m2')
  const rest = keys.slice(1)
  const place = (key: string) => `${law.mechanisms.get(key)!.preference} ${key}`
  expect(rest).toEqual(rest.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)))
  expect(rest[0]).toBe('eu-us-dpf')
})

test('what was signed and has ended is signed no longer', () => {
  expect(of({ ends: 'IE > US', has: ['safeguard eu-scc-2021-m2 2022-01-10..2023-01-01'] })[0]).toBe('eu-us-dpf')
})

test('only what fits the pair of roles, the regime and the destination is among them', () => {
  const toProcessor = of({ ends: 'IE > IN' })
  expect(toProcessor).toContain('eu-scc-2021-m2')
  expect(toProcessor).not.toContain('eu-scc-2021-m1')
  expect(toProcessor).not.toContain('eu-us-dpf')
  expect(toProcessor).not.toContain('eu-adequacy')
  expect(toProcessor.filter((key) => /^(uk|swiss)-/.test(key))).toEqual([])
  expect(of({ ends: 'GB > IN' })).toContain('uk-idta')
})

test('a decision in part is one for an importer that could come under it', () => {
  expect(of({ ends: 'IE > CA' })).toContain('eu-adequacy')
  expect(of({ ends: 'IE > BR' }, '2026-01-25')).not.toContain('eu-adequacy')
})

test('clauses that can no longer be signed are not among them, while their sunset lasts either', () => {
  const before = of({ ends: 'IE > IN' }, '2021-09-26')
  const after = of({ ends: 'IE > IN' }, '2021-09-27')
  expect(before).toContain('eu-scc-2010-87')
  expect(after).not.toContain('eu-scc-2010-87')
})

test('nor is what can no longer be obtained, unless it was', () => {
  const ends = 'IE > IN'
  expect(of({ ends }, '2018-05-24')).toContain('directive-26-2-authorisation')
  expect(of({ ends }, '2018-05-25')).not.toContain('directive-26-2-authorisation')
  expect(of({ ends, has: ['safeguard directive-26-2-authorisation 2010-01-01..'] })[0]).toBe(
    'directive-26-2-authorisation',
  )
})

test('and who has such a thing on record as of a later day is told so', () => {
  const late = factsOf({ ends: 'IE > IN', has: ['safeguard directive-26-2-authorisation 2020-01-01..'] })
  expect(statusOf(law, late, '2020-07-01').reasons[0]!.message).toContain(
    'could be newly obtained until 2018-05-24; this one is of 2020-01-01.',
  )
})

test.each([
  ['a group', 'IE > IN', 'C>C', 'group', 'bcr-c'],
  ['a group', 'IE > IN', 'P>P', 'group', 'bcr-p'],
  ['a group', 'GB > IN', 'C>P', 'group', 'uk-bcr'],
  ['a group', 'CH > IN', 'C>P', 'group', 'swiss-bcr'],
  ['authorities', 'IE > IN', 'C>C', 'authorities', 'art46-public-instrument'],
  ['authorities', 'IE > IN', 'C>C', 'authorities', 'art46-administrative-arrangement'],
] as const)('what is for ends of %s (%s, %s) is a fallback for no others', (_, ends, roles, between, key) => {
  expect(of({ ends, roles }, '2026-11-25', new Set([between]))).toContain(key)
  expect(of({ ends, roles })).not.toContain(key)
  expect(of({ ends, roles, has: [`safeguard ${key} 2024-01-01..`] })[0]).toBe(key)
})

test('nor is what has been ended, nor what rests on it', () => {
  const without = endMechanism(law, 'eu-us-dpf', '2027-01-01')
  expect(fallbacks(without, factsOf({ ends: 'IE > US' }), strangers, '2027-01-01')).not.toContain('eu-us-dpf')
  expect(fallbacks(without, factsOf({ ends: 'GB > US' }), strangers, '2027-01-01')).not.toContain(
    'eu-us-dpf-uk-extension',
  )
})

test('nor is a decision on a country, whatever the regime, once that decision has ended', () => {
  const exporters = { 'eu-gdpr': 'IE', 'uk-gdpr': 'GB', 'swiss-fadp': 'CH', 'br-lgpd': 'BR' }
  let decisions = 0
  for (const [regime, exporter] of Object.entries(exporters)) {
    for (const country of law.countries.keys()) {
      const decided = decisionsOn(law, regime, country).map(({ mechanism }) => mechanism)
      if (decided.length === 0 || country === exporter) continue
      const scene = factsOf({ ends: `${exporter} > ${country}` })
      const ended = endAdequacy(law, regime, country, '2026-11-25')
      const facts = { ...scene, transfer: { ...scene.transfer, regime } }
      expect(fallbacks(ended, facts, strangers, '2026-11-25').filter((key) => decided.includes(key))).toEqual([])
      decisions += fallbacks(law, facts, strangers, '2026-11-25').filter((key) => decided.includes(key)).length
    }
  }
  expect(decisions).toBeGreaterThan(50)
})
