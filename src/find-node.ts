import { recordTypes } from './contents.ts'
import { changesByPlace } from './history/changes.loads.ts'
import { findInLaw } from './law-api/find-in-law.ts'
import { dataFlowsByKey } from './processing/data-flow/data-flow.loads.ts'
import type { RecordSpec } from './record/record-spec.ts'
import type { Scope } from './record/scope.ts'
import { findingByKey } from './rules/finding/finding.loads.ts'
import { transferRecord } from './transfers/transfer/transfer.record.ts'

const specs = new Map<string, RecordSpec>([...recordTypes, transferRecord].map((spec) => [spec.typename, spec]))

/** How records of a type are kept, those made by the hub included; null when there is no such type. */
export const specOf = (typename: string): RecordSpec | null => specs.get(typename) ?? null

/** Finds what an id or a reason names: a record, a flow, a change, or an entry of the reference data. */
export async function findNode(scope: Scope, typename: string, key: string): Promise<object | null> {
  const spec = specOf(typename)
  if (spec) return scope.load.record(spec).load(key)
  if (typename === 'Change') return changesByPlace(scope).load(key)
  if (typename === 'Finding') return findingByKey(scope, key)
  if (typename === 'DataFlow') return dataFlowsByKey(scope).load(key)
  return findInLaw(scope.law, typename, key)
}
