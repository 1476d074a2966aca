/** A record with the places in the input that it was drawn from. */
export interface Drawn<E> {
  key: string
  entry: E
  from: string[]
}

/** A fact with its place in its list, such as `purposes[3]`. */
export type Placed<F> = F & { at: string }

export const placed = <F extends object>(list: string, facts: readonly F[]): Placed<F>[] =>
  facts.map((fact, position) => ({ ...fact, at: `${list}[${position}]` }))

/** A fact that the check of the input has found to be there. */
export function theFact<F extends { id: string }>(facts: readonly F[], id: string): F {
  const found = facts.find((fact) => fact.id === id)
  if (!found) throw new Error(`The input was checked to have a fact "${id}".`)
  return found
}

export const withoutPrefix = (prefix: string, id: string) => (id.startsWith(prefix) ? id.slice(prefix.length) : id)
