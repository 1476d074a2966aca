import { type ClassType, Field, InputType, Int } from 'type-graphql'
import { LineageNodeRef } from '../lineage/lineage.type.ts'
import { CountryCode, DateScalar, Duration } from '../record/graphql-scalars.ts'
import { keyedEntry } from '../record/scalars.ts'
import type { Group, Scalar, Shape } from '../record/shape.ts'

/** An input type of the API and the shape that its values are checked by: it is made of it, so they cannot differ. */
export interface MadeInput {
  name: string
  of: Group
}

const made = new Map<string, { type: ClassType<object>; of: Group }>()

/** The input types made so far. */
export const madeInputs = (): MadeInput[] => [...made].map(([name, { of }]) => ({ name, of }))

/** The input type of a group; `name` is what the API calls it, where the group has no type of its own to say so. */
export function inputTypeOf(of: Group, name = `${of.typename}Input`): ClassType<object> {
  // A choice of exactly one is made by hand: the API takes it in queries too.
  if (of.exactlyOne) return LineageNodeRef
  const known = made.get(name)
  if (known) return known.type

  @InputType(name, { description: inputWords(name, of) })
  class Input {}
  made.set(name, { type: Input, of })
  for (const [field, { shape, required: needed }] of Object.entries(of.fields)) {
    const { type, isList } = typeOf(shape)
    Field(() => (isList ? [type] : type), { nullable: !needed })(Input.prototype, field)
  }
  return Input
}

const inputWords = (name: string, { typename }: Group) => {
  if (name === `${typename}Input`) return `What an input says of one ${typename}.`
  return `What ${name[0]!.toLowerCase()}${name.slice(1, -'Input'.length)} is told.`
}

function typeOf(shape: Shape): { type: ReturnType<typeof scalarType> | ClassType<object>; isList: boolean } {
  switch (shape.kind) {
    case 'scalar':
      return { type: scalarType(shape), isList: false }
    case 'group':
      return { type: inputTypeOf(shape), isList: false }
    case 'list':
      return { type: typeOf(shape.of).type, isList: true }
    case 'dictionary':
      return { type: inputTypeOf(keyedEntry(shape.of)), isList: true }
  }
}

const scalars = { boolean: Boolean, integer: Int, date: DateScalar, country: CountryCode, duration: Duration }

const scalarType = ({ type, choices }: Scalar) => choices ?? (type ? scalars[type] : String)
