import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { windowHolds } from '../../law/windows.ts'
import { pushTo } from '../../platform/maps.ts'
import type { FlowFacts } from '../../transfers/derive-graph.ts'
import type { Rule } from '../rule.ts'
import { isObserved, type RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { flowNames } from '../stands-on.ts'

export const rule: Rule = {
  code: 'FLOW_OBSERVED_NOT_DECLARED',
  severity: Severity.WARNING,
  looksFor:
    'A flow that another system saw (its activity begins with `observed/`) and no activity declares: between the same ends, with the same data, a part of it, or what it is part of.',
  legalReference: 'GDPR Art. 5(2), 30(1)',
  remedy: 'Add the flow to the activity that it belongs to; if it should not be there, stop it.',
  *find(ground) {
    const declared = declaredByEnds(ground)
    for (const flow of ground.flowGraph.flows) {
      if (!isObserved(flow.activity ?? '') || !isOn(flow, ground)) continue
      const known = declared.get(nameOfEnds(flow)) ?? []
      const more = flow.dataCategories.filter(
        (each) => !known.some((one) => ground.areRelated(dataCategories, one, each)),
      )
      if (more.length === 0) continue
      const names = someOf(more.map((each) => ground.nameOf(dataCategories, each)))
      yield {
        record: { type: 'DataFlow', key: flow.key },
        message: `${names} was seen to flow from ${flow.from.key} to ${flow.to.key} (${flow.key}); no activity declares it.`,
        records: more.map((each) => ({ type: 'DataCategory', key: each })),
        standsOn: flowNames(flow.key, more),
      }
    }
  },
}

/** Which categories the activities of the workspace declare to flow between two ends. */
function declaredByEnds(ground: RuleGround): Map<string, string[]> {
  const declared = new Map<string, string[]>()
  for (const flow of ground.flowGraph.flows)
    if (!isObserved(flow.activity ?? ''))
      for (const each of flow.dataCategories) pushTo(declared, nameOfEnds(flow), each)
  return declared
}

const isOn = ({ validFrom, validTo }: FlowFacts, { on }: RuleGround): boolean =>
  windowHolds({ from: validFrom, to: validTo }, on)

const nameOfEnds = ({ from, to }: FlowFacts): string => [from.kind, from.key, to.kind, to.key].join('\u0000')
