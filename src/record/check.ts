import { suggest } from '../platform/suggest.ts'
import { lookalikeHint } from './lookalikes.ts'
import { isKey } from './scalars.ts'
import type { Field, Group, List, Reference, Scalar, Shape } from './shape.ts'

export type Path = readonly (string | number)[]

/** What is wrong with an input, where, and the way out. */
export interface Problem {
  code: 'INVALID' | 'UNKNOWN_FIELD' | 'UNKNOWN_SECTION' | 'UNKNOWN_REFERENCE' | 'DUPLICATE_KEY' | 'FORBIDDEN_TRANSITION'
  message: string
  path: Path
  remedy: string | null
}

export interface FoundReference {
  to: Reference
  key: string
  path: Path
}

export const longestList = 10_000

/** Checks values against shapes and gathers everything that is wrong, and every reference, before anyone looks at either. */
export class Check {
  readonly problems: Problem[] = []
  readonly references: FoundReference[] = []

  invalid(path: Path, message: string, remedy: string | null = null): void {
    this.problems.push({ code: 'INVALID', message, path, remedy })
  }

  /** The value with every field present and every scalar in its one form; null where it was wrong. */
  value(shape: Shape, value: unknown, path: Path): unknown {
    switch (shape.kind) {
      case 'scalar':
        return this.scalar(shape, value, path)
      case 'list':
        return this.list(shape, value, path)
      case 'group':
        return this.group(shape, value, path)
      case 'dictionary':
        return this.dictionary(shape.of, value, path)
    }
  }

  private scalar(shape: Scalar, value: unknown, path: Path): unknown {
    if (!shape.accepts(value)) {
      const { message, remedy } = scalarFault(shape, value)
      this.invalid(path, message, remedy)
      return null
    }
    if (shape.refersTo) this.references.push({ to: shape.refersTo, key: value as string, path })
    return shape.normalize ? shape.normalize(value as never) : value
  }

  private list({ of, most = longestList }: List, value: unknown, path: Path): unknown[] {
    if (!Array.isArray(value)) {
      this.invalid(path, `${show(value)} stands where a list is expected.`, 'Write a list: [ … ].')
      return []
    }
    if (value.length > most) {
      this.invalid(path, `The list has ${value.length} entries; at most ${most} are taken.`)
      return []
    }
    return value.map((entry, position) => this.value(of, entry, [...path, position]))
  }

  private group(shape: Group, value: unknown, path: Path): Record<string, unknown> | null {
    if (!isObject(value)) {
      this.invalid(path, `${show(value)} stands where a set of fields is expected.`, 'Write fields: { name: … }.')
      return null
    }
    const before = this.problems.length
    const checked: Record<string, unknown> = {}
    for (const name of Object.keys(value)) if (!Object.hasOwn(shape.fields, name)) this.unknownField(shape, name, path)
    for (const [name, field] of Object.entries(shape.fields))
      checked[name] = this.field(field, value[name], [...path, name])
    if (shape.exactlyOne) this.exactlyOne(shape, value, path)
    // Only a group whose fields are sound can be asked what they say together.
    const fault = this.problems.length === before && shape.together?.(checked as Record<string, never>)
    if (fault) this.invalid([...path, fault.field], fault.problem, fault.remedy)
    return checked
  }

  private field(field: Field, value: unknown, path: Path): unknown {
    if (value !== undefined && value !== null) return this.value(field.shape, value, path)
    if (field.required) {
      const expects = field.shape.kind === 'scalar' ? field.shape.expects : `a ${field.shape.kind}`
      this.invalid(path, `${path.at(-1)} is missing.`, `Write ${expects}.`)
    }
    return field.fallback
  }

  private exactlyOne(shape: Group, value: Record<string, unknown>, path: Path): void {
    const given = Object.keys(shape.fields).filter((name) => value[name] !== undefined && value[name] !== null)
    if (given.length === 1) return
    const names = Object.keys(shape.fields).join(', ')
    this.invalid(
      path,
      `${given.length === 0 ? 'None' : given.join(' and ')} of ${names} stands here.`,
      'Write exactly one.',
    )
  }

  private unknownField(shape: Group, name: string, path: Path): void {
    const near = suggest(name, Object.keys(shape.fields))
    this.problems.push({
      code: 'UNKNOWN_FIELD',
      message: `There is no field ${show(name)} here.`,
      path: [...path, name],
      remedy: hinted(name, near ? `Did you mean ${near}?` : `Fields are ${Object.keys(shape.fields).join(', ')}.`),
    })
  }

  private dictionary(of: Group, value: unknown, path: Path): Record<string, unknown> {
    if (!isObject(value)) {
      this.invalid(path, `${show(value)} stands where keys with their fields are expected.`, 'Write key: { … }.')
      return {}
    }
    if (Object.keys(value).length > longestList) {
      this.invalid(path, `There are ${Object.keys(value).length} entries; at most ${longestList} are taken.`)
      return {}
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        this.key(key, [...path, key]),
        this.value(of, entry, [...path, key]),
      ]),
    )
  }

  key(key: string, path: Path, longest = 128): string {
    if (!isKey(key, longest)) {
      this.invalid(
        path,
        `${show(key)} is no key.`,
        hinted(
          key,
          `Use lower-case letters, digits and . _ / -, beginning with a letter or digit, at most ${longest} characters.`,
        ),
      )
    }
    return key
  }
}

/** What is said of a value that a scalar does not accept, and the way out: the same of a manifest and of an argument. */
export function scalarFault(
  shape: Pick<Scalar, 'expects' | 'words' | 'meant' | 'explain' | 'prose'>,
  value: unknown,
): { message: string; remedy: string } {
  if (typeof value !== 'string') return { message: standsWhere(shape, value), remedy: `Write ${shape.expects}.` }
  const why = shape.explain?.(value)
  const near = shape.meant ? shape.meant(value) : shape.words && suggest(value, shape.words)
  const remedy = near ? `Did you mean ${near}?` : `Write ${shape.expects}.`
  return {
    message: why ? `${show(value)} ${why}.` : standsWhere(shape, value),
    remedy: shape.prose ? remedy : hinted(value, remedy),
  }
}

const standsWhere = ({ expects }: Pick<Scalar, 'expects'>, value: unknown) =>
  `${show(value)} stands where ${expects} is expected.`

/** A way out, and before it what of the word only looks like a plain letter. */
export const hinted = (word: string, remedy: string) => [lookalikeHint(word), remedy].filter(Boolean).join(' ')

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as an error message may repeat it: short, on one line, and with what is invisible made visible. */
export function show(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value)
  const short = written.length > 80 ? `${written.slice(0, 77)}…` : written
  return short.replace(/[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, (invisible) => {
    return `\\u${invisible.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
