import { groupBy } from '../law/group-by.ts'
import type { AnsweredFinding, AnsweredFindings } from './answer.ts'
import { heading, labelled, pageWidth, wrap } from './text-layout.ts'
import { count, inWords } from './words.ts'

/** So many of a rule are told with their own words; of the rest, what they are about. */
const mostToldInFull = 3
const mostNamed = 6

/** What the rules have to say, the gravest first, by rule. */
export function findingsText({ totalCount, nodes }: AnsweredFindings): string[] {
  if (totalCount === 0) return [...heading('Findings'), '  The rules have nothing to say.']
  const byRule = groupBy(nodes, ({ rule }) => rule)
  return [
    ...heading('Findings'),
    ...wrap(`${sumText(nodes)}. They speak of what is on record: what is not stated may well be so.`, pageWidth),
    ...[...byRule.values()].flatMap((those) => ['', ...ruleText(those)]),
    ...(nodes.length < totalCount ? ['', ...wrap(`${totalCount - nodes.length} more are not shown.`, pageWidth)] : []),
  ]
}

function sumText(findings: readonly AnsweredFinding[]): string {
  const bySeverity = groupBy(findings, ({ severity }) => severity)
  return [...bySeverity].map(([severity, those]) => count(those.length, inWords(severity))).join(', ')
}

function ruleText(findings: readonly AnsweredFinding[]): string[] {
  const [first] = findings
  const { severity, rule, legalReference, remedy } = first!
  const about = findings.length > 1 ? `, ${count(findings.length, 'finding')}` : ''
  return [
    ...wrap(`${severity} ${rule}${about}${legalReference ? ` [${legalReference}]` : ''}`, pageWidth),
    ...labelled('found', told(findings), findings.length > 1 ? '- ' : ''),
    ...labelled('way out', [remedy]),
  ]
}

function told(findings: readonly AnsweredFinding[]): string[] {
  const inFull = findings.length > mostToldInFull + 1 ? findings.slice(0, mostToldInFull) : findings
  const rest = findings.slice(inFull.length)
  if (rest.length === 0) return inFull.map(messageOf)
  const named = rest.slice(0, mostNamed).map(({ record }) => record.key ?? record.__typename)
  const more = rest.length > mostNamed ? `, and ${rest.length - mostNamed} more` : ''
  return [...inFull.map(messageOf), `likewise: ${named.join(', ')}${more}`]
}

const messageOf = ({ message, waived }: AnsweredFinding) => (waived ? `${message} (waived)` : message)
