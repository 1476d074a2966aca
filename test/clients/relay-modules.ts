import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

export interface RelayModule {
  /** The connection and the way it is walked, such as `System.flowsInConnection forward`. */
  title: string
  /** Relay wants every name in a module to begin with the module's. */
  name: string
  text: string
  /** Whether a page can be asked for again by itself. */
  refetchable: boolean
}

type Field = GraphQLField<unknown, unknown>
type Owner = GraphQLObjectType | GraphQLInterfaceType

const ways = [
  { name: 'forward', count: 'first', cursor: 'after' },
  { name: 'backward', count: 'last', cursor: 'before' },
]

/** For each connection of a schema, and each way it can be walked, a module as a Relay client would write it. */
export function relayModules(schema: GraphQLSchema): RelayModule[] {
  const owners = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type))
  return owners.flatMap((owner) =>
    Object.values(owner.getFields())
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
      .flatMap((field) =>
        ways
          .filter(({ count }) => field.args.some(({ name }) => name === count))
          .map((way) => moduleOf(schema, owner, field, way)),
      ),
  )
}

function moduleOf(schema: GraphQLSchema, owner: Owner, field: Field, way: (typeof ways)[number]): RelayModule {
  const name = `${owner.name}${capital(field.name)}${capital(way.name)}`
  const fragment = `${name}_${owner.name.toLowerCase()}`
  const path = pathTo(schema, owner)
  const asked = field.args.filter(isRequiredArgument)
  const variables = [...(path?.args.filter(isRequiredArgument) ?? []), ...asked].map(variable)
  // A node may be of another type than the fragment's; Relay wants such a spread to have a name that may be null.
  const alias = path?.name === 'node' ? ' @alias(as: "owner")' : ''
  const spread = `...${fragment}${asked.length > 0 ? ` @arguments(${asked.map(passed)})` : ''}${alias}`
  // Relay asks for a page again at what holds the list, which it finds as the query itself or as a node.
  const refetchable = path === null || path.name === 'node'
  const text = `
    query ${name}Query${variables.length > 0 ? `(${variables})` : ''} {
      ${path ? `${written(path)} { ${spread} }` : spread}
    }
    fragment ${fragment} on ${owner.name}
    @argumentDefinitions(${['count: { type: "Int", defaultValue: 50 }', 'cursor: { type: "String" }', ...asked.map(defined)]})
    ${refetchable ? `@refetchable(queryName: "${name}PaginationQuery")` : ''} {
      ${field.name}(${[`${way.count}: $count`, `${way.cursor}: $cursor`, ...asked.map(passed)]})
      @connection(key: "${fragment}_${field.name}") {
        totalCount
        edges { node { __typename } }
      }
    }
  `
  return { title: `${owner.name}.${field.name} ${way.name}`, name, text, refetchable }
}

/** The root field over which a query comes to a type; null for the query itself. */
function pathTo(schema: GraphQLSchema, owner: Owner): Field | null {
  const query = schema.getQueryType()!
  if (owner === query) return null
  const roots = query.getFields()
  if (owner.getInterfaces().some(({ name }) => name === 'Node')) return roots.node!
  const root = Object.values(roots).find(({ type }) => getNamedType(type) === owner)
  if (!root) throw new Error(`No field of Query answers ${owner.name}, which has a connection`)
  return root
}

const written = ({ name, args }: Field) => {
  const asked = args.filter(isRequiredArgument)
  return asked.length > 0 ? `${name}(${asked.map(passed)})` : name
}
const variable = ({ name, type }: GraphQLArgument) => `$${name}: ${type}`
const passed = ({ name }: GraphQLArgument) => `${name}: $${name}`
const defined = ({ name, type }: GraphQLArgument) => `${name}: { type: "${type}" }`
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
