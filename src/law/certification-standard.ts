import { z } from 'zod'
import type { Law } from './law.ts'
import { perLaw } from './per-law.ts'
import {
  type DeepReadonly,
  inOrder,
  isoDateOrNull,
  metaWith,
  valueSet,
  verification,
  words,
  wordsOrNull,
} from './schema-parts.ts'

const schemes = ['certificate', 'attestation'] as const

const edition = z
  .strictObject({
    edition: words,
    alsoWritten: z.array(words),
    publishedOn: isoDateOrNull,
    validTo: isoDateOrNull,
    endReason: wordsOrNull,
    verification,
    sources: z.array(words).min(1),
  })
  .refine(({ publishedOn, validTo }) => inOrder({ from: publishedOn, to: validTo }), {
    path: ['validTo'],
    error: 'is before publishedOn',
  })

const standard = z.strictObject({
  id: words,
  name: words,
  scheme: z.enum(schemes),
  alsoWritten: z.array(words),
  types: z.array(z.strictObject({ type: words, alsoWritten: z.array(words) })),
  editions: z.array(edition),
  note: wordsOrNull,
})

/** certification-standards.json */
export const certificationStandardsFile = z.strictObject({
  meta: metaWith({ scheme: valueSet(schemes), verification: valueSet(verification.options) }),
  standards: z.array(standard),
})

/** A standard that organizations are certified or attested to, with its editions. */
export type CertificationStandard = DeepReadonly<z.infer<typeof standard>>
type Edition = CertificationStandard['editions'][number]

/** What a certification says it is to, read by the reference data. */
export interface ReadStandard {
  standard: CertificationStandard
  /** Null: none is stated, or none that is known. */
  edition: Edition | null
  /** The edition as it was written, where that is not its name. */
  slip: string | null
  /** Of an attestation, its type; null: not stated. */
  type: string | null
}

interface Written {
  name: string
  standard: string
  edition: string | null
  scope: string | null
}

/** Reads "ISO/IEC 27001:2013", or the standard and the edition apart; null: the reference data does not know it. */
export function readStandard(law: Law, written: Written): ReadStandard | null {
  const [name, inName] = written.standard.split(':') as [string, string | undefined]
  const standard = standardsByName(law).get(fold(name))
  if (!standard) return null
  const said = (written.edition ?? inName)?.split(':').at(-1)?.trim() ?? null
  const found = standard.editions.find((each) => said === each.edition || each.alsoWritten.includes(said ?? ''))
  return {
    standard,
    edition: found ?? null,
    slip: found && said !== found.edition ? said : null,
    type: typeOf(standard, written),
  }
}

/** Whether the reference data knows the standard by this name. */
export const knowsStandard = (law: Law, name: string): boolean => standardsByName(law).has(fold(name.split(':')[0]!))

/** People write the type of a report wherever there is room. */
function typeOf({ types }: CertificationStandard, { name, standard, edition, scope }: Written): string | null {
  const text = [name, standard, edition, scope].join(' ')
  const isNamed = (word: string) => new RegExp(`\\b${word}\\b`, 'i').test(text)
  return types.find(({ type, alsoWritten }) => [type, ...alsoWritten].some(isNamed))?.type ?? null
}

const standardsByName = perLaw(
  (law) =>
    new Map(
      [...law.certificationStandards.values()].flatMap((each) =>
        namesOf(each).map((name) => [fold(name), each] as const),
      ),
    ),
)

const namesOf = ({ name, alsoWritten, types }: CertificationStandard): string[] => {
  const written = types.flatMap((each) => [each.type, ...each.alsoWritten])
  return [name, ...alsoWritten].flatMap((each) => [each, ...written.map((type) => `${each} ${type}`)])
}

const fold = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
