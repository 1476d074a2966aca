import { recordTypes } from './contents.ts'
import { findInLaw } from './law-api/find-in-law.ts'
import { dataFlowsByKey } from './processing/data-flow/data-flow.loads.ts'
import type { Scope } from './record/scope.ts'
import { transferRecord } from './transfers/transfer/transfer.record.ts'

const specs = new Map([...recordTypes, transferRecord].map((spec) => [spec.typename, spec]))

/** Finds what an id or a reason names: a record, a flow, or an entry of the reference data. */
export async function findNode(scope: Scope, typename: string, key: string): Promise<object | null> {
  const spec = specs.get(typename)
  if (spec) return scope.load.record(spec).load(key)
  if (typename === 'DataFlow') return dataFlowsByKey(scope).load(key)
  return findInLaw(scope.law, typename, key)
}
