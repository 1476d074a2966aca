import { dataFlows } from '../../processing/data-flow/data-flow.table.ts'
import { type Typed, withType } from '../../record/loaders.ts'
import { type Finding, findingKey } from '../find-findings.ts'
import type { Findings } from './finding.loads.ts'

/** What a change does to the findings of a date. One that only says something else is neither added nor settled. */
export interface FindingsChanged {
  added: Typed<ShownFinding>[]
  settled: Typed<ShownFinding>[]
}

/** A finding with what it is about where that is gone by now: a flow, alone of what findings speak of, leaves no trace. */
export interface ShownFinding extends Finding {
  gone?: object
}

export const nothingChanged: FindingsChanged = { added: [], settled: [] }

export function compareFindings(before: Findings, after: Findings): FindingsChanged {
  return {
    added: missingIn(before, after),
    settled: missingIn(after, before).map((finding) => ({ ...finding, ...goneOf(finding, before) })),
  }
}

const missingIn = (one: Findings, other: Findings) => other.all.filter((finding) => !one.byKey.has(findingKey(finding)))

function goneOf({ record }: Finding, { survey }: Findings): { gone?: object } {
  const flow = record.type === 'DataFlow' ? survey.find(dataFlows, record.key) : null
  return flow ? { gone: withType({ ...flow }, 'DataFlow') } : {}
}
