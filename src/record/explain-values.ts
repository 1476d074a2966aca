import {
  type ASTNode,
  type ASTVisitor,
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isValueNode,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { type Path, scalarFault } from './check.ts'
import { choice } from './scalars.ts'

/** Where a value stands in the arguments of a field, and of what type it should be. */
interface Asked {
  argument: string
  type: GraphQLInputType | undefined
}

const mostFaults = 50

/** What is wrong with the values of variables, told of the arguments that they were meant for. */
export function faultsOfVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): GraphQLError[] {
  const faults: GraphQLError[] = []
  for (const definition of variableDefinitions ?? []) {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type)
    if (!isInputType(type) || (variables[name] === undefined && definition.defaultValue)) continue
    const used = findAsked(schema, document, (node) => node.kind === Kind.VARIABLE && node.name.value === name)
    const tell = (path: Path, value: unknown, error: GraphQLError) => {
      if (faults.length === mostFaults) throw beyond
      const argument = (used?.argument ?? name) + written(path)
      const { message, extensions } = explained(error, value, { argument, type: typeAt(type, path) })
      faults.push(new GraphQLError(message, { nodes: definition, extensions }))
    }
    try {
      coerceInputValue(variables[name], type, tell)
    } catch (error) {
      if (error !== beyond) throw error
      return [...faults, beyond]
    }
  }
  return faults
}

const beyond = new GraphQLError(`There is more: the first ${mostFaults} faults are told.`, {
  extensions: { code: 'BAD_USER_INPUT', remedy: 'Mend these; the others show then.' },
})

/** What GraphQL found wrong with a value in a document, told of its argument; null where it found something else. */
export function explainLiteral(schema: GraphQLSchema, document: DocumentNode, error: GraphQLError) {
  const [value] = error.nodes ?? []
  if (!value || !isValueOrField(value)) return null
  const asked = findAsked(schema, document, (node) => node === value)
  return asked && explained(error, literal(value), asked)
}

// A variable that stands there is at fault itself, as one that is not declared.
const isValueOrField = (node: ASTNode) =>
  node.kind === Kind.OBJECT_FIELD || (isValueNode(node) && node.kind !== Kind.VARIABLE)

/** A word of an enum as it is meant; anything else GraphQL tells better. */
const literal = (node: ASTNode) => (node.kind === Kind.ENUM ? node.value : undefined)

function explained(
  error: GraphQLError,
  value: unknown,
  { argument, type }: Asked,
): Pick<GraphQLError, 'message' | 'extensions'> {
  const { message, remedy } = faultOf(error, value, type)
  // GraphQL speaks of a field that is missing or not known at the place of what should hold it.
  const [, field] = /^Field "(?:\w+\.)?(\w+)"/.exec(error.message) ?? []
  const place = !field || argument.endsWith(`.${field}`) ? argument : `${argument}.${field}`
  return { message, extensions: { code: 'BAD_USER_INPUT', argument: place, remedy } }
}

/** The fault in the words that a manifest is told, or GraphQL's own with what it suggests as the way out. */
function faultOf({ message, extensions }: GraphQLError, value: unknown, type: GraphQLInputType | undefined) {
  if (typeof extensions.remedy === 'string') return { message, remedy: extensions.remedy }
  const named = getNamedType(type)
  if (isEnumType(named) && typeof value === 'string') {
    const words = named.getValues().map(({ name }) => name)
    return scalarFault(choice(Object.fromEntries(words.map((word) => [word, word]))), value)
  }
  const [said, suggested] = message.split(' Did you mean ')
  if (suggested) return { message: said!, remedy: `Did you mean ${suggested}` }
  if (!type) return { message, remedy: 'Leave it out.' }
  const within = getNullableType(type)
  if (!isInputObjectType(within)) return { message, remedy: `Write a value of the type ${within}.` }
  if (/ required type /.test(message)) return { message, remedy: 'Add it.' }
  const fields = Object.keys(within.getFields()).join(', ')
  return { message, remedy: within.isOneOf ? `Write exactly one of ${fields}.` : `Its fields are ${fields}.` }
}

/** Where the first node of the arguments stands that is the one looked for: `filter.country`, `scenario[0].systemMoves`. */
function findAsked(schema: GraphQLSchema, document: DocumentNode, isIt: (node: ASTNode) => boolean): Asked | null {
  const types = new TypeInfo(schema)
  let found: Asked | null = null
  const seek: ASTVisitor = {
    enter(node, key, parent, path, ancestors) {
      // Where a variable is declared, nothing asks for it yet.
      if (found || key === 'variable' || !isIt(node)) return
      const argument = writtenAbove([...ancestors, ...(parent ? [parent] : []), node], path)
      if (argument) found = { argument, type: types.getInputType() ?? undefined }
    },
  }
  visit(document, visitWithTypeInfo(types, seek))
  return found
}

function writtenAbove(nodes: readonly (ASTNode | readonly ASTNode[])[], path: Path): string {
  let place = ''
  for (const [depth, node] of nodes.entries()) {
    if (!('kind' in node)) continue
    if (node.kind === Kind.ARGUMENT) place = node.name.value
    if (node.kind === Kind.VARIABLE_DEFINITION) place = `$${node.variable.name.value}`
    if (node.kind === Kind.OBJECT_FIELD) place += written([node.name.value])
    if (node.kind === Kind.LIST && depth + 1 < path.length) place += written([path[depth + 1]!])
  }
  return place
}

const written = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')

function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType | undefined {
  let at: GraphQLInputType | undefined = type
  for (const step of path) {
    const within: GraphQLInputType | undefined = at && getNullableType(at)
    if (isListType(within) && typeof step === 'number') at = within.ofType
    else {
      const named: unknown = getNamedType(within)
      at = isInputObjectType(named) ? named.getFields()[step]?.type : undefined
    }
  }
  return at
}
