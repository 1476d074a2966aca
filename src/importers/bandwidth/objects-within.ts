export type Path = readonly (string | number)[]
export interface PlacedObject {
  path: Path
  object: Record<string, unknown>
}

/** Every object within a value, itself included, each before those inside it, in the order of the input. */
export function* objectsWithin(value: unknown, path: Path = []): Generator<PlacedObject> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { path, object: value as Record<string, unknown> }
  for (const [step, inner] of Array.isArray(value) ? value.entries() : Object.entries(value))
    yield* objectsWithin(inner, [...path, step])
}
