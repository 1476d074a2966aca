import { readFileSync } from 'node:fs'
import {
  buildASTSchema,
  type GraphQLNamedType,
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
 * The contract is what clients may rely on: the served schema must hold all of it. Fields that are not served yet stand
 * in schema/pending.txt, a list that only shrinks: one that is served, or that the contract does not know, fails too.
 */
const read = (path: string) => readFileSync(new URL(`../schema/${path}`, import.meta.url), 'utf8')

const served = buildASTSchema(parse(read('schema.graphql')))
const contract = buildASTSchema(completeObjects(read('contract.graphql')))
const pending = new Set(
  read('pending.txt')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#')),
)

const faults: string[] = []
const lacking = new Set<string>()

for (const type of Object.values(contract.getTypeMap())) if (!type.name.startsWith('__')) compare(type)
for (const directive of contract.getDirectives()) {
  if (!served.getDirective(directive.name)) faults.push(`@${directive.name} is not served`)
}
for (const coordinate of pending)
  if (!lacking.has(coordinate))
    faults.push(`schema/pending.txt: ${coordinate} is served, or in no contract: strike it out`)

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
} else process.stdout.write(`The schema holds the contract; ${pending.size} places are pending.\n`)

function lack(coordinate: string, what: string): void {
  lacking.add(coordinate)
  if (!pending.has(coordinate)) faults.push(`${coordinate}: ${what}`)
}

function compare(wanted: GraphQLNamedType): void {
  const type = served.getType(wanted.name)
  if (!type) return lack(wanted.name, 'the type is missing')
  if (type.astNode?.kind !== wanted.astNode?.kind) return lack(wanted.name, 'is of another kind')
  if (isEnumType(wanted) && isEnumType(type)) {
    for (const { name } of wanted.getValues())
      if (!type.getValue(name)) lack(`${wanted.name}.${name}`, 'the value is missing')
  }
  if (isUnionType(wanted) && isUnionType(type)) {
    for (const { name } of wanted.getTypes())
      if (!type.getTypes().some((each) => each.name === name)) lack(`${wanted.name}|${name}`, 'is missing in the union')
  }
  if (isInputObjectType(wanted) && isInputObjectType(type)) compareInputs(wanted, type)
  if ((isObjectType(wanted) || isInterfaceType(wanted)) && (isObjectType(type) || isInterfaceType(type)))
    compareOutputs(wanted, type)
}

function compareInputs(
  wanted: ReturnType<GraphQLSchema['getType']> & {},
  type: ReturnType<GraphQLSchema['getType']> & {},
): void {
  if (!isInputObjectType(wanted) || !isInputObjectType(type)) return
  if (wanted.isOneOf !== type.isOneOf) lack(wanted.name, `isOneOf is ${type.isOneOf}`)
  const fields = type.getFields()
  for (const field of Object.values(wanted.getFields())) {
    const coordinate = `${wanted.name}.${field.name}`
    const same = fields[field.name]
    if (!same) lack(coordinate, 'the field is missing')
    else if (String(same.type) !== String(field.type) || same.defaultValue !== field.defaultValue)
      lack(coordinate, `is ${same.type} = ${same.defaultValue}, not ${field.type} = ${field.defaultValue}`)
  }
  for (const field of Object.values(fields)) {
    if (String(field.type).endsWith('!') && field.defaultValue === undefined && !wanted.getFields()[field.name])
      faults.push(`${wanted.name}.${field.name} is required, and the contract does not know it`)
  }
}

function compareOutputs(wanted: GraphQLNamedType, type: GraphQLNamedType): void {
  if (!(isObjectType(wanted) || isInterfaceType(wanted)) || !(isObjectType(type) || isInterfaceType(type))) return
  for (const each of wanted.getInterfaces()) {
    if (!type.getInterfaces().some(({ name }) => name === each.name))
      lack(`${wanted.name}`, `does not implement ${each.name}`)
  }
  const fields = type.getFields()
  for (const field of Object.values(wanted.getFields())) {
    const coordinate = `${wanted.name}.${field.name}`
    const same = fields[field.name]
    if (!same) {
      lack(coordinate, 'the field is missing')
      continue
    }
    // A nullable field of the contract may be served as one that is never null.
    if (String(same.type) !== String(field.type) && String(same.type) !== `${field.type}!`)
      lack(coordinate, `is ${same.type}, not ${field.type}`)
    for (const argument of field.args) {
      const given = same.args.find(({ name }) => name === argument.name)
      if (!given) lack(`${coordinate}(${argument.name}:)`, 'the argument is missing')
      else if (
        String(given.type) !== String(argument.type) ||
        JSON.stringify(given.defaultValue) !== JSON.stringify(argument.defaultValue)
      )
        lack(
          `${coordinate}(${argument.name}:)`,
          `is ${given.type} = ${JSON.stringify(given.defaultValue)}, not ${argument.type} = ${JSON.stringify(argument.defaultValue)}`,
        )
    }
    for (const argument of same.args) {
      if (
        String(argument.type).endsWith('!') &&
        argument.defaultValue === undefined &&
        !field.args.some(({ name }) => name === argument.name)
      )
        faults.push(`${coordinate}(${argument.name}:) is required, and the contract does not know it`)
    }
  }
}

/** The contract leaves out the fields of interfaces in the types that implement them, and the connections. */
function completeObjects(text: string) {
  const document = parse(text)
  const interfaces = new Map<string, readonly any[]>()
  const known = new Set<string>()
  for (const definition of document.definitions) {
    if ('name' in definition && definition.name) known.add(definition.name.value)
    if (definition.kind === 'InterfaceTypeDefinition') interfaces.set(definition.name.value, definition.fields ?? [])
  }
  const connections = new Set<string>()
  const completed = visit(document, {
    NamedType: ({ name: { value } }) =>
      void (value.endsWith('Connection') && !known.has(value) && connections.add(value)),
    ObjectTypeDefinition: (type) => {
      const own = new Set(type.fields?.map(({ name }) => name.value))
      const inherited = (type.interfaces ?? [])
        .flatMap(({ name }) => interfaces.get(name.value) ?? [])
        .filter(({ name }) => !own.has(name.value) && own.add(name.value))
      return { ...type, fields: [...(type.fields ?? []), ...inherited] }
    },
    InterfaceTypeDefinition: (type) => {
      const own = new Set(type.fields?.map(({ name }) => name.value))
      const inherited = (type.interfaces ?? [])
        .flatMap(({ name }) => interfaces.get(name.value) ?? [])
        .filter(({ name }) => !own.has(name.value))
      return { ...type, fields: [...(type.fields ?? []), ...inherited] }
    },
  })
  const relay = [...connections].map((connection) => {
    const node = connection.slice(0, -'Connection'.length)
    return `type ${connection} { edges: [${node}Edge!]!, nodes: [${node}!]!, pageInfo: PageInfo!, totalCount: Int! } type ${node}Edge { node: ${node}!, cursor: String! }`
  })
  const extra = parse(
    `type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String } union SearchResult = ProcessingActivity ${relay.join('\n')}`,
  )
  return { ...completed, definitions: [...completed.definitions, ...extra.definitions] }
}
