import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { type Reason, StatusCode, statusOf } from '../../src/law/status.ts'
import { factsOf, type Scene } from './scene.ts'

const law = loadLaw()

/** How the texts of a regime are called, and how those of others are. */
const regimes = {
  'eu-gdpr': {
    ends: ['IE > US', 'IE > CA', 'IE > IN', 'NO > BR', 'NO > CH', 'IE > HU', 'CH > IN under eu-gdpr'],
    own: /^(GDPR|Directive 95\/46\/EC|Commission (Implementing )?Decision|CJEU|EDPB)/,
    others: /UK GDPR|DPA 2018|FADP|LGPD|PIPL|\bSI \d/,
    lacks: [],
  },
  'uk-gdpr': {
    ends: ['GB > US', 'GB > CA', 'GB > IE', 'GB > IN'],
    own: /UK GDPR|DPA 2018|\bSI \d/,
    others: /(?<!UK )GDPR|Directive|Decision|CJEU|EDPB|FADP|LGPD|PIPL/,
    // The data begins when the regime does.
    lacks: ['UNDETERMINED'],
  },
  'swiss-fadp': {
    ends: ['CH > US', 'CH > IE', 'CH > IN', 'IE > IN under swiss-fadp'],
    own: /FADP|DPO Annex 1|\(DPO\)/,
    others: /GDPR|Directive|Decision|CJEU|EDPB|LGPD|PIPL|DPA 2018/,
    lacks: [],
  },
  // What neither a decision nor a mechanism of the data has: no assessment is asked for, no list of the certified.
  'br-lgpd': {
    ends: ['BR > IE', 'BR > IN'],
    own: /LGPD/,
    others: /GDPR|Directive|Decision|CJEU|EDPB|FADP|PIPL|DPA 2018/,
    lacks: ['DEROGATION', 'TIA_MISSING', 'TIA_STALE', 'TIA_SUSPENDED', 'CERTIFICATION_MISSING'],
  },
  'cn-pipl': {
    ends: ['CN > US', 'CN > IN'],
    own: /PIPL/,
    others: /GDPR|Directive|Decision|CJEU|EDPB|FADP|LGPD|DPA 2018/,
    lacks: ['ADEQUATE', 'DEROGATION', 'CERTIFICATION_MISSING'],
  },
}
const days = ['1999-01-01', '2003-01-01', '2017-01-01', '2019-01-01', '2022-06-01', '2024-01-01', '2026-11-25']

const onRecord: string[][] = [
  [],
  ['role of importer not stated'],
  ...['eu-us-dpf', 'eu-us-dpf-uk-extension', 'swiss-us-dpf', 'CA_PIPEDA', 'eu-us-dfp'].flatMap((standard) => [
    [`certified ${standard}`],
    [`certified ${standard} 2022-01-01..2023-12-31`],
  ]),
  ...[...law.mechanisms].flatMap(([key, { tia }]) => {
    const safeguard = `safeguard ${key} 1998-10-24..`
    const assessments =
      tia.required === true
        ? ['undated PROCEED', '2022-01-05 PROCEED', '2022-01-05 SUSPEND', '2022-01-05 PROCEED review 2022-02-01']
        : []
    const again = tia.required === true ? ['changed 2022-03-01', 'fact 2022-03-01'] : []
    return [
      [safeguard],
      [`inferred ${key} 2030-01-01..`],
      ...assessments.map((each) => [safeguard, `assessed ${each}`]),
      ...again.map((each) => [safeguard, `assessed 2022-01-05 PROCEED ${each}`]),
    ]
  }),
]

const reasonsOf = (ends: string): { code: StatusCode; reason: Reason; scene: Scene; on: string }[] =>
  (['C>C', 'C>P', 'P>C'] as const).flatMap((roles) =>
    onRecord.flatMap((has) => {
      const scene = { ends, roles, has }
      const facts = factsOf(scene)
      return days.flatMap((on) => {
        const { code, reasons } = statusOf(law, facts, on)
        return reasons.map((reason) => ({ code, reason, scene, on }))
      })
    }),
  )

describe.each(Object.entries(regimes))('under %s', (_, { ends, own, others, lacks }) => {
  const told = ends.flatMap(reasonsOf)

  test('every status occurs that can', () => {
    const codes = new Set(told.map(({ code }) => code))
    const expected = Object.values(StatusCode).filter((code) => !(lacks as readonly string[]).includes(code))
    expect([...codes].sort()).toEqual(expected.sort())
  })

  test('every reason cites a text of the law it is about, and none of another', () => {
    const strange = told.filter(
      ({ reason: { legalReference } }) =>
        legalReference === null || !own.test(legalReference) || others.test(legalReference),
    )
    expect(strange.slice(0, 3)).toEqual([])
  })
})

test('no reference, decision or scope leaves the data with a note on the data', () => {
  const texts = [
    ...[...law.mechanisms.values()].flatMap(({ legalRef, tia, constraints = [] }) => [
      legalRef,
      tia.legalRef,
      ...constraints,
    ]),
    ...[...law.regimes.values()].flatMap(({ references: { verification: _, ...matters } }) => Object.values(matters)),
    ...[...law.countries.values()].flatMap(({ euAdequacy, ukAdequacy, swissAdequacy }) =>
      [euAdequacy, ukAdequacy, swissAdequacy].flatMap(({ decision, scope, eeaEfta, history = [] }) => [
        decision,
        scope,
        eeaEfta?.legalRef,
        ...history.map((past) => past.decision),
      ]),
    ),
    ...[...law.regulations.values()].map(({ citation }) => citation),
  ]
  for (const text of texts) expect(text ?? '').not.toMatch(/recall|unknown|not known|not found|\?|\bseen\b/i)
})
