import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { type Reason, statusOf } from '../../src/law/status.ts'
import { factsOf, type Scene } from './scene.ts'

const law = loadLaw()
const today = '2026-11-25'
const reasonsOf = (told: Scene, on = today): Reason[] => statusOf(law, factsOf(told), on).reasons
const first = (told: Scene, on = today): Reason => reasonsOf(told, on)[0]!
const by = (rule: string, told: Scene, on = today): Reason[] =>
  reasonsOf(told, on).filter((reason) => reason.rule === rule)

describe('what no source states', () => {
  const inferred: Scene = { ends: 'IE > US', roles: 'C>C', has: ['inferred eu-scc-2021-m1', 'inferred eu-scc-2021-m2'] }

  test('a module that is inferred is said to be, wherever its safeguard is spoken of', () => {
    expect(first(inferred).message).toMatch(
      /needs an assessment .* Module 1 is inferred: the source of safeguard r00 names the clauses without saying which module\.$/,
    )
    expect(by('MECHANISM_MISMATCH', inferred)[0]!.message).toMatch(/Module 2 is inferred/)
    const assessed = { ...inferred, has: [...inferred.has!, 'assessed 2026-11-01 PROCEED'] }
    expect(first(assessed)).toMatchObject({
      rule: 'SAFEGUARDED',
      message: expect.stringMatching(/Module 1 is inferred/),
    })
    const stated = { ...inferred, has: ['safeguard eu-scc-2021-m1'] }
    expect(reasonsOf(stated).filter(({ message }) => message.includes('inferred'))).toEqual([])
  })

  test('a safeguard of another kind that is inferred is said to be as a whole', () => {
    expect(first({ ends: 'IE > US', has: ['inferred bcr-c'] }).message).toMatch(
      /Safeguard r00 is inferred, not stated by its source\.$/,
    )
  })

  test('a role that is not stated is said to be taken', () => {
    const taken = { ...inferred, has: ['safeguard eu-scc-2021-m2', 'role of importer not stated'] }
    expect(by('ROLE_MISSING', taken)).toEqual([
      {
        rule: 'ROLE_MISSING',
        message:
          'The role of importer is not stated. Who has no stated role is taken as a third party, which counts as a controller: the transfer is judged as one of controller to controller.',
        legalReference: 'GDPR Art. 44',
        records: [{ type: 'Organization', key: 'importer' }],
      },
    ])
    expect(first(taken).message).toMatch(
      /goes controller to controller \(as taken: the role of importer is not stated\)/,
    )
    expect(by('ROLE_MISSING', inferred)).toEqual([])
    expect(by('ROLE_MISSING', { ends: 'IE > US', has: ['role of importer not stated'] })).toEqual([])
  })
})

describe('what the law asks besides, and no record shows', () => {
  const current = 'assessed 2026-11-01 PROCEED'
  test.each([
    ['bcr-c', 'C>C', /approved by the competent supervisory authority; only between members of the group/],
    ['art46-ad-hoc-clauses', 'C>P', /authorised by the competent supervisory authority/],
    ['directive-26-2-authorisation', 'C>P', /authorised by a supervisory authority before 25 May 2018/],
    ['art49-1-b', 'C>P', /occasional only/],
  ] as const)('%s', (mechanism, roles, condition) => {
    const { message } = first({ ends: 'IE > US', roles, has: [`safeguard ${mechanism}`, current] })
    expect(message).toMatch(condition)
    expect(message).toMatch(/The record does not show that they are met\.$/)
  })

  test('also where it holds besides what a status names', () => {
    const both = { ends: 'IE > US', has: ['certified eu-us-dpf', 'safeguard bcr-c', current] }
    expect(by('HOLDS_AS_WELL', both)[0]!.message).toMatch(/approved by the competent supervisory authority/)
  })

  test('old clauses run on only while the processing stays unchanged', () => {
    const old = { ends: 'IE > US', has: ['safeguard eu-scc-2010-87 2015-01-01..', 'assessed 2021-01-01 PROCEED'] }
    expect(first(old, '2021-09-26').message).not.toMatch(/unchanged/)
    expect(first(old, '2021-09-27').message).toMatch(/only while the processing stays unchanged; the record does not/)
  })

  test('module 4 says when it would need an assessment, and that the record does not show it', () => {
    const [reason] = by('TIA_CONDITIONAL', { ends: 'IE > US', roles: 'P>C', has: ['safeguard eu-scc-2021-m4'] })
    expect(reason).toMatchObject({
      message: expect.stringMatching(/only where the EU processor combines data .* the record does not show whether/),
      legalReference: 'Commission Implementing Decision (EU) 2021/914, Clause 14',
    })
  })
})

test('among safeguards, the order in which one is named is said to be the hub’s', () => {
  const has = ['safeguard bcr-c', 'safeguard eu-scc-2021-m2', 'assessed 2026-11-01 PROCEED', 'safeguard art49-1-a']
  const messages = by('HOLDS_AS_WELL', { ends: 'IE > US', has }).map(({ message }) => message)
  expect(messages).toEqual([
    'EU SCC 2021/914 Module 2 (controller to processor) (safeguard r01) holds as well; which of them a status names is an order of the hub, not of the law.',
    expect.stringMatching(
      /holds as well; a status names a decision of adequacy first, then a safeguard, then a deroga/,
    ),
  ])
})

describe('who is in the reach of a decision', () => {
  test('a scope that is a law is not called a certification', () => {
    const scenes = ['IE > CA', 'IE > JP', 'IE > KR', 'GB > CA', 'GB > JP', 'GB > KR', 'CH > CA'].flatMap((ends) => {
      const code = { CA: 'CA_PIPEDA', JP: 'JP_APPI', KR: 'KR_PIPA' }[ends.slice(5)]
      return [[], [`certified ${code}`], [`certified ${code} 2023-01-01..2023-12-31`]].map((has) => ({ ends, has }))
    })
    for (const scene of scenes)
      for (const { message } of reasonsOf(scene)) expect(message, scene.ends).not.toMatch(/certifi/i)
    expect(first({ ends: 'IE > CA', has: ['certified CA_PIPEDA'] }).message).toMatch(
      /covers Canada in part: .* The importer importer is on record as within that scope: r00 \(CA_PIPEDA, dates not stated\)\.$/,
    )
    expect(by('NO_ADEQUACY', { ends: 'IE > CA' })[0]!.message).toMatch(
      /is partial: recipients subject to PIPEDA .* \(CA_PIPEDA\); whether importer is within it, is not stated\.$/,
    )
  })

  test('the certification that was looked at is named, also one of a name that nobody knows', () => {
    expect(first({ ends: 'IE > US', has: ['certified eu-us-dpf 2023-09-01..2024-08-31'] }).message).toMatch(
      /what is on record of importer does not hold on 2026-11-25: r00 \(eu-us-dpf, from 2023-09-01 until 2024-08-31\)/,
    )
    const slip = { ends: 'IE > US', has: ['certified eu-us-dfp', 'certified SOC2'] }
    expect(by('NO_ADEQUACY', slip)[0]!.message).toMatch(
      /is not stated\. Of importer there is on record eu-us-dfp \(r00\), which is the name of no list or scope\.$/,
    )
    expect(by('NO_ADEQUACY', slip)[0]!.records).toContainEqual({ type: 'Certification', key: 'r00' })
    const claimed = { ends: 'IE > US', has: ['certified eu-us-dfp', 'safeguard eu-us-dpf'] }
    expect(first(claimed)).toMatchObject({ rule: 'CERTIFICATION_MISSING', message: expect.stringMatching(/eu-us-dfp/) })
    expect(first(claimed).records).toContainEqual({ type: 'Certification', key: 'r00' })
    expect(first({ ends: 'IE > US', has: ['certified eu-us-privacy-shield 2019-01-01..'] }).message).toMatch(
      /^EU-US Privacy Shield, for which importer is on record by r00 \(.*\), held until 2020-07-15/,
    )
  })
})

describe('which law is spoken of', () => {
  test('before the GDPR applied it is the Directive', () => {
    const scenes: Scene[] = [
      { ends: 'IE > CH' },
      { ends: 'IE > US' },
      { ends: 'IE > US', has: ['safeguard eu-scc-2010-87 2015-01-01..'] },
      { ends: 'IE > US', has: ['safeguard uk-idta'] },
      { ends: 'IE > BG' },
      { ends: 'CH > IN under eu-gdpr' },
    ]
    for (const on of ['2017-06-01', '1999-01-01'])
      for (const scene of scenes) for (const { message } of reasonsOf(scene, on)) expect(message).not.toMatch(/EU GDPR/)
    expect(first({ ends: 'IE > CH' }, '2018-05-25').message).toMatch(/^A decision under EU GDPR/)
    expect(first({ ends: 'IE > CH' }, '2018-05-24').message).toMatch(/^A decision under Directive 95\/46\/EC/)
    expect(first({ ends: 'NO > CH' }, '2018-07-19').message).toMatch(/^A decision under Directive 95\/46\/EC/)
  })

  test('an exporter in Norway has the decision on Brazil by the EEA Agreement', () => {
    const reason = first({ ends: 'NO > BR' })
    expect(reason.message).toMatch(/In Norway it applies by GDPR Art\. 45\(1a\) as adapted by EEA Joint Committee/)
    expect(reason.legalReference).toMatch(/2026\/179.*; GDPR Art\. 45\(1a\), added by EEA Joint Committee Decision 154/)
    expect(first({ ends: 'IE > BR' }).legalReference).not.toMatch(/EEA/)
  })

  test('the duty to assess is cited from the regime, and from the clauses where they are used', () => {
    const cited = (ends: string, ...has: string[]) => first({ ends, has }).legalReference
    expect(cited('IE > US', 'safeguard eu-scc-2021-m2')).toMatch(/C-311\/18 \(Schrems II\).*2021\/914, Clause 14$/)
    expect(cited('IE > US', 'safeguard bcr-c')).toMatch(/C-311\/18 \(Schrems II\); EDPB Recommendations 01\/2020$/)
    expect(cited('GB > US', 'safeguard uk-idta')).toMatch(/^UK GDPR Art\. 46; .*transfer risk assessment/)
    expect(cited('CN > US', 'safeguard cn-standard-contract')).toMatch(/^PIPL .*protection impact assessment/)
  })
})

test('routes that the data lacks are told of with every status that does not cover', () => {
  const lacking: [ends: string, has: string[], code: string, on?: string][] = [
    ['GB > IN', [], 'UNCOVERED'],
    ['GB > IN', ['safeguard eu-scc-2021-m2'], 'MECHANISM_MISMATCH'],
    ['GB > IN', ['safeguard uk-idta'], 'TIA_MISSING'],
    ['GB > IN', ['safeguard uk-idta', 'assessed 2026-01-01 SUSPEND'], 'TIA_SUSPENDED'],
    ['GB > IN', ['safeguard uk-idta', 'assessed 2026-01-01 PROCEED changed 2026-02-01'], 'TIA_STALE'],
    ['GB > US', ['safeguard eu-us-dpf-uk-extension'], 'CERTIFICATION_MISSING'],
    ['GB > IN', ['safeguard uk-legacy-eu-scc 2021-01-01..'], 'MECHANISM_ENDED'],
    ['CH > IN', [], 'UNDETERMINED', '2023-08-31'],
  ]
  for (const [ends, has, code, on] of lacking) {
    expect(first({ ends, has }, on).rule).toBe(code)
    expect(by('COVERAGE_INCOMPLETE', { ends, has }, on), code).toHaveLength(1)
  }
  expect(by('COVERAGE_INCOMPLETE', { ends: 'GB > IE' })).toEqual([])
  expect(by('COVERAGE_INCOMPLETE', { ends: 'IE > IN', has: ['safeguard eu-scc-2021-m2'] })).toEqual([])
})
