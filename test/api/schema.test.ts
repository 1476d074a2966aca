import { readFileSync } from 'node:fs'
import {
  type GraphQLField,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLUnionType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  printSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { guardRootFields } from '../../src/identity/guard-root-fields.ts'
import { buildHubSchema } from '../../src/schema.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()
const schema = buildHubSchema()
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)
const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type))

/** Every place of the schema that a reader can come upon, with what it says there. */
function* places(): Generator<[string, string | null | undefined]> {
  for (const type of types) {
    yield [type.name, type.description]
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description]
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description]
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description]
      for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name})`, arg.description]
    }
  }
  for (const directive of schema.getDirectives().filter((each) => !isSpecifiedDirective(each))) {
    yield [`@${directive.name}`, directive.description]
    for (const arg of directive.args) yield [`@${directive.name}(${arg.name})`, arg.description]
  }
}

/** Where one word or two say it all. */
const short = [
  'ActivityData.dataCategory',
  'ActorRole.VIEWER',
  'ApprovalDecision.APPROVED',
  'LineageCounts.edges',
  'PlanCounts.retire',
  'ProcessingActivity.lineage(direction)',
  'Query.lineage(direction)',
  'Query.transfers(filter)',
  'Subprocessor.organization',
  'SubprocessorStatus.ACTIVE',
]

test('everything in the schema is described, in a sentence', () => {
  const all = [...places()].filter(([place]) => place !== 'Query' && place !== 'Mutation')
  expect(all.length).toBeGreaterThanOrEqual(500)
  const words = (text: string | null | undefined) => text?.trim().split(/\s+/).length ?? 0
  expect(all.filter(([place, text]) => words(text) < 3 && !short.includes(place)).map(([place]) => place)).toEqual([])
  expect(all.filter(([, text]) => !/[.:]$/.test(text!.trim())).map(([place]) => place)).toEqual([])
})

const isList = ({ type }: GraphQLField<unknown, unknown>) => isListType(isNonNullType(type) ? type.ofType : type)
const isRecord = (name: string) => {
  const type = schema.getType(name)
  return isUnionType(type) || ((isObjectType(type) || isInterfaceType(type)) && 'id' in type.getFields())
}

/** Plain lists of records. Each is bounded at 10,000, or by what it hangs on; a new one is to be thought about. */
const plainLists = [
  'DataCategory.children',
  'DataFlow.dataCategories',
  'DataFlow.transfers',
  'Lineage.edges',
  'LineageHop.carries',
  'Organization.activities',
  'Organization.affiliates',
  'Organization.certifications',
  'Payload.findingsAdded',
  'Payload.findingsSettled',
  'Payload.transfersAdded',
  'Policy.dataCategories',
  'Policy.dataSubjectCategories',
  'Policy.neverToOrganizations',
  'Policy.onlyForPurposes',
  'Policy.unlessMeasures',
  'ProcessingActivity.dataCategories',
  'ProcessingActivity.dataSubjectCategories',
  'ProcessingActivity.flows',
  'ProcessingActivity.purposes',
  'ProcessingActivity.recipients',
  'ProcessingActivity.regulations',
  'ProcessingActivity.securityMeasures',
  'ProcessingActivity.subprocessors',
  'ProcessingActivity.systems',
  'ProcessingActivity.transfers',
  'Purpose.children',
  'Query.legalBases',
  'Query.nodes',
  'Reason.records',
  'Subprocessor.activities',
  'Subprocessor.dataCategories',
  'Subprocessor.subprocessors',
  'System.dataCategories',
  'System.flowsIn',
  'System.flowsOut',
  'Transfer.activities',
  'Transfer.dataCategories',
  'Transfer.flows',
  'Transfer.impactAssessments',
  'Transfer.onwardTransfers',
  'Transfer.safeguards',
  'TransferChange.dataCategories',
  'TransferChange.fallbacks',
  'TransferChange.flows',
  'TransferImpact.dataCategories',
  'TransferImpact.dataSubjectCategories',
  'TransferImpact.impactAssessments',
  'TransferImpactAssessment.countryProfiles',
  'TransferImpactAssessment.supplementaryMeasures',
  'TransferImpactAssessment.transfers',
]

test('records are listed by connections, but for the lists known to be bounded', () => {
  const found = withFields
    .filter(({ name }) => !/(Connection|Edge)$/.test(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        // Of a record there are as many findings at most as there are rules.
        .filter((field) => isList(field) && field.name !== 'findings' && isRecord(getNamedType(field.type).name))
        // All payloads have the same lists.
        .map((field) => `${type.name.replace(/^.+Payload$/, 'Payload')}.${field.name}`),
    )
  expect([...new Set(found)].sort()).toEqual(plainLists)
})

test('every connection has edges, nodes, a page and a total, and is asked for with bounded arguments', () => {
  const connections = withFields.filter(({ name }) => name.endsWith('Connection'))
  expect(connections.length).toBeGreaterThanOrEqual(16)
  for (const type of connections) {
    expect(Object.keys(type.getFields()), type.name).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount'])
  }
  const fields = withFields.flatMap((type) => Object.values(type.getFields()))
  for (const field of fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection'))) {
    const named = field.args.map(({ name }) => name)
    expect(named, field.name).toEqual(expect.arrayContaining(['first', 'after']))
    expect(field.args.find(({ name }) => name === 'first')!.description).toContain('1 to 1,000')
  }
})

test('records of the inventory are InventoryRecords, and whatever has an id is a Node', () => {
  const objects = types.filter(isObjectType)
  const inventory = objects.filter((type) => 'version' in type.getFields())
  expect(inventory).toHaveLength(17)
  const found = (schema.getType('SearchResult') as GraphQLUnionType).getTypes().map(({ name }) => name)
  expect(found.sort()).toEqual(inventory.map(({ name }) => name).sort())
  for (const type of inventory) {
    expect(
      type
        .getInterfaces()
        .map(({ name }) => name)
        .sort(),
      type.name,
    ).toEqual(['InventoryRecord', 'Node'])
    const query = schema.getQueryType()!.getFields()
    const named = type.name[0]!.toLowerCase() + type.name.slice(1)
    expect(
      query[named]?.args.map(({ name }) => name),
      named,
    ).toEqual(['key'])
  }
  for (const type of objects.filter((each) => 'id' in each.getFields())) {
    expect(
      type.getInterfaces().map(({ name }) => name),
      type.name,
    ).toContain('Node')
  }
})

test('schema/schema.graphql is the schema that is served', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(`${printSchema(schema)}\n`)
})

test('scalars that are text say where their form is written down, or what it is', () => {
  for (const scalar of types.filter(isScalarType)) {
    expect(Boolean(scalar.specifiedByURL) || /ISO \d+/.test(scalar.description!), scalar.name).toBe(true)
  }
})

const literal = (from: string) => hub.current.admin.send(`{ lineage(from: [${from}]) { counts { nodes } } }`)
const variable = (from: object) =>
  hub.current.admin.send('query ($from: [LineageNodeRef!]!) { lineage(from: $from) { counts { nodes } } }', {
    from: [from],
  })

test.each<[object, string]>([
  [{ system: 'crm', organization: 'mailco' }, 'two keys'],
  [{ system: 'crm', organization: null }, 'a key and a null'],
  [{ system: null }, 'a null'],
  [{}, 'no key'],
  [{ sistem: 'crm' }, 'an unknown field'],
])('%j names no node: %s, in a literal or in a variable', async (from, _) => {
  const written = `{ ${Object.entries(from)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')} }`
  for (const answer of [await literal(written), await variable(from)]) {
    expect(answer.data ?? null).toBeNull()
    for (const { extensions } of answer.errors!) {
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', remedy: expect.any(String) })
      expect(extensions.argument).toMatch(/^from\[0\]/)
    }
    expect(answer.errors![0]!.message).toMatch(/LineageNodeRef|must be non-null/)
  }
})

test('a variable within a node is refused when it may be, or is, null', async () => {
  const ask = (type: string, key: string | null) =>
    hub.current.admin.send(`query ($key: ${type}) { lineage(from: [{ system: $key }]) { counts { nodes } } }`, { key })
  for (const type of ['String', 'String!']) {
    const { data, errors } = await ask(type, null)
    expect(data ?? null).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
  await hub.current.admin.apply(acme)
  expect((await ask('String!', 'crm')).data).toEqual({ lineage: { counts: { nodes: 2 } } })
})

test('an empty key is an unknown node, not a fault', async () => {
  for (const kind of ['system', 'organization', 'dataSubjectCategory']) {
    const { errors } = await literal(`{ ${kind}: "" }`)
    expect(errors).toMatchObject([{ extensions: { code: 'UNKNOWN_REFERENCE', argument: 'from' } }])
  }
})

test.each([
  ['{ nonsense }', 'GRAPHQL_VALIDATION_FAILED', 'nonsense'],
  ['{ viewer {', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
  ['{ organizations(filter: { updatedSince: "soon" }) { totalCount } }', 'BAD_USER_INPUT', 'soon'],
  ['{ organizations(filter: { country: ["UK"] }) { totalCount } }', 'BAD_USER_INPUT', 'country code'],
  ['{ transfers(filter: { on: "2023-02-29" }) { totalCount } }', 'BAD_USER_INPUT', 'no day'],
  ['query ($on: Date!) { transfers(filter: { on: $on }) { totalCount } }', 'BAD_USER_INPUT', 'on'],
  ['query A { viewer { name } } query B { viewer { name } }', 'OPERATION_RESOLUTION_FAILURE', 'operation name'],
])('what is wrong with %s is told', async (document, code, words) => {
  const { status, errors } = await hub.current.admin.send(document)
  expect(status).toBe(400)
  expect(errors![0]!.message).toContain(words)
  expect(errors![0]!.extensions.code).toBe(code)
})

const rooted = (kind: 'query' | 'mutation', extensions: { leastRole?: ActorRole }) => {
  const field = { type: new GraphQLNonNull(GraphQLString), extensions }
  const type = new GraphQLObjectType({ name: kind === 'query' ? 'Query' : 'Mutation', fields: { open: field } })
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: { asked: { ...field, extensions: { leastRole: ActorRole.VIEWER } } },
  })
  return new GraphQLSchema(kind === 'query' ? { query: type } : { query, mutation: type })
}

test.each(['query', 'mutation'] as const)('a %s field that names no role fails the start', (kind) => {
  expect(() => guardRootFields(rooted(kind, {}))).toThrow(/\.open names no least role/)
  expect(() => guardRootFields(rooted(kind, { leastRole: ActorRole.ADMIN }))).not.toThrow()
})
