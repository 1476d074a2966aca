import { isScalar, type Pair, type YAMLMap } from 'yaml'

/** The pair of a map that a manifest reads under this name: keys count as they are written. */
export const pairOf = (map: YAMLMap, name: string | number): Pair | undefined =>
  map.items.findLast(({ key }) => isScalar(key) && String(key.source ?? key.value) === name)
