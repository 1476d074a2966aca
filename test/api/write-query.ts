import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { checkDocument } from '../../src/gate/check-document.ts'
import { costOf } from '../../src/gate/cost.ts'
import { highestCost } from '../../src/gate/limits.ts'

/** What an argument or an input field is given, by its name; a function may look at the field it is for. Null: nothing. */
export type Values = Record<string, unknown>

export interface Case {
  field: string
  /** The field, and what it is asked with beyond what it needs. */
  title: string
  document: string
}

/**
 * One query for each root field with what it needs, selecting two levels of what hangs on it; and one more for each
 * further argument and each field of its filter, selecting one. A query that is over a limit of the gate is several.
 */
export function queryCases(schema: GraphQLSchema, values: Values): Case[] {
  return Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
    const needed = field.args.filter(isRequiredArgument).map((arg) => [arg.name, valueFor(arg, field.name, values)])
    // A page of 50 with all that hangs on it would cost too much.
    const few: [string, string][] = field.args.some(({ name }) => name === 'first') ? [['first', '5']] : []
    const variants: [string, [string, string][]][] = [[field.name, few]]
    for (const arg of field.args.filter((each) => !isRequiredArgument(each) && values[each.name] !== null)) {
      for (const value of sensible(arg, field.name, values)) {
        variants.push([`${field.name} with ${arg.name}: ${value}`, [[arg.name, value]]])
      }
    }
    const documentOf = (name: string, given: [string, string][], depth: number) =>
      `query Case { ${name}${written(given)} ${selection(schema, field.type, depth)} }`
    return variants.flatMap(([title, given]) =>
      withinLimits(
        schema,
        documentOf(field.name, [...(needed as [string, string][]), ...given], title === field.name ? 2 : 1),
      ).map((document) => ({ field: field.name, title, document })),
    )
  })
}

/** The least that asks for a root field: what it needs, and one leaf. */
export function leastDocument(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  field: string,
  values: Values,
): string {
  const type = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!
  const asked = type.getFields()[field]!
  const given = asked.args
    .filter(isRequiredArgument)
    .map((arg): [string, string] => [arg.name, valueFor(arg, field, values)])
  const leaves = isLeafType(getNamedType(asked.type)) ? '' : '{ __typename }'
  return `${kind} Least { ${field}${written(given)} ${leaves} }`
}

/** All leaves of a type, and of what hangs on it, `depth` levels down. The wrapping of a connection is no level. */
export function selection(schema: GraphQLSchema, of: GraphQLOutputType, depth: number): string {
  const type = getNamedType(of)
  if (isLeafType(type)) return ''
  if (isAbstractType(type)) {
    const types = schema.getPossibleTypes(type)
    // Two types may have fields of one name and another form: those are told apart by type.
    const differs = ({ name, type }: GraphQLField<unknown, unknown>) =>
      types.some((each) => String(each.getFields()[name]?.type ?? type) !== String(type))
    const fragments = types.map((each) => {
      const asked = selectionOf(schema, Object.values(each.getFields()), depth, (field) =>
        differs(field) ? `${each.name}_` : '',
      )
      return `... on ${each.name} ${asked}`
    })
    return `{ __typename ${fragments.join(' ')} }`
  }
  if (!isObjectType(type)) throw new Error(`${String(type)} has no selection`)
  return selectionOf(
    schema,
    Object.values(type.getFields()),
    /(Connection|Edge)$/.test(type.name) ? depth + 1 : depth,
    () => '',
  )
}

function selectionOf(
  schema: GraphQLSchema,
  fields: GraphQLField<unknown, unknown>[],
  depth: number,
  prefixOf: (field: GraphQLField<unknown, unknown>) => string,
) {
  const asked = fields.flatMap((field) => {
    const prefix = prefixOf(field)
    const named = prefix ? `${prefix}${field.name}: ${field.name}` : field.name
    if (isLeafType(getNamedType(field.type))) return [named]
    return depth > 0 ? [`${named} ${selection(schema, field.type, depth - 1)}`] : []
  })
  return `{ __typename ${asked.join(' ')} }`
}

function withinLimits(schema: GraphQLSchema, text: string): string[] {
  const document = parse(text)
  const operation = document.definitions[0] as OperationDefinitionNode
  try {
    checkDocument(text)
    if (costOf(schema, document, operation, {}) <= highestCost) return [text]
  } catch {}
  return halves(operation.selectionSet).flatMap((selectionSet) =>
    withinLimits(schema, print({ ...operation, selectionSet })),
  )
}

/** Two selections that together ask for what one does. */
function halves(set: SelectionSetNode): SelectionSetNode[] {
  const selections = set.selections.filter((each) => !isTypename(each))
  const [first] = selections
  if (!first || first.kind === Kind.FRAGMENT_SPREAD) throw new Error('There is nothing left to halve')
  if (selections.length === 1) {
    return halves(first.selectionSet!).map((selectionSet) => ({ ...set, selections: [{ ...first, selectionSet }] }))
  }
  const middle = Math.ceil(selections.length / 2)
  return [selections.slice(0, middle), selections.slice(middle)].map((half) => ({
    ...set,
    selections: [...set.selections.filter(isTypename), ...half],
  }))
}

const isTypename = (selection: SelectionNode) => selection.kind === Kind.FIELD && selection.name.value === '__typename'

function sensible(arg: GraphQLArgument, field: string, values: Values): string[] {
  const type = getNamedType(arg.type)
  if (!isInputObjectType(type) || type.isOneOf || values[arg.name] !== undefined) return [valueFor(arg, field, values)]
  return Object.values(type.getFields()).map((each) => `{ ${each.name}: ${valueFor(each, field, values)} }`)
}

function valueFor(of: GraphQLArgument | GraphQLInputField, field: string, values: Values): string {
  const type = isNonNullType(of.type) ? of.type.ofType : of.type
  const enumeration = getNamedType(type)
  const given = values[of.name]
  const value = typeof given === 'function' ? given(field) : given
  if (value === undefined && isEnumType(enumeration)) {
    const names = enumeration.getValues().map(({ name }) => name)
    return isListType(type) ? `[${names.join(', ')}]` : names[0]!
  }
  if (value === undefined) throw new Error(`There is no value for ${of.name} of ${field}`)
  return literal(isListType(type) && !Array.isArray(value) ? [value] : value)
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, each]) => `${name}: ${literal(each)}`)
    .join(', ')} }`
}

const written = (given: readonly [string, string][]) =>
  given.length === 0 ? '' : `(${given.map(([name, value]) => `${name}: ${value}`).join(', ')})`
