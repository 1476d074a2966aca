import { fold } from '../../platform/fold.ts'

/** What a column of a list says. */
export type ColumnKind = 'name' | 'service' | 'location' | 'seat' | 'data' | 'mechanism' | 'website'

/** The words by which headings are known, without accents; the first that fits counts. */
const wordings: [words: RegExp, kind: ColumnKind][] = [
  [/web ?site|\burl\b|\blinks?$|home ?page|privacy (policy|notice)|webseite/, 'website'],
  [
    /(entity|corporate|registered|vendor|company) (country|location|address|jurisdiction)|establish|incorporat|headquarter|\bsitz\b|siege|\bhq\b/,
    'seat',
  ],
  [
    /mechanism|safeguard|adequacy|\bsccs?\b|transfer (tool|basis|impact)|transfer$|garantie|overdracht|doorgifte|legal basis|rechtsgrundlage|\bdpa\b|data (processing|protection) (terms|agreement|addendum)/,
    'mechanism',
  ],
  [
    /location|locatie|countr|regio|where|jurisdiction|hosted|territor|geograph|standort|\bland\b|lander|\bort\b|pays|lieu|ubicacion|pais|vestiging|data cent/,
    'location',
  ],
  [
    /purpose|zweck|\bdoel|activi[td]|tatigkeit|finalit|finalidad|proposito|functions?$|description|services? (provided|rendered|description)|nature|subject matter|leistung|\bwhy\b|\buse\b|use case/,
    'service',
  ],
  [
    /sub-?\s?processor|entity|entidad|\b(name|nombre|nom|naam)\b|vendor|company|supplier|provider|third[- ]part|organi[sz]ation|dienstleister|anbieter|firma|unternehmen|verarbeiter|verwerker|sous-?traitant|proveedor|encargado|recipient|partner/,
    'name',
  ],
  [/\bdata\b|daten|donnees|datos|gegevens|information|categories/, 'data'],
  [/service|processing|role|type|category|what|product/, 'service'],
]

export const kindOf = (heading: string): ColumnKind | null =>
  wordings.find(([words]) => words.test(fold(heading)))?.[1] ?? null

/** A heading that says subprocessor names them, whatever other names stand before it, such as that of the publisher. */
const names = /sub-?\s?(processor|contractor|encargado|verwerker)|unterauftrag|sous-?traitant/

/** The columns of a table by what they say. Of several that could be names, the surest is, else the first. */
export function columnsOf(headings: readonly string[]): Map<ColumnKind, string[]> {
  const columns = new Map<ColumnKind, string[]>()
  const named = headings.filter((heading) => kindOf(heading) === 'name')
  const name = named.find((heading) => names.test(fold(heading))) ?? named[0]
  for (const heading of headings) {
    const kind = kindOf(heading)
    if (kind === null || (kind === 'name' && heading !== name)) continue
    columns.set(kind, [...(columns.get(kind) ?? []), heading])
  }
  return columns
}

/** A list of subprocessors names them, and says something of each. */
export function isSubprocessorTable(headings: readonly string[]): boolean {
  // A heading is a few words; a row of the table that has some of these words in it is long.
  if (headings.some((heading) => heading.length > 80)) return false
  const columns = columnsOf(headings)
  return columns.has('name') && columns.size >= 2
}
