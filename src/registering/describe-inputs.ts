import { type GraphQLInputObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import type { Field, Shape } from '../record/shape.ts'
import { madeInputs } from './input-type.ts'

/**
 * Gives the fields of the input types their descriptions: what the shape says, else what the API's own type says of the
 * field of that name. One that neither describes fails the start.
 */
export function describeInputs(schema: GraphQLSchema): void {
  for (const { name, of } of madeInputs()) {
    const input = schema.getType(name) as GraphQLInputObjectType | undefined
    const shown = of.typename ? schema.getType(of.typename) : undefined
    for (const [field, said] of Object.entries(of.fields)) {
      const words = said.description ?? (isObjectType(shown) ? shown.getFields()[field]?.description : undefined)
      if (!words) throw new Error(`Nothing describes ${name}.${field}: describe it in its shape`)
      if (input) input.getFields()[field]!.description = inputWords(words, said)
    }
  }
}

/** The order of an answer says nothing of an input, and records are named by their keys. */
function inputWords(words: string, { shape }: Field): string {
  const ordered = words.replace(/, in (key|alphabetical) order/g, '').replace(/ In key order\./g, '')
  const named = isReference(shape) ? 'By key.' : shape.kind === 'list' && isReference(shape.of) ? 'By their keys.' : ''
  return named ? `${ordered} ${named}` : ordered
}

const isReference = (shape: Shape) => shape.kind === 'scalar' && shape.refersTo !== undefined
