import type { Explained, ExplainedRule, FindingInShort, TransferInShort } from '../hub-answers.ts'
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
    ...reasons.flatMap(({ rule, message, legalReference }) => [
      `    - ${rule}: ${message}`,
      ...(legalReference ? [`      ${paint.dim(legalReference)}`] : []),
    ]),
  ]
}

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
