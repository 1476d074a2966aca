import { readFileSync } from 'node:fs'
import {
  buildASTSchema,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  visit,
} from 'graphql'

/**
 * The contract is what clients may rely on: the served schema must hold all of it. Places that are not served yet stand
 * in schema/pending.txt, a list that only shrinks: one that is served by now fails too.
 */
const served = placesOf(buildASTSchema(parse(read('schema.graphql'))))
const contract = placesOf(buildASTSchema(completed(read('contract.graphql'))))
const pending = new Set(
  read('pending.txt')
    .split('\n')
    .filter((line) => line && !line.startsWith('#')),
)

const lacking = [...contract].filter(([place, says]) => !holds(served.get(place), says))
const isPending = (place: string): boolean =>
  pending.has(place) || (ownerOf(place) !== place && isPending(ownerOf(place)))
const faults = [
  ...lacking
    .filter(([place]) => !isPending(place))
    .map(([place, says]) => `${place} should be ${says}, and is ${served.get(place) ?? 'missing'}`),
  ...[...pending]
    .filter((place) => !lacking.some(([lacked]) => lacked === place))
    .map((place) => `schema/pending.txt: ${place} is served, or in no contract: strike it out`),
  ...[...served]
    .filter(([place, says]) => says.startsWith('required') && contract.has(ownerOf(place)) && !contract.has(place))
    .map(([place]) => `${place} is required, and the contract does not know it`),
]
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
else
  process.stdout.write(`The schema holds the ${contract.size} places of the contract; ${pending.size} are pending.\n`)

function read(path: string): string {
  return readFileSync(new URL(`../schema/${path}`, import.meta.url), 'utf8')
}

/** A field of the contract that may be null may be served as one that never is. */
function holds(actual: string | undefined, wanted: string): boolean {
  return actual === wanted || actual === `${wanted}!`
}

/** Every place of a schema that a client can lean on, with what it says there. */
function placesOf(schema: GraphQLSchema): Map<string, string> {
  const places = new Map<string, string>()
  for (const directive of schema.getDirectives()) places.set(`@${directive.name}`, directive.locations.join(' '))
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    places.set(
      type.name,
      isInputObjectType(type) && type.isOneOf ? 'one of its fields' : (type.astNode?.kind ?? 'built in'),
    )
    if (isEnumType(type)) for (const { name } of type.getValues()) places.set(`${type.name}.${name}`, 'a value')
    if (isUnionType(type)) for (const { name } of type.getTypes()) places.set(`${type.name}|${name}`, 'a member')
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) places.set(`${type.name}.${field.name}`, inputSays(field))
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const { name } of type.getInterfaces()) places.set(`${type.name}|${name}`, 'an interface')
      for (const field of Object.values(type.getFields())) addField(places, type.name, field)
    }
  }
  return places
}

function addField(places: Map<string, string>, type: string, field: GraphQLField<unknown, unknown>): void {
  places.set(`${type}.${field.name}`, String(field.type))
  for (const argument of field.args) places.set(`${type}.${field.name}(${argument.name}:)`, inputSays(argument))
}

function inputSays({ type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const required = String(type).endsWith('!') && defaultValue === undefined
  return `${required ? 'required ' : ''}${type} = ${JSON.stringify(defaultValue)}`
}

function ownerOf(place: string): string {
  return place.includes('(') ? place.replace(/\(.*/, '') : place.replace(/[.|].*/, '')
}

/** The contract leaves out the fields of interfaces in the types that implement them, and writes out no connection. */
function completed(text: string): DocumentNode {
  const document = parse(text)
  const inherited = new Map<string, readonly FieldDefinitionNode[]>()
  const connections = new Set<string>()
  visit(document, {
    InterfaceTypeDefinition: ({ name, fields }) => void inherited.set(name.value, fields ?? []),
    NamedType: ({ name: { value } }) => void (value.endsWith('Connection') && connections.add(value)),
  })
  const inherit = <
    T extends { fields?: readonly FieldDefinitionNode[]; interfaces?: readonly { name: { value: string } }[] },
  >(
    type: T,
  ): T => {
    const fields = [
      ...(type.fields ?? []),
      ...(type.interfaces ?? []).flatMap(({ name }) => inherited.get(name.value) ?? []),
    ]
    return { ...type, fields: [...new Map(fields.map((field) => [field.name.value, field])).values()] }
  }
  const whole = visit(document, { ObjectTypeDefinition: inherit, InterfaceTypeDefinition: inherit })
  const relay = [...connections].map((name) => {
    const node = name.replace(/Connection$/, '')
    return `
      type ${name} { edges: [${node}Edge!]!, nodes: [${node}!]!, pageInfo: PageInfo!, totalCount: Int! }
      type ${node}Edge { node: ${node}!, cursor: String! }`
  })
  const rest = parse(`
    type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }
    union SearchResult = ProcessingActivity ${relay.join('')}`)
  return { ...whole, definitions: [...whole.definitions, ...rest.definitions] }
}
