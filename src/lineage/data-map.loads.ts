import { type IsoDate, windowHolds } from '../law/windows.ts'
import type { Scope } from '../record/scope.ts'
import { atRecords } from '../record/survey.loads.ts'
import { type DataMap, dataMapOf, type MappedFlow, mappedRecords } from './data-map.ts'
import { buildAdjacency, type LineageEdges } from './walk-edges.ts'

/** The data map of one day: the flows that run on it, and the walks' form of them. */
export interface DayMap {
  map: DataMap
  edges: LineageEdges
  flows: readonly MappedFlow[]
}

/** The data map, drawn anew only when a record on it changed. */
export const loadDataMap = (scope: Scope): Promise<DataMap> =>
  atRecords(scope, 'data map', mappedRecords, dataMapOf, ({ flows }) => 2 * flows.length)

/** The flows of a day, made ready for walks. */
export const loadDayMap = (scope: Scope, on: IsoDate): Promise<DayMap> =>
  atRecords(
    scope,
    `data map on ${on}`,
    mappedRecords,
    async () => {
      const map = await loadDataMap(scope)
      const flows = map.flows.filter(({ validFrom, validTo }) => windowHolds({ from: validFrom, to: validTo }, on))
      return { map, flows, edges: buildAdjacency(flows) }
    },
    ({ flows }) => flows.length,
  )
