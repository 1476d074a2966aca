import type { StatusCode } from '../../src/law/status.ts'
import type { Scene } from './scene.ts'

/** What the law says of a scene on a day. Every expectation was derived by hand from the text named as its source. */
export interface Case extends Scene {
  on: string
  /** "ADEQUATE eu-us-dpf" */
  is: `${StatusCode}` | `${StatusCode} ${string}`
  /** The day of the next different answer; null: none is known; left out: not asked. */
  next?: string | null
  source: string
}

type Line = [on: string, is: Case['is'], next?: string | null]

/** One scene on several days. */
const scene = (source: string, told: Scene, ...lines: Line[]): Case[] =>
  lines.map(([on, is, next]) => ({ ...told, on, is, next, source }))

const mailco = {
  ends: 'IE > US',
  has: [
    'safeguard eu-scc-2021-m2 2022-01-10..',
    'certified eu-us-dpf 2023-09-01..2024-08-31',
    'assessed 2022-01-05 PROCEED_WITH_MEASURES review 2023-01-05',
  ],
}

const example = scene(
  'semantics.md sections 1 and 3, the example of MailCo',
  mailco,
  ['2021-12-01', 'MECHANISM_ENDED', '2022-01-10'],
  ['2022-06-01', 'SAFEGUARDED eu-scc-2021-m2', '2023-01-06'],
  ['2023-06-01', 'TIA_STALE', '2023-09-01'],
  ['2023-10-01', 'ADEQUATE eu-us-dpf', '2024-09-01'],
  ['2024-08-31', 'ADEQUATE eu-us-dpf', '2024-09-01'],
  ['2024-09-01', 'TIA_STALE', null],
)

const unitedKingdom = [
  ...scene(
    'facts.md section 5 (2021/1772, 2025/1226, renewal to 27 December 2031); regimes.json, GB',
    { ends: 'IE > GB' },
    ['2018-05-24', 'NOT_RESTRICTED', '2021-06-28'],
    ['2018-05-25', 'NOT_RESTRICTED', '2021-06-28'],
    ['2020-12-31', 'NOT_RESTRICTED', '2021-06-28'],
    ['2021-01-01', 'NOT_RESTRICTED', '2021-06-28'],
    ['2021-06-27', 'NOT_RESTRICTED', '2021-06-28'],
    ['2021-06-28', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2025-06-27', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2025-06-28', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2025-12-18', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2025-12-28', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2031-12-27', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2031-12-28', 'UNCOVERED', null],
    ['2032-06-01', 'UNCOVERED', null],
  ),
  ...scene(
    'semantics.md section 3: a claim adds no route, its failure is reported by route 1',
    { ends: 'IE > GB', has: ['safeguard eu-adequacy 2021-06-28..'] },
    ['2031-12-27', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2031-12-28', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'DPA 2018 Sch. 21 para. 5; regimes.json, UK_GDPR from 2021-01-01',
    { ends: 'GB > IE' },
    ['2020-12-31', 'NOT_RESTRICTED', '2021-01-01'],
    ['2021-01-01', 'ADEQUATE uk-adequacy', null],
    ['2031-12-28', 'ADEQUATE uk-adequacy', null],
  ),
  ...scene(
    'regimes.json: as an exporter the United Kingdom is under UK GDPR alone from 2021-01-01',
    { ends: 'GB > CH' },
    ['2021-01-01', 'ADEQUATE uk-adequacy', null],
  ),
  ...scene(
    'facts.md section 5: Gibraltar was inside until 31 December 2020 and is not covered since',
    { ends: 'IE > GI' },
    ['2020-12-31', 'NOT_RESTRICTED', '2021-01-01'],
    ['2021-01-01', 'UNCOVERED', null],
  ),
  ...scene('DPA 2018 Sch. 21 para. 5', { ends: 'GB > GI' }, ['2021-01-01', 'ADEQUATE uk-adequacy', null]),
]

const countries = [
  ...scene(
    'Decision 2000/518/EC; regimes.json, dataFrom of the Directive 2000-07-26',
    { ends: 'IE > CH' },
    ['1998-10-23', 'NOT_RESTRICTED', '1998-10-24'],
    ['2000-07-25', 'UNDETERMINED', '2000-07-26'],
    ['2000-07-26', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene(
    'Decision 2003/490/EC; semantics.md section 3: a full decision not in force is no recorded route',
    { ends: 'IE > AR' },
    ['2003-06-29', 'UNCOVERED', '2003-06-30'],
    ['2003-06-30', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene(
    'Decision 2000/519/EC; member state since 1 May 2004 (countries.json, HU)',
    { ends: 'IE > HU' },
    ['2000-07-26', 'ADEQUATE eu-adequacy', '2004-05-01'],
    ['2004-04-30', 'ADEQUATE eu-adequacy', '2004-05-01'],
    ['2004-05-01', 'NOT_RESTRICTED', null],
  ),
  ...scene(
    'docs/decisions/0020: a UK Extension entry outside the United States is a list of another regime',
    { ends: 'LI > MC', has: ['certified eu-us-dpf-uk-extension'] },
    ['2023-10-11', 'MECHANISM_ENDED', '2023-10-12'],
    ['2023-10-12', 'MECHANISM_MISMATCH', null],
  ),
  ...scene('countries.json, MC: on the Swiss list only', { ends: 'IE > MC' }, ['2024-01-01', 'UNCOVERED', null]),
  ...scene(
    'DPO Annex 1, binding since 1 September 2023',
    { ends: 'CH > MC' },
    ['2023-08-31', 'UNDETERMINED', '2023-09-01'],
    ['2023-09-01', 'ADEQUATE swiss-adequacy', null],
  ),
  ...scene('facts.md section 5: Japan is not on the Swiss list', { ends: 'CH > JP', has: ['certified JP_APPI'] }, [
    '2024-01-01',
    'UNCOVERED',
    null,
  ]),
  ...scene(
    'Decision 2002/2/EC: recipients subject to PIPEDA',
    { ends: 'IE > CA', has: ['certified CA_PIPEDA'] },
    ['2001-12-19', 'MECHANISM_ENDED', '2001-12-20'],
    ['2001-12-20', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene('semantics.md section 3: scope codes in any case', { ends: 'IE > CA', has: ['certified ca_Pipeda'] }, [
    '2024-01-01',
    'ADEQUATE eu-adequacy',
    null,
  ]),
  ...scene(
    'Decision 2002/2/EC; semantics.md: a scoped decision is recorded only by a certification or a claim',
    { ends: 'IE > CA' },
    ['2024-01-01', 'UNCOVERED', null],
  ),
  ...scene(
    'semantics.md section 3, check 3',
    { ends: 'IE > CA', has: ['certified CA_PIPEDA 2019-01-01..2020-12-31'] },
    ['2018-12-31', 'CERTIFICATION_MISSING', '2019-01-01'],
    ['2020-12-31', 'ADEQUATE eu-adequacy', '2021-01-01'],
    ['2021-01-01', 'CERTIFICATION_MISSING', null],
  ),
  ...scene(
    'semantics.md section 3: a claim on a scoped decision without the certification',
    { ends: 'IE > CA', has: ['safeguard eu-adequacy 2020-01-01..'] },
    ['2024-01-01', 'CERTIFICATION_MISSING', null],
  ),
  ...scene('DPA 2018 Sch. 21 para. 5, PIPEDA', { ends: 'GB > CA', has: ['certified CA_PIPEDA'] }, [
    '2021-01-01',
    'ADEQUATE uk-adequacy',
    null,
  ]),
  ...scene(
    'DPO Annex 1, PIPEDA',
    { ends: 'CH > CA', has: ['certified CA_PIPEDA'] },
    ['2023-08-31', 'UNDETERMINED', '2023-09-01'],
    ['2023-09-01', 'ADEQUATE swiss-adequacy', null],
  ),
  ...scene(
    'Decision 2011/61/EU: automated transfers; semantics.md: met by any flow that touches a system',
    { ends: 'IE > IL' },
    ['2011-01-30', 'UNCOVERED', '2011-01-31'],
    ['2011-01-31', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene('Decision 2011/61/EU: not automated', { ends: 'IE > IL', has: ['no system'] }, [
    '2024-01-01',
    'UNCOVERED',
    null,
  ]),
  ...scene(
    'Decision 2011/61/EU: further processed by automated means there, as a certification of the scope says',
    { ends: 'IE > IL', has: ['no system', 'certified IL_AUTOMATED 2020-01-01..'] },
    ['2019-12-31', 'CERTIFICATION_MISSING', '2020-01-01'],
    ['2020-01-01', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene('DPA 2018 Sch. 21 para. 5(3): the limit carries over', { ends: 'GB > IL', has: ['no system'] }, [
    '2024-01-01',
    'UNCOVERED',
    null,
  ]),
  ...scene('DPO Annex 1: Israel without a limit', { ends: 'CH > IL', has: ['no system'] }, [
    '2024-01-01',
    'ADEQUATE swiss-adequacy',
    null,
  ]),
  ...scene(
    'Decision 2019/419',
    { ends: 'IE > JP', has: ['certified JP_APPI'] },
    ['2019-01-22', 'MECHANISM_ENDED', '2019-01-23'],
    ['2019-01-23', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene(
    'Decision 2022/254 of 17 December 2021',
    { ends: 'IE > KR', has: ['certified KR_PIPA'] },
    ['2021-12-16', 'MECHANISM_ENDED', '2021-12-17'],
    ['2021-12-17', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene(
    'SI 2022/1213',
    { ends: 'GB > KR', has: ['certified KR_PIPA'] },
    ['2022-12-18', 'MECHANISM_ENDED', '2022-12-19'],
    ['2022-12-19', 'ADEQUATE uk-adequacy', null],
  ),
]

const brazil = [
  ...scene(
    'Implementing Decision (EU) 2026/179 of 26 January 2026',
    { ends: 'IE > BR' },
    ['2026-01-25', 'UNCOVERED', '2026-01-26'],
    ['2026-01-26', 'ADEQUATE eu-adequacy', null],
    ['2026-01-27', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene(
    'facts.md sections 2 and 5: Art. 45(1a), at the same time unless the State opted out',
    { ends: 'NO > BR' },
    ['2026-01-25', 'UNCOVERED', '2026-01-26'],
    ['2026-01-26', 'ADEQUATE eu-adequacy', null],
  ),
  ...scene('facts.md section 5: no UK regulations for Brazil found', { ends: 'GB > BR' }, [
    '2026-06-01',
    'UNCOVERED',
    null,
  ]),
  ...scene('facts.md section 5: Brazil is not on the Swiss list', { ends: 'CH > BR' }, [
    '2026-06-01',
    'UNCOVERED',
    null,
  ]),
  ...scene(
    'Resolution CD/ANPD 32 of 26 January 2026; regimes.json, BR_LGPD dataFrom 2024-08-23',
    { ends: 'BR > IE' },
    ['2020-09-17', 'NOT_RESTRICTED', '2020-09-18'],
    ['2024-08-22', 'UNDETERMINED', '2024-08-23'],
    ['2026-01-25', 'UNCOVERED', '2026-01-26'],
    ['2026-01-26', 'ADEQUATE br-adequacy-eu', null],
  ),
  ...scene('Resolution 32 covers Norway too', { ends: 'BR > NO' }, ['2026-01-26', 'ADEQUATE br-adequacy-eu', null]),
  ...scene('Resolution 32 does not cover the United Kingdom', { ends: 'BR > GB' }, ['2026-06-01', 'UNCOVERED', null]),
  ...scene(
    'Resolution 32 does not cover the United Kingdom, whatever a safeguard claims',
    { ends: 'BR > GB', has: ['safeguard br-adequacy-eu 2026-01-26..'] },
    ['2026-01-25', 'MECHANISM_ENDED', '2026-01-26'],
    ['2026-06-01', 'MECHANISM_MISMATCH', null],
  ),
  ...scene(
    'Resolution CD/ANPD 19/2024 of 23 August 2024; no separate assessment',
    { ends: 'BR > US', has: ['safeguard br-scc-anpd-19-2024 2024-08-01..'] },
    ['2024-08-22', 'UNDETERMINED', '2024-08-23'],
    ['2024-08-23', 'SAFEGUARDED br-scc-anpd-19-2024', null],
  ),
]

const certifiedLists = [
  ...scene(
    'Decision (EU) 2023/1795 of 10 July 2023',
    { ends: 'IE > US', has: ['certified eu-us-dpf'] },
    ['2023-07-09', 'MECHANISM_ENDED', '2023-07-10'],
    ['2023-07-10', 'ADEQUATE eu-us-dpf', null],
    ['2026-11-23', 'ADEQUATE eu-us-dpf', null],
  ),
  ...scene('semantics.md section 3: standards in any case', { ends: 'NO > US', has: ['certified EU-US-DPF'] }, [
    '2024-01-01',
    'ADEQUATE eu-us-dpf',
    null,
  ]),
  ...scene(
    'facts.md section 4: the importer must be on the list; annual re-certification',
    { ends: 'IE > US', has: ['certified eu-us-dpf 2023-09-01..2024-08-31'] },
    ['2023-08-31', 'CERTIFICATION_MISSING', '2023-09-01'],
    ['2023-09-01', 'ADEQUATE eu-us-dpf', '2024-09-01'],
    ['2024-09-01', 'CERTIFICATION_MISSING', null],
  ),
  ...scene(
    'facts.md section 4: certified again',
    {
      ends: 'IE > US',
      has: ['certified eu-us-dpf 2023-09-01..2024-08-31', 'certified eu-us-dpf 2024-09-01..2025-08-31'],
    },
    ['2024-08-31', 'ADEQUATE eu-us-dpf', '2025-09-01'],
  ),
  ...scene('semantics.md section 3: no route recorded', { ends: 'IE > US' }, ['2024-01-01', 'UNCOVERED', null]),
  ...scene(
    'semantics.md section 3: a claim without a certification',
    { ends: 'IE > US', has: ['safeguard eu-us-dpf 2023-07-10..'] },
    ['2023-07-09', 'MECHANISM_ENDED', '2023-07-10'],
    ['2024-01-01', 'CERTIFICATION_MISSING', null],
  ),
  ...scene(
    "semantics.md section 3: a claim's own time",
    { ends: 'IE > US', has: ['safeguard eu-us-dpf 2023-09-01..2024-08-31'] },
    ['2024-08-31', 'CERTIFICATION_MISSING', '2024-09-01'],
    ['2024-09-01', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    "countries.json, US: the regime's list names the framework, so a claim on the list means it",
    { ends: 'IE > US', has: ['safeguard eu-adequacy 2024-01-01..'] },
    ['2024-06-01', 'CERTIFICATION_MISSING', null],
  ),
  ...scene(
    'transfer-mechanisms.json: an active UK Extension entry implies the EU one',
    { ends: 'IE > US', has: ['certified eu-us-dpf-uk-extension 2023-07-17..'] },
    ['2023-07-16', 'CERTIFICATION_MISSING', '2023-07-17'],
    ['2023-07-17', 'ADEQUATE eu-us-dpf', null],
  ),
  ...scene(
    'SI 2023/1028, in force 12 October 2023',
    { ends: 'GB > US', has: ['certified eu-us-dpf-uk-extension'] },
    ['2023-10-11', 'MECHANISM_ENDED', '2023-10-12'],
    ['2023-10-12', 'ADEQUATE eu-us-dpf-uk-extension', null],
  ),
  ...scene(
    'semantics.md section 3: only eu-us-dpf for a British exporter',
    { ends: 'GB > US', has: ['certified eu-us-dpf'] },
    ['2023-07-09', 'MECHANISM_ENDED', '2023-07-10'],
    ['2024-01-01', 'MECHANISM_MISMATCH', null],
  ),
  ...scene(
    'semantics.md section 3: the certification check is farther than the mismatch',
    { ends: 'GB > US', has: ['certified eu-us-dpf', 'safeguard eu-us-dpf-uk-extension 2023-10-12..'] },
    ['2024-01-01', 'CERTIFICATION_MISSING', null],
  ),
  ...scene(
    'DPO Annex 1 with effect from 15 September 2024',
    { ends: 'CH > US', has: ['certified swiss-us-dpf'] },
    ['2024-09-14', 'MECHANISM_ENDED', '2024-09-15'],
    ['2024-09-15', 'ADEQUATE swiss-us-dpf', null],
  ),
  ...scene(
    'semantics.md section 3: only eu-us-dpf for a Swiss exporter, even where it lapsed',
    { ends: 'CH > US', has: ['certified eu-us-dpf 2023-09-01..2024-08-31'] },
    ['2024-01-01', 'MECHANISM_MISMATCH', null],
    ['2025-01-01', 'MECHANISM_MISMATCH', null],
  ),
  ...scene('semantics.md section 3', { ends: 'IE > US', has: ['certified swiss-us-dpf 2024-09-15..'] }, [
    '2025-01-01',
    'MECHANISM_MISMATCH',
    null,
  ]),
  ...scene('Decision 2023/1795 reaches the United States only', { ends: 'IE > IN', has: ['certified eu-us-dpf'] }, [
    '2024-01-01',
    'MECHANISM_MISMATCH',
    null,
  ]),
  ...scene(
    'Decision 2016/1250; C-311/18 of 16 July 2020',
    { ends: 'IE > US', has: ['certified eu-us-privacy-shield 2016-08-01..'] },
    ['2016-07-11', 'MECHANISM_ENDED', '2016-07-12'],
    ['2016-07-12', 'CERTIFICATION_MISSING', '2016-08-01'],
    ['2016-08-01', 'ADEQUATE eu-us-privacy-shield', '2020-07-16'],
    ['2020-07-15', 'ADEQUATE eu-us-privacy-shield', '2020-07-16'],
    ['2020-07-16', 'MECHANISM_ENDED', null],
    ['2024-01-01', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'Decision 2000/520/EC; C-362/14 of 6 October 2015',
    { ends: 'IE > US', has: ['certified eu-us-safe-harbour 2001-01-01..'] },
    ['2000-07-25', 'UNDETERMINED', '2000-07-26'],
    ['2000-07-26', 'CERTIFICATION_MISSING', '2001-01-01'],
    ['2001-01-01', 'ADEQUATE eu-us-safe-harbour', '2015-10-06'],
    ['2015-10-05', 'ADEQUATE eu-us-safe-harbour', '2015-10-06'],
    ['2015-10-06', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'FDPIC position paper of 8 September 2020; regimes.json, SWISS_FADP dataFrom 2023-09-01',
    { ends: 'CH > US', has: ['certified swiss-us-privacy-shield'] },
    ['2017-04-11', 'UNDETERMINED', '2017-04-12'],
    ['2017-04-12', 'ADEQUATE swiss-us-privacy-shield', '2020-09-08'],
    ['2020-09-07', 'ADEQUATE swiss-us-privacy-shield', '2020-09-08'],
    ['2020-09-08', 'UNDETERMINED', '2023-09-01'],
    ['2023-09-01', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'semantics.md section 3: it counts for its holder',
    { ends: 'IE > US', has: ['elsewhere certified eu-us-dpf'] },
    ['2024-01-01', 'UNCOVERED', null],
  ),
]

const pairs = ['C>C', 'C>P', 'P>P', 'P>C'] as const
const carried = 'assessed 2021-01-01 PROCEED'

const modules = pairs.flatMap((made, i) =>
  pairs.map((roles): Case => {
    const clauses = `eu-scc-2021-m${i + 1}`
    const has = [`safeguard ${clauses} 2021-06-01..`, carried]
    const is = made === roles ? (`SAFEGUARDED ${clauses}` as const) : 'MECHANISM_MISMATCH'
    return { ends: 'IE > IN', roles, has, on: '2022-06-01', is, next: null, source: 'facts.md section 3, modules' }
  }),
)

const clauses = [
  ...pairs.flatMap((roles, i) =>
    scene(
      'Decision 2021/914: usable from 27 June 2021',
      { ends: 'IE > IN', roles, has: [`safeguard eu-scc-2021-m${i + 1} 2021-06-01..`, carried] },
      ['2021-06-26', 'MECHANISM_ENDED', '2021-06-27'],
      ['2021-06-27', `SAFEGUARDED eu-scc-2021-m${i + 1}`, null],
    ),
  ),
  ...scene(
    'facts.md section 3: module 4 needs an assessment only where the processor adds data of its own',
    { ends: 'IE > IN', roles: 'P>C', has: ['safeguard eu-scc-2021-m4 2022-01-01..'] },
    ['2022-06-01', 'SAFEGUARDED eu-scc-2021-m4', null],
  ),
  ...scene('Clause 14 of Decision 2021/914', { ends: 'IE > IN', has: ['safeguard eu-scc-2021-m2 2022-01-01..'] }, [
    '2022-06-01',
    'TIA_MISSING',
    null,
  ]),
  ...scene(
    "semantics.md section 3: the safeguard's own time",
    { ends: 'IE > IN', has: ['safeguard eu-scc-2021-m2 2022-01-01..2023-12-31', carried] },
    ['2021-12-31', 'MECHANISM_ENDED', '2022-01-01'],
    ['2023-12-31', 'SAFEGUARDED eu-scc-2021-m2', '2024-01-01'],
    ['2024-01-01', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'semantics.md section 3: no validFrom on a safeguard: since ever',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2021-m2 ..', carried] },
    ['2021-06-27', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'semantics.md section 3: it counts for exactly its exporter and importer',
    { ends: 'IE > IN', has: ['elsewhere safeguard eu-scc-2021-m2 2022-01-01..', carried] },
    ['2022-06-01', 'UNCOVERED', null],
  ),
  ...scene(
    'transfer-mechanisms.json, uk-addendum: the EU clauses without it cover nothing under UK GDPR',
    { ends: 'GB > US', has: ['safeguard eu-scc-2021-m2 2022-01-01..', carried] },
    ['2022-06-01', 'MECHANISM_MISMATCH', null],
  ),
  ...pairs.flatMap((roles) => [
    ...scene(
      'DPA 2018 s.119A: the IDTA, in force 21 March 2022',
      { ends: 'GB > IN', roles, has: ['safeguard uk-idta 2022-01-01..', carried] },
      ['2022-03-20', 'MECHANISM_ENDED', '2022-03-21'],
      ['2022-03-21', 'SAFEGUARDED uk-idta', null],
    ),
    ...scene(
      'DPA 2018 s.119A: the Addendum, in force 21 March 2022; its pair is that of the module inside',
      { ends: 'GB > IN', roles, has: ['safeguard uk-addendum 2022-01-01..', carried] },
      ['2022-03-20', 'MECHANISM_ENDED', '2022-03-21'],
      ['2022-03-21', 'SAFEGUARDED uk-addendum', null],
    ),
  ]),
  ...scene(
    'facts.md section 4: a transfer risk assessment is needed',
    { ends: 'GB > IN', has: ['safeguard uk-idta 2022-04-01..'] },
    ['2022-06-01', 'TIA_MISSING', null],
  ),
  ...scene(
    'FDPIC recognition of 27 August 2021; regimes.json: before dataFrom only what was in force covers',
    { ends: 'CH > IN', has: ['safeguard swiss-scc-adaptation 2021-01-01..', carried] },
    ['2021-08-26', 'UNDETERMINED', '2021-08-27'],
    ['2021-08-27', 'SAFEGUARDED swiss-scc-adaptation', null],
  ),
  ...scene(
    'PIPL Art. 38(1)(3); CAC Measures in force 1 June 2023',
    {
      ends: 'CN > US',
      has: ['safeguard cn-standard-contract 2023-01-01..', 'assessed 2023-01-01 PROCEED review 2024-01-01'],
    },
    ['2023-05-31', 'UNDETERMINED', '2023-06-01'],
    ['2023-06-01', 'SAFEGUARDED cn-standard-contract', '2024-01-02'],
  ),
  ...scene(
    'CAC Measures: an impact assessment is needed',
    { ends: 'CN > US', has: ['safeguard cn-standard-contract ..'] },
    ['2024-01-01', 'TIA_MISSING', null],
  ),
  ...scene(
    'transfer-mechanisms.json: the handler exports',
    { ends: 'CN > US', roles: 'P>C', has: ['safeguard cn-standard-contract ..'] },
    ['2024-01-01', 'MECHANISM_MISMATCH', null],
  ),
  ...scene('semantics.md section 3: nothing recorded', { ends: 'CN > US' }, ['2024-01-01', 'UNCOVERED', null]),
]

const lateAssessment = 'assessed 2020-07-16 PROCEED'
const oldClauses = [
  ...scene(
    'Decision 2010/87/EU, applied from 15 May 2010; C-311/18 of 16 July 2020 asks for an assessment',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2010-87 2010-02-05..'] },
    ['2010-05-14', 'MECHANISM_ENDED', '2010-05-15'],
    ['2010-05-15', 'SAFEGUARDED eu-scc-2010-87', '2020-07-16'],
    ['2020-07-15', 'SAFEGUARDED eu-scc-2010-87', '2020-07-16'],
    ['2020-07-16', 'TIA_MISSING', '2022-12-28'],
    ['2022-12-28', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'Decision 2021/914 Art. 4(4): agreed before 27 September 2021, until 27 December 2022',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2010-87 2021-09-26..', lateAssessment] },
    ['2021-09-25', 'MECHANISM_ENDED', '2021-09-26'],
    ['2021-09-26', 'SAFEGUARDED eu-scc-2010-87', '2022-12-28'],
    ['2021-09-27', 'SAFEGUARDED eu-scc-2010-87', '2022-12-28'],
    ['2022-12-27', 'SAFEGUARDED eu-scc-2010-87', '2022-12-28'],
    ['2022-12-28', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'Decision 2021/914 Art. 4: agreed too late',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2010-87 2021-09-27..', lateAssessment] },
    ['2021-09-27', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'semantics.md section 3: no validFrom is not in time for old clauses',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2010-87 ..', lateAssessment] },
    ['2021-09-26', 'SAFEGUARDED eu-scc-2010-87', '2021-09-27'],
    ['2021-09-27', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'facts.md section 4: 2010/87 is controller to processor',
    { ends: 'IE > IN', roles: 'C>C', has: ['safeguard eu-scc-2010-87 2015-01-01..', lateAssessment] },
    ['2021-01-01', 'MECHANISM_MISMATCH', '2022-12-28'],
  ),
  ...scene(
    'Decision 2001/497/EC, applied from 3 September 2001',
    { ends: 'IE > IN', roles: 'C>C', has: ['safeguard eu-scc-2001-497 2001-07-01..', lateAssessment] },
    ['2001-09-02', 'MECHANISM_ENDED', '2001-09-03'],
    ['2001-09-03', 'SAFEGUARDED eu-scc-2001-497', '2022-12-28'],
    ['2022-12-28', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'Decision 2004/915/EC, from 1 April 2005',
    { ends: 'IE > IN', roles: 'C>C', has: ['safeguard eu-scc-2004-915 2005-01-01..', lateAssessment] },
    ['2005-03-31', 'MECHANISM_ENDED', '2005-04-01'],
    ['2005-04-01', 'SAFEGUARDED eu-scc-2004-915', '2022-12-28'],
    ['2022-12-27', 'SAFEGUARDED eu-scc-2004-915', '2022-12-28'],
  ),
  ...scene(
    'Decision 2002/16/EC, repealed from 15 May 2010, taken to end with 2010/87',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2002-16 2002-01-01..', lateAssessment] },
    ['2002-04-02', 'MECHANISM_ENDED', '2002-04-03'],
    ['2002-04-03', 'SAFEGUARDED eu-scc-2002-16', '2021-09-27'],
    ['2021-09-26', 'SAFEGUARDED eu-scc-2002-16', '2021-09-27'],
    ['2021-09-27', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'Decision 2010/87/EU repeals 2002/16/EC: agreed too late',
    { ends: 'IE > IN', has: ['safeguard eu-scc-2002-16 2010-05-15..'] },
    ['2010-05-15', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'DPA 2018 Sch. 21 paras 7-8; until 21 March 2024, read as inclusive',
    { ends: 'GB > IN', has: ['safeguard uk-legacy-eu-scc 2015-01-01..', lateAssessment] },
    ['2021-01-01', 'SAFEGUARDED uk-legacy-eu-scc', '2024-03-22'],
    ['2022-09-22', 'SAFEGUARDED uk-legacy-eu-scc', '2024-03-22'],
    ['2024-03-21', 'SAFEGUARDED uk-legacy-eu-scc', '2024-03-22'],
    ['2024-03-22', 'MECHANISM_ENDED', null],
  ),
  ...scene(
    'ICO transitional provisions: no new ones after 21 September 2022',
    { ends: 'GB > IN', has: ['safeguard uk-legacy-eu-scc 2022-09-22..', lateAssessment] },
    ['2022-10-01', 'MECHANISM_ENDED', null],
  ),
]

const otherSafeguards = [
  ...scene(
    'GDPR Art. 46(2)(b), from 25 May 2018; C-311/18 reaches every Art. 46 tool',
    { ends: 'IE > IN', has: ['safeguard bcr-c 2010-01-01..'] },
    ['2018-05-24', 'MECHANISM_ENDED', '2018-05-25'],
    ['2018-05-25', 'SAFEGUARDED bcr-c', '2020-07-16'],
    ['2020-07-16', 'TIA_MISSING', null],
  ),
  ...scene(
    'facts.md section 4: BCR-C are C->C and C->P',
    { ends: 'IE > IN', roles: 'P>P', has: ['safeguard bcr-c ..'] },
    ['2019-01-01', 'MECHANISM_MISMATCH', null],
  ),
  ...scene('facts.md section 4: BCR-P are P->P', { ends: 'IE > IN', roles: 'P>P', has: ['safeguard bcr-p ..'] }, [
    '2019-01-01',
    'SAFEGUARDED bcr-p',
    '2020-07-16',
  ]),
  ...scene('facts.md section 4: BCR-P are P->P', { ends: 'IE > IN', roles: 'C>C', has: ['safeguard bcr-p ..'] }, [
    '2019-01-01',
    'MECHANISM_MISMATCH',
    null,
  ]),
  ...scene('UK GDPR Art. 46(2)(b): an approval of its own', { ends: 'GB > IN', has: ['safeguard bcr-c ..', carried] }, [
    '2022-01-01',
    'MECHANISM_MISMATCH',
    null,
  ]),
  ...scene(
    'UK GDPR Art. 46(2)(b); DPA 2018 Sch. 21 para. 9',
    { ends: 'GB > IN', roles: 'P>P', has: ['safeguard uk-bcr ..', carried] },
    ['2020-12-31', 'NOT_RESTRICTED', '2021-01-01'],
    ['2021-01-01', 'SAFEGUARDED uk-bcr', null],
  ),
  ...scene(
    'FADP Art. 16(2)(e), from 1 September 2023',
    { ends: 'CH > IN', has: ['safeguard swiss-bcr ..', carried] },
    ['2023-08-31', 'UNDETERMINED', '2023-09-01'],
    ['2023-09-01', 'SAFEGUARDED swiss-bcr', null],
  ),
  ...scene(
    'Directive 95/46/EC Art. 26(2), GDPR Art. 46(5); what is recorded covers before dataFrom',
    { ends: 'IE > IN', has: ['safeguard directive-26-2-authorisation 1999-01-01..'] },
    ['1998-12-31', 'UNDETERMINED', '1999-01-01'],
    ['1999-01-01', 'SAFEGUARDED directive-26-2-authorisation', '2020-07-16'],
    ['2018-05-25', 'SAFEGUARDED directive-26-2-authorisation', '2020-07-16'],
    ['2020-07-16', 'TIA_MISSING', null],
  ),
  ...scene(
    'GDPR Art. 46(5): authorisations under Art. 26(2) stay valid, and no new ones are given under it',
    { ends: 'IE > IN', has: ['safeguard directive-26-2-authorisation 2018-05-24..'] },
    ['2018-05-24', 'SAFEGUARDED directive-26-2-authorisation', '2020-07-16'],
  ),
  ...scene(
    'GDPR Art. 46(5): authorisations under Art. 26(2) stay valid, and no new ones are given under it',
    { ends: 'IE > IN', has: ['safeguard directive-26-2-authorisation 2018-05-25..', carried] },
    ['2018-05-25', 'MECHANISM_ENDED', null],
    ['2022-01-01', 'MECHANISM_ENDED', null],
  ),
  ...['art46-public-instrument', 'art46-administrative-arrangement'].flatMap((mechanism) => [
    ...scene(
      'GDPR Art. 46(2)(a) and 46(3)(b): between public authorities',
      { ends: 'IE > IN', roles: 'C>C', has: [`safeguard ${mechanism} ..`] },
      ['2018-05-24', 'MECHANISM_ENDED', '2018-05-25'],
      ['2018-05-25', `SAFEGUARDED ${mechanism}`, '2020-07-16'],
    ),
    ...scene(
      'transfer-mechanisms.json: controller to controller',
      { ends: 'IE > IN', roles: 'C>P', has: [`safeguard ${mechanism} ..`, carried] },
      ['2022-01-01', 'MECHANISM_MISMATCH', null],
    ),
  ]),
  ...['art46-sa-scc', 'art46-ad-hoc-clauses'].flatMap((mechanism) =>
    scene(
      'GDPR Art. 46(2)(d) and 46(3)(a)',
      { ends: 'IE > IN', roles: 'P>C', has: [`safeguard ${mechanism} ..`, lateAssessment] },
      ['2018-05-24', 'MECHANISM_ENDED', '2018-05-25'],
      ['2020-07-15', `SAFEGUARDED ${mechanism}`, null],
      ['2020-07-16', `SAFEGUARDED ${mechanism}`, null],
    ),
  ),
  ...['art46-certification', 'art46-code-of-conduct'].flatMap((mechanism) => [
    ...scene(
      'GDPR Art. 46(2)(e) and (f): a certified, or adhering, importer',
      {
        ends: 'IE > IN',
        has: [`safeguard ${mechanism} 2019-01-01..`, `certified ${mechanism} 2020-01-01..2021-12-31`, lateAssessment],
      },
      ['2019-12-31', 'CERTIFICATION_MISSING', '2020-01-01'],
      ['2020-01-01', `SAFEGUARDED ${mechanism}`, '2022-01-01'],
      ['2022-01-01', 'CERTIFICATION_MISSING', null],
    ),
    ...scene(
      'semantics.md section 3: route 2 is a safeguard, a certification alone is none',
      { ends: 'IE > IN', has: [`certified ${mechanism} 2020-01-01..`] },
      ['2021-01-01', 'UNCOVERED', null],
    ),
  ]),
]

const derogations = [
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap((letter, i) =>
    scene(
      `GDPR Art. 49(1) first subparagraph (${letter}), from 25 May 2018`,
      { ends: 'IE > IN', roles: pairs[i % 4]!, has: [`safeguard art49-1-${letter} ..`] },
      ['2018-05-24', 'MECHANISM_ENDED', '2018-05-25'],
      ['2018-05-25', `DEROGATION art49-1-${letter}`, null],
    ),
  ),
  ...scene(
    'GDPR Art. 49(1) second subparagraph: interests of the controller',
    { ends: 'IE > IN', roles: 'P>P', has: ['safeguard art49-1-compelling ..'] },
    ['2024-01-01', 'MECHANISM_MISMATCH', null],
  ),
  ...scene(
    'GDPR Art. 49(1) second subparagraph',
    { ends: 'IE > IN', has: ['safeguard art49-1-compelling 2024-01-01..2024-03-31'] },
    ['2023-12-31', 'MECHANISM_ENDED', '2024-01-01'],
    ['2024-03-31', 'DEROGATION art49-1-compelling', '2024-04-01'],
    ['2024-04-01', 'MECHANISM_ENDED', null],
  ),
  ...['a', 'b', 'c', 'd', 'e', 'f'].flatMap((letter) =>
    scene(
      `Directive 95/46/EC Art. 26(1)(${letter}), repealed from 25 May 2018`,
      { ends: 'IE > IN', has: [`safeguard directive-26-1-${letter} ..`] },
      ['1998-10-24', `DEROGATION directive-26-1-${letter}`, '2018-05-25'],
      ['2018-05-24', `DEROGATION directive-26-1-${letter}`, '2018-05-25'],
      ['2018-05-25', 'MECHANISM_ENDED', null],
    ),
  ),
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'compelling'].flatMap((letter) =>
    scene(
      'UK GDPR Art. 49(1), from the first full day of UK GDPR',
      { ends: 'GB > IN', roles: 'C>C', has: [`safeguard uk-art49-1-${letter} ..`] },
      ['2020-12-31', 'NOT_RESTRICTED', '2021-01-01'],
      ['2021-01-01', `DEROGATION uk-art49-1-${letter}`, null],
    ),
  ),
  ...scene('UK GDPR Art. 49 is no route under the EU GDPR', { ends: 'IE > IN', has: ['safeguard uk-art49-1-b ..'] }, [
    '2024-01-01',
    'MECHANISM_MISMATCH',
    null,
  ]),
  ...['a', 'b', 'c1', 'c2', 'd', 'e', 'f'].flatMap((letter) =>
    scene(
      'FADP Art. 17(1), from 1 September 2023',
      { ends: 'CH > IN', roles: 'P>C', has: [`safeguard swiss-art17-1-${letter} ..`] },
      ['2023-08-31', 'UNDETERMINED', '2023-09-01'],
      ['2023-09-01', `DEROGATION swiss-art17-1-${letter}`, null],
    ),
  ),
]

const choice = [
  ...scene(
    'semantics.md section 3: route 1 before route 2',
    { ends: 'IE > GB', has: ['safeguard eu-scc-2021-m2 2021-06-27..', carried] },
    ['2021-06-28', 'ADEQUATE eu-adequacy', '2031-12-28'],
    ['2031-12-28', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'semantics.md section 3: route 2 before route 3, even for a shorter time',
    { ends: 'IE > IN', has: ['safeguard art49-1-a ..', 'safeguard eu-scc-2021-m2 2022-01-01..2022-12-31', carried] },
    ['2022-06-01', 'SAFEGUARDED eu-scc-2021-m2', '2023-01-01'],
    ['2023-01-01', 'DEROGATION art49-1-a', null],
  ),
  ...scene(
    'semantics.md section 3: bcr before scc',
    {
      ends: 'IE > IN',
      has: ['safeguard eu-scc-2021-m2 2022-01-01..', 'safeguard bcr-c 2022-01-01..2022-12-31', carried],
    },
    ['2022-06-01', 'SAFEGUARDED bcr-c', '2023-01-01'],
    ['2023-01-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'semantics.md section 3: scc before scc-legacy',
    {
      ends: 'IE > IN',
      has: ['safeguard eu-scc-2010-87 2015-01-01..', 'safeguard eu-scc-2021-m2 2022-01-01..2022-06-30', carried],
    },
    ['2022-06-30', 'SAFEGUARDED eu-scc-2021-m2', '2022-07-01'],
    ['2022-07-01', 'SAFEGUARDED eu-scc-2010-87', '2022-12-28'],
  ),
  ...scene(
    'semantics.md section 3: scc-legacy before appropriate-safeguard',
    { ends: 'IE > IN', has: ['safeguard art46-ad-hoc-clauses ..', 'safeguard eu-scc-2010-87 2015-01-01..', carried] },
    ['2022-12-27', 'SAFEGUARDED eu-scc-2010-87', '2022-12-28'],
    ['2022-12-28', 'SAFEGUARDED art46-ad-hoc-clauses', null],
  ),
  ...scene(
    'semantics.md section 3: then the later validTo',
    {
      ends: 'GB > IN',
      has: ['safeguard uk-idta 2022-04-01..2025-12-31', 'safeguard uk-addendum 2022-04-01..2026-12-31', carried],
    },
    ['2025-06-01', 'SAFEGUARDED uk-addendum', '2027-01-01'],
  ),
  ...scene(
    'semantics.md section 3: an open validTo is the latest',
    {
      ends: 'GB > IN',
      has: ['safeguard uk-addendum 2022-04-01..2099-12-31', 'safeguard uk-idta 2022-04-01..', carried],
    },
    ['2025-06-01', 'SAFEGUARDED uk-idta', null],
  ),
  ...scene(
    'semantics.md section 3: then the key (the first recorded here)',
    { ends: 'GB > IN', has: ['safeguard uk-idta 2022-04-01..', 'safeguard uk-addendum 2022-04-01..', carried] },
    ['2025-06-01', 'SAFEGUARDED uk-idta', null],
  ),
  ...scene(
    'semantics.md section 3, farthest first: certification before mismatch before time',
    {
      ends: 'IE > US',
      has: ['safeguard eu-us-privacy-shield ..', 'safeguard eu-scc-2021-m1 2022-01-01..', 'safeguard eu-us-dpf ..'],
    },
    ['2020-07-15', 'CERTIFICATION_MISSING', '2020-07-16'],
    ['2020-07-16', 'MECHANISM_ENDED', '2022-01-01'],
    ['2022-01-01', 'MECHANISM_MISMATCH', '2023-07-10'],
    ['2023-07-10', 'CERTIFICATION_MISSING', null],
  ),
  ...scene(
    'semantics.md section 3, farthest first: the assessment before the certification',
    { ends: 'IE > US', has: ['certified eu-us-dpf ..2024-08-31', 'safeguard eu-scc-2021-m2 2022-01-01..'] },
    ['2024-09-01', 'TIA_MISSING', null],
  ),
]

const noted = (...assessments: string[]) => ({
  ends: 'IE > IN',
  has: ['safeguard eu-scc-2021-m2 2022-01-01..', ...assessments],
})
const assessments = [
  ...scene('semantics.md section 3, check 4: undated', noted('assessed undated PROCEED'), [
    '2022-06-01',
    'TIA_MISSING',
    null,
  ]),
  ...scene('semantics.md section 3, check 4: open', noted('assessed 2022-01-01 UNDETERMINED review 2023-01-01'), [
    '2022-06-01',
    'TIA_MISSING',
    null,
  ]),
  ...scene(
    'semantics.md section 3, check 4: an open one takes the place of an earlier one',
    noted('assessed 2022-01-01 PROCEED', 'assessed 2022-07-01 UNDETERMINED'),
    ['2022-06-30', 'SAFEGUARDED eu-scc-2021-m2', '2022-07-01'],
    ['2022-07-01', 'TIA_MISSING', null],
  ),
  ...scene(
    'semantics.md section 3, check 4: an undated one takes the place of none',
    noted('assessed 2022-01-01 PROCEED', 'assessed undated SUSPEND'),
    ['2022-06-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'Clause 14(f): suspend',
    noted('assessed 2022-01-01 SUSPEND review 2022-12-31'),
    ['2022-06-01', 'TIA_SUSPENDED', null],
    ['2023-06-01', 'TIA_SUSPENDED', null],
  ),
  ...scene(
    'semantics.md section 3, check 4: the latest by date, in whatever order recorded',
    noted('assessed 2022-07-01 PROCEED', 'assessed 2022-01-01 SUSPEND'),
    ['2022-06-30', 'TIA_SUSPENDED', '2022-07-01'],
    ['2022-07-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'semantics.md section 3, check 4: of one day, the last recorded',
    noted('assessed 2022-01-01 PROCEED', 'assessed 2022-01-01 SUSPEND'),
    ['2022-06-01', 'TIA_SUSPENDED', null],
  ),
  ...scene(
    'semantics.md section 3, check 4: on or before the date',
    noted('assessed 2022-06-01 PROCEED'),
    ['2022-05-31', 'TIA_MISSING', '2022-06-01'],
    ['2022-06-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'semantics.md section 3: past its review date, the day itself still holds',
    noted('assessed 2022-01-01 PROCEED review 2023-01-01'),
    ['2023-01-01', 'SAFEGUARDED eu-scc-2021-m2', '2023-01-02'],
    ['2023-01-02', 'TIA_STALE', null],
  ),
  ...scene(
    'semantics.md section 3: stale from the day of the change on',
    noted('assessed 2022-01-01 PROCEED changed 2022-06-15'),
    ['2022-06-14', 'SAFEGUARDED eu-scc-2021-m2', '2022-06-15'],
    ['2022-06-15', 'TIA_STALE', null],
  ),
  ...scene(
    'semantics.md section 3: a new assessment makes good what made the old one stale',
    noted('assessed 2022-01-01 PROCEED changed 2022-06-15', 'assessed 2022-08-01 PROCEED'),
    ['2022-07-31', 'TIA_STALE', '2022-08-01'],
    ['2022-08-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'country-profiles.json, US: PCLOB lost its quorum on 2025-01-27',
    { ...noted('assessed 2025-01-26 PROCEED'), ends: 'IE > US' },
    ['2025-01-26', 'SAFEGUARDED eu-scc-2021-m2', '2025-01-27'],
    ['2025-01-27', 'TIA_STALE', null],
  ),
  ...scene(
    'country-profiles.json, US: s.702 lapsed on 2026-06-12; an assessment of the day of a fact knows it',
    { ...noted('assessed 2025-01-27 PROCEED'), ends: 'IE > US' },
    ['2025-01-27', 'SAFEGUARDED eu-scc-2021-m2', '2026-06-12'],
  ),
  ...scene(
    'country-profiles.json, US: the EDPB letter of 2026-07-31 asks for no review',
    { ...noted('assessed 2026-06-29 PROCEED'), ends: 'IE > US' },
    ['2026-08-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene('country-profiles.json: facts of the to-country only', noted('assessed 2025-01-26 PROCEED'), [
    '2026-11-23',
    'SAFEGUARDED eu-scc-2021-m2',
    null,
  ]),
  ...scene(
    'semantics.md section 3: a workspace adds its own facts, and they bring the day of the next answer like those of the law',
    noted('assessed 2025-01-26 PROCEED fact 2026-03-01'),
    ['2026-02-28', 'SAFEGUARDED eu-scc-2021-m2', '2026-03-01'],
    ['2026-03-01', 'TIA_STALE', null],
  ),
  ...scene(
    'semantics.md section 3: a fact asks for review of what was assessed before it',
    noted('assessed 2026-03-01 PROCEED fact 2026-03-01'),
    ['2026-03-01', 'SAFEGUARDED eu-scc-2021-m2', null],
  ),
  ...scene(
    'semantics.md section 3: one document, stale for all it covers: here by a fact of its other destination',
    noted('assessed 2025-01-26 PROCEED covering US'),
    ['2025-01-26', 'SAFEGUARDED eu-scc-2021-m2', '2025-01-27'],
    ['2025-01-27', 'TIA_STALE', null],
  ),
  ...scene(
    'semantics.md section 3: a suspending assessment does not stop what rests on a decision',
    {
      ends: 'IE > US',
      has: ['certified eu-us-dpf', 'safeguard eu-scc-2021-m2 2022-01-01..', 'assessed 2022-01-01 SUSPEND'],
    },
    ['2023-07-09', 'TIA_SUSPENDED', '2023-07-10'],
    ['2023-07-10', 'ADEQUATE eu-us-dpf', null],
  ),
]

const onward = [
  ...scene(
    'semantics.md section 2(8): a full decision covers the United Kingdom',
    { ends: 'GB > IN under eu-gdpr' },
    ['2020-12-31', 'UNCOVERED', '2021-06-28'],
    ['2021-06-28', 'NOT_RESTRICTED', '2031-12-28'],
    ['2031-12-28', 'UNCOVERED', null],
  ),
  ...scene('semantics.md section 2(8): Switzerland', { ends: 'CH > US under eu-gdpr' }, [
    '2024-01-01',
    'NOT_RESTRICTED',
    null,
  ]),
  ...scene('semantics.md section 2(8): Swiss data by way of the United Kingdom', { ends: 'GB > IN under swiss-fadp' }, [
    '2024-01-01',
    'NOT_RESTRICTED',
    null,
  ]),
  ...scene('semantics.md section 2(8): a scoped decision is not a full one', { ends: 'CA > US under eu-gdpr' }, [
    '2024-01-01',
    'UNCOVERED',
    null,
  ]),
  ...scene(
    'SCC Clause 8.8: onward under the clauses',
    { ends: 'US > IN under eu-gdpr', roles: 'P>P', has: ['safeguard eu-scc-2021-m3 2022-01-01..', carried] },
    ['2022-06-01', 'SAFEGUARDED eu-scc-2021-m3', null],
  ),
  ...scene('GDPR Art. 44: onward transfers need a basis of their own', { ends: 'US > IN under eu-gdpr' }, [
    '2024-01-01',
    'UNCOVERED',
    null,
  ]),
]

const eeaEfta = scene(
  'regimes.json: the Directive held in Norway until 2018-07-19; the territory of both counts as one',
  { ends: 'NO > CH' },
  ['2000-06-30', 'NOT_RESTRICTED', '2000-07-01'],
  ['2000-07-01', 'UNDETERMINED', '2000-07-26'],
  ['2018-06-01', 'ADEQUATE eu-adequacy', null],
)

export const cases: Case[] = [
  ...example,
  ...unitedKingdom,
  ...countries,
  ...brazil,
  ...certifiedLists,
  ...modules,
  ...clauses,
  ...oldClauses,
  ...otherSafeguards,
  ...derogations,
  ...choice,
  ...assessments,
  ...onward,
  ...eeaEfta,
]
