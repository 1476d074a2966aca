import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import { selection } from './write-query.ts'

/** What an input field is given, by its name; a function is told for which mutation. */
export type InputValues = Record<string, unknown>

export interface Mutation {
  field: string
  document: string
  variables: { input: Record<string, unknown> }
}

/**
 * Each mutation that takes one `input`, with what the schema says it takes: all of it, or no more than it needs. The
 * payload is asked for `depth` levels down.
 */
export function mutationCases(
  schema: GraphQLSchema,
  values: InputValues,
  { whole, depth }: { whole: boolean; depth: number },
): Mutation[] {
  return Object.values(schema.getMutationType()!.getFields()).flatMap((field) => {
    const input = field.args.find(({ name }) => name === 'input')
    if (!input) return []
    return {
      field: field.name,
      document: `mutation ($input: ${input.type}) { ${field.name}(input: $input) ${selection(schema, field.type, depth)} }`,
      variables: { input: sample(input.type, 'input') as Record<string, unknown> },
    }

    function sample(of: GraphQLInputType, name: string): unknown {
      const type = isNonNullType(of) ? of.ofType : of
      const given = typeof values[name] === 'function' ? values[name](field.name) : values[name]
      if (given !== undefined && fits(type, given)) return given
      if (isListType(type)) return [sample(type.ofType, `one of ${name}`)]
      if (isEnumType(type)) return type.getValues()[0]!.name
      if (isInputObjectType(type)) {
        const needed = Object.values(type.getFields()).filter(
          (each) => whole || isRequiredInputField(each) || values[each.name] !== undefined,
        )
        const said = needed.map((each) => [each.name, sample(each.type, each.name)])
        return Object.fromEntries(said.filter(([, value]) => value !== undefined))
      }
      const usual = usualValues[String(type)]
      if (usual === undefined) throw new Error(`There is no value for ${name} of ${field.name}`)
      return usual
    }
  })
}

/** Fields of one name may be groups in one input, and plain values in another. */
function fits(type: GraphQLInputType, value: unknown): boolean {
  const [each] = [value].flat()
  const isGroup = typeof each === 'object' && each !== null
  return each === null || each === undefined || isInputObjectType(getNamedType(type)) === isGroup
}

const usualValues: Record<string, unknown> = {
  Boolean: true,
  CountryCode: 'IE',
  Date: '2024-01-01',
  Duration: 'P1Y',
  Int: 1,
  String: 'Any',
}
