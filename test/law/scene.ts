import { loadLaw } from '../../src/law/law.ts'
import type { AssessmentFacts, CertificationFacts, Facts, SafeguardFacts } from '../../src/law/status.ts'
import { exportingWindows, outsideWindows } from '../../src/law/territory.ts'
import { intersect } from '../../src/law/windows.ts'

/** A case in words. */
export interface Scene {
  /** "IE > US": from one country to another, under the regime of the first. "US > IN under eu-gdpr": onward. */
  ends: string
  /** "controller > processor", as first letters. */
  roles?: 'C>C' | 'C>P' | 'P>P' | 'P>C'
  /**
   * What is on record between exporter and importer, in this order:
   * "safeguard eu-scc-2021-m2 2022-01-10..", "certified eu-us-dpf 2023-09-01..2024-08-31",
   * "assessed 2022-01-05 PROCEED review 2023-01-05 changed 2022-06-01", "assessed undated PROCEED",
   * "assessed 2022-01-05 PROCEED fact 2022-06-01" (of a profile of the workspace that it looks at), "… covering IN" (a
   * destination besides its own),
   * "inferred eu-scc-2021-m1" (a safeguard that is our reading), "role of importer not stated",
   * "no system" (it touches none), and with "elsewhere" in front what is between other organizations.
   */
  has?: string[]
}

const homeRegime: Record<string, string> = { GB: 'uk-gdpr', CH: 'swiss-fadp', BR: 'br-lgpd', CN: 'cn-pipl' }
const role = { C: 'controller', P: 'processor' } as const

/** The facts that a scene tells of; the transfer exists whenever the border lies between its ends. */
export function factsOf({ ends, roles = 'C>P', has = [] }: Scene): Facts {
  const [, fromCountry, toCountry, under] = /^(..) > (..)(?: under (.+))?$/.exec(ends)! as unknown as string[]
  const regime = under ?? homeRegime[fromCountry!] ?? 'eu-gdpr'
  const law = loadLaw()
  const outside = outsideWindows(law, regime, toCountry!)
  const from = exportingWindows(law, regime, fromCountry!)
  const [exporterRole, importerRole] = roles.split('>') as ['C' | 'P', 'C' | 'P']
  const onRecord = has.map((line, index) => record(line, index, toCountry!))
  return {
    transfer: {
      key: 'exporter/importer',
      exporter: 'exporter',
      importer: 'importer',
      fromCountry: fromCountry!,
      toCountry: toCountry!,
      regime,
      pair: { exporter: role[exporterRole], importer: role[importerRole] },
      windows: under ? outside : intersect(from, outside),
      rolesNotStated: has.flatMap((line) => /^role of (\w+) not stated$/.exec(line)?.[1] ?? []),
      touchesSystem: !has.includes('no system'),
    },
    safeguards: onRecord.flatMap(({ safeguard }) => safeguard ?? []),
    certifications: onRecord.flatMap(({ certification }) => certification ?? []),
    assessments: onRecord.flatMap(({ assessment }) => assessment ?? []),
  }
}

interface OnRecord {
  safeguard?: SafeguardFacts
  certification?: CertificationFacts
  assessment?: AssessmentFacts
}

function record(line: string, index: number, toCountry: string): OnRecord {
  const here = line.replace(/^elsewhere /, '')
  const importer = here === line ? 'importer' : 'another'
  const key = `r${String(index).padStart(2, '0')}`
  const [kind, what, ...rest] = here.split(' ') as [string, string, ...string[]]
  const [validFrom, validTo] = (rest[0] ?? '..').split('..').map((day) => day || null) as [string | null, string | null]
  if (kind === 'safeguard' || kind === 'inferred') {
    const confidence = kind === 'inferred' ? 'INFERRED' : 'STATED'
    return { safeguard: { key, exporter: 'exporter', importer, mechanism: what, confidence, validFrom, validTo } }
  }
  if (kind === 'certified')
    return { certification: { key, organization: importer, standard: what, validFrom, validTo } }
  if (kind === 'assessed') return { assessment: assessment(key, index, what, toCountry, rest) }
  return {}
}

function assessment(
  key: string,
  recorded: number,
  day: string,
  toCountry: string,
  [outcome, ...rest]: string[],
): AssessmentFacts {
  const after = (word: string) => (rest.includes(word) ? rest[rest.indexOf(word) + 1]! : null)
  const changed = after('changed')
  const fact = after('fact')
  const also = after('covering')
  return {
    key,
    outcome: outcome as AssessmentFacts['outcome'],
    assessedOn: day === 'undated' ? null : day,
    reviewDueOn: after('review'),
    recorded,
    changes: changed
      ? [
          {
            on: changed,
            message: 'the data categories changed',
            records: [{ type: 'Transfer', key: 'exporter/importer' }],
          },
        ]
      : [],
    toCountries: also ? [toCountry, also] : [toCountry],
    ownFacts: fact
      ? [
          {
            profile: 'own',
            country: toCountry,
            date: fact,
            fact: 'a new act on access is in force',
            asksForReview: true,
          },
        ]
      : [],
  }
}
