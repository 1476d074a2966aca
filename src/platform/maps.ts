/** The value kept under a key, made the first time it is asked for. */
export function remember<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  const found = kept.get(key)
  if (found !== undefined) return found
  const made = make()
  kept.set(key, made)
  return made
}

/** Adds to the list kept under a key. */
export function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The number of a name: counted up from 0 as names come. */
export function numberOf<K>(numbers: Map<K, number>, name: K): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}
