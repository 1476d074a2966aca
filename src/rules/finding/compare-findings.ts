import { dataFlows } from '../../processing/data-flow/data-flow.table.ts'
import { type Typed, withType } from '../../record/loaders.ts'
import { type Finding, findingKey } from '../find-findings.ts'
import type { Findings } from './finding.loads.ts'

/**
 * What a change does to the findings of a date. One that stands on more than before is added, with what is new; one
 * that only says something else is neither added nor settled.
 */
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
    added: after.all.flatMap((finding) => addedTo(before, finding)),
    settled: before.all
      .filter((finding) => !after.byKey.has(findingKey(finding)))
      .map((finding) => ({ ...finding, ...goneOf(finding, before) })),
  }
}

function addedTo(before: Findings, finding: Typed<Finding>): Typed<Finding>[] {
  const known = before.byKey.get(findingKey(finding))
  if (!known) return [finding]
  if (known.standsOn.join() === finding.standsOn.join()) return []
  const stood = new Set(known.standsOn)
  const standsOn = finding.standsOn.filter((each) => !stood.has(each))
  return standsOn.length > 0 ? [{ ...finding, standsOn }] : []
}

function goneOf({ record }: Finding, { survey }: Findings): { gone?: object } {
  const flow = record.type === 'DataFlow' ? survey.find(dataFlows, record.key) : null
  return flow ? { gone: withType({ ...flow }, 'DataFlow') } : {}
}
