/** What a place in a manifest may hold. Inputs, manifests and their rows in the database are read from the same shapes. */
export type Shape = Scalar | List | Group | Dictionary

/** A value without parts. */
export interface Scalar {
  kind: 'scalar'
  /** What the API calls it; text when left out. */
  type?: 'boolean' | 'integer' | 'date' | 'country' | 'duration'
  /** What stands here, for an error message: "a date such as 2024-08-31". */
  expects: string
  accepts(value: unknown): boolean
  /** The one way to write a value, where it has several; what it makes is what is stored. */
  normalize?(value: never): unknown
  refersTo?: Reference
  /** The words that are accepted, when there are few: "did you mean" chooses among them. */
  words?: readonly string[]
  /** People write it: letters of any script and accents belong there. */
  prose?: true
  /** What was probably meant, where its words alone do not show it. */
  meant?(value: string): string | null
  /** What is wrong with text that it does not accept, where more can be said than what it expects: "is no day: …". */
  explain?(value: string): string | null
  /** What JSON Schema can say of it, where there are no words. */
  json?: JsonSchema
  /** The enum whose words are accepted. */
  choices?: Record<string, string>
}

export type JsonSchema = { readonly [keyword: string]: unknown }

/** The section whose key stands here, or the list of the reference data whose key does. */
export type Reference = { section: string } | { law: LawList }
export type LawList = 'mechanisms' | 'legalBases' | 'regulations' | 'regimes'

/** An unordered list: its entries are told apart by their content. */
export interface List {
  kind: 'list'
  of: Scalar | Group
  /** How many entries it may have, when that is less than any list may. */
  most?: number
}

export interface Group {
  kind: 'group'
  /** The type of the API that says the same; an input says it by a type of that name with `Input` behind it. */
  typename?: string
  fields: Record<string, Field>
  exactlyOne: boolean
  /** What its fields must say together; answers the field at fault and what is wrong. */
  together?: (value: Record<string, never>) => Fault | null
}

/** What is wrong with a field that is sound in itself. */
export interface Fault {
  field: string
  problem: string
  remedy: string
}

export interface Dictionary {
  kind: 'dictionary'
  of: Group
}

export interface Field {
  shape: Shape
  required: boolean
  /** What an optional field that is left out says. */
  fallback: unknown
  /** What an input says of it, where the words of the API's own type do not fit. */
  description?: string
}

export const required = (shape: Shape): Field => ({ shape, required: true, fallback: null })
export const optional = (shape: Shape, fallback: unknown = emptyOf(shape)): Field => ({
  shape,
  required: false,
  fallback,
})

export const described = (description: string, field: Field): Field => ({ ...field, description })

/** A group that the API has a type for. */
export const typed = (typename: string, group: Group): Group => ({ ...group, typename })

export const list = (of: Scalar | Group, most?: number): List => ({ kind: 'list', of, most })
export const dictionary = (of: Group): Dictionary => ({ kind: 'dictionary', of })
export const group = (fields: Record<string, Field>, together?: Group['together']): Group => ({
  kind: 'group',
  fields,
  exactlyOne: false,
  together,
})
export const exactlyOneOf = (fields: Record<string, Shape>): Group => ({
  kind: 'group',
  fields: Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, optional(shape)])),
  exactlyOne: true,
})

function emptyOf(shape: Shape): unknown {
  return shape.kind === 'list' ? [] : shape.kind === 'dictionary' ? {} : null
}
