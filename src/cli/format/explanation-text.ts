import type {
  Explained,
  ExplainedFinding,
  ExplainedFlow,
  ExplainedRule,
  FindingInShort,
  ReasonInShort,
  TransferInShort,
} from '../hub-answers.ts'
import { countryName, listed } from '../in-words.ts'
import { transferSentence } from '../transfer-words.ts'
import type { Paint } from './paint.ts'

/** What a record is, and for each of its transfers what it rests on and why. */
export const explanationText = (records: readonly Explained[], paint: Paint): string =>
  records.map((record) => recordText(record, paint).join('\n')).join('\n\n')

function recordText(record: Explained, paint: Paint): string[] {
  const { __typename, key, name, description, source, confidence, version, updatedAt, transfers } = record
  const own = 'status' in record ? [record as unknown as TransferInShort] : (transfers ?? [])
  return [
    `${paint.bold(name)}`,
    `  ${words(__typename)} ${key}, version ${version} of ${updatedAt.slice(0, 10)}`,
    ...(description ? [`  ${description.split('\n').join('\n  ')}`] : []),
    ...(source ? [`  Source: ${source} (${confidence.toLowerCase()})`] : []),
    ...detailsOf(record).map((detail) => `  ${detail}`),
    ...own.flatMap((transfer) => ['', ...transferText(transfer, paint)]),
    ...record.findings.flatMap((finding) => ['', ...findingText(finding, paint)]),
  ]
}

function transferText(transfer: TransferInShort, paint: Paint): string[] {
  const { code, covered, reasons } = transfer.status
  return [
    `  ${transfer.key}`,
    `    It ${transferSentence(transfer)}.`,
    `    ${covered ? paint.green(code) : paint.red(code)}: ${covered ? 'covered today' : 'not covered today'}, because`,
    ...reasons.flatMap((reason) => reasonText(reason, paint)),
  ]
}

const reasonText = ({ rule, message, legalReference }: ReasonInShort, paint: Paint): string[] => [
  `    - ${rule}: ${message}`,
  ...(legalReference ? [`      ${paint.dim(legalReference)}`] : []),
]

/** What there is to say of a type beyond what all records have. */
function detailsOf(record: Explained): string[] {
  const { exporter, importer, mechanism, operator, countries, organizationKind, country, enforced } = record
  const names = (of: readonly { name: string }[] | undefined) => listed((of ?? []).map(({ name }) => name))
  const line = (what: string, said: string | null | undefined) => (said ? [`${what}: ${said}`] : [])
  return [
    ...(exporter && importer ? [`For transfers from ${exporter.name} to ${importer.name}, ${days(record)}.`] : []),
    ...(mechanism ? [`It rests on ${mechanism.name}, in force ${days(mechanism)} (${mechanism.legalReference}).`] : []),
    ...line('The mechanism ended', mechanism?.endReason),
    ...line('Kind', organizationKind?.toLowerCase().replaceAll('_', ' ')),
    ...line('Country', country && countryName(country)),
    ...line('Parent', record.parent?.name),
    ...line('Certifications', names(record.certifications)),
    ...line('Activities', names(record.activities)),
    ...line('Operator', operator?.name),
    ...line('Countries', listed((countries ?? []).map(countryName))),
    ...line('Data', names(record.dataCategories)),
    ...(enforced === undefined
      ? []
      : [enforced ? 'Enforced: what would add a violation is refused.' : 'Not enforced: violations are findings.']),
    ...line('Why', record.reason),
    ...line('The way out', record.remedy),
  ]
}

const days = ({ validFrom, validTo }: { validFrom?: string | null; validTo?: string | null }) =>
  validFrom || validTo
    ? [validFrom ? `from ${validFrom}` : '', validTo ? `until ${validTo}` : ''].filter(Boolean).join(' ')
    : 'without dates'

/** A flow, what it amounts to, and what is found of it. */
export function flowText(flow: ExplainedFlow, paint: Paint): string {
  const { key, kind, activity, from, to, dataCategories, transfers, undetermined, findings } = flow
  const place = (country: string | null) => (country ? ` in ${countryName(country)}` : '')
  const what = listed(dataCategories.map(({ name }) => name))
  return [
    paint.bold(`${from.name} → ${to.name}`),
    `  flow ${key}${activity ? ` of ${activity.name} (${activity.key})` : ''}, ${kind.toLowerCase().replaceAll('_', ' ')}`,
    `  It takes ${what} from ${from.name}${place(flow.fromCountry)} to ${to.name}${place(flow.toCountry)}.`,
    ...(transfers.length === 0 && undetermined.length === 0 ? ['  It makes no transfer today.'] : []),
    ...undetermined.flatMap((reason) => reasonText(reason, paint)),
    ...transfers.flatMap((transfer) => ['', ...transferText(transfer, paint)]),
    ...findings.flatMap((finding) => ['', ...findingText(finding, paint)]),
  ].join('\n')
}

/** One finding with all its reasons. */
export const findingExplained = (finding: ExplainedFinding, paint: Paint): string =>
  [
    ...findingText(finding, paint).map((line) => line.slice(2)),
    ...(finding.reasons.length > 0 ? ['  Because'] : []),
    ...finding.reasons.flatMap((reason) => reasonText(reason, paint)),
  ].join('\n')

/** What a code means that is no rule's. */
export const codeText = (code: string, { says, remedy }: { says: string; remedy: string }, paint: Paint): string =>
  [paint.bold(code), `  ${says}`, `  ${remedy}`].join('\n')

function findingText(
  { severity, rule, message, remedy, legalReference, waived }: FindingInShort,
  paint: Paint,
): string[] {
  return [
    `  ${severity === 'ERROR' ? paint.red(rule) : paint.yellow(rule)} (${severity.toLowerCase()}${waived ? ', waived' : ''})`,
    `    ${message}`,
    `    ${remedy}`,
    ...(legalReference ? [`    ${paint.dim(legalReference)}`] : []),
  ]
}

/** What a finding of a rule means, and the way out. */
export const ruleText = ({ code, severity, looksFor, legalReference, remedy }: ExplainedRule, paint: Paint): string =>
  [
    `${paint.bold(code)} (${severity.toLowerCase()})`,
    `  ${looksFor}`,
    `  ${remedy}`,
    ...(legalReference ? [`  ${paint.dim(legalReference)}`] : []),
  ].join('\n')

/** A type of the API as people say it. */
const words = (typename: string) => typename.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
