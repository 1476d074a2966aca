import type { Law } from './law.ts'

/** Works something out once per law. Laws never change, so what was worked out stays true. */
export function perLaw<T>(workOut: (law: Law) => T): (law: Law) => T {
  const known = new WeakMap<Law, { value: T }>()
  return (law) => {
    let entry = known.get(law)
    if (!entry) {
      entry = { value: workOut(law) }
      known.set(law, entry)
    }
    return entry.value
  }
}

/** Works something out once per law and key, when first asked. */
export function perLawAndKey<T>(workOut: (law: Law, key: string) => T): (law: Law, key: string) => T {
  const known = perLaw(() => new Map<string, { value: T }>())
  return (law, key) => {
    const entries = known(law)
    let entry = entries.get(key)
    if (!entry) {
      entry = { value: workOut(law, key) }
      entries.set(key, entry)
    }
    return entry.value
  }
}
