import { Field, InputType } from 'type-graphql'
import { type KnownWords, refuseAnyUnknown } from '../../record/refuse-unknown.ts'
import type { Scope } from '../../record/scope.ts'
import { rules } from '../all-rules.ts'
import type { Finding } from '../find-findings.ts'
import { Severity } from '../severity.type.ts'

@InputType({
  description:
    'Which findings to list: those that meet every field given. A field with several values is met by any of them, one with an empty list by none. Rules and record types must be known, else UNKNOWN_REFERENCE; a key that no record has finds nothing.',
})
export class FindingFilter {
  @Field(() => [String], { nullable: true, description: 'Findings of these rules, given by code.' })
  rule?: string[] | null

  @Field(() => [Severity], { nullable: true, description: 'Findings that matter this much.' })
  severity?: Severity[] | null

  @Field(() => [String], { nullable: true, description: 'Findings about records of these types, such as Transfer.' })
  recordType?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Findings about records with these keys.' })
  key?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they are waived; both when left out.' })
  waived?: boolean | null
}

const ruleCodes: KnownWords = { what: 'rule', words: new Set(rules.map(({ code }) => code)) }

/** Types that the hub makes itself; the others are those that a manifest can name. */
const madeByHub = ['DataFlow', 'Transfer']

/** Refuses a rule or a type of record that there is none of, at its place. */
export function checkFindingFilter({ contents }: Scope, { rule, recordType }: FindingFilter): void {
  const types = new Set([...contents.map(({ typename }) => typename), ...madeByHub])
  refuseAnyUnknown('filter.rule', rule, ruleCodes)
  refuseAnyUnknown('filter.recordType', recordType, { what: 'record type', words: types })
}

export function meetsFilter(filter: FindingFilter, finding: Finding): boolean {
  const { rule, severity, recordType, key, waived } = filter
  return (
    isOneOf(rule, finding.rule) &&
    isOneOf(severity, finding.severity) &&
    isOneOf(recordType, finding.record.type) &&
    isOneOf(key, finding.record.key) &&
    (waived === null || waived === undefined || waived === (finding.waiver !== null))
  )
}

const isOneOf = <T>(values: readonly T[] | null | undefined, value: T): boolean => !values || values.includes(value)
