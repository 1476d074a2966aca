import graphql from '@graphql-eslint/eslint-plugin'

const { configs, parser } = graphql
const plugins = { '@graphql-eslint': graphql }
// The plugin keeps the first of these that it meets, so both share one.
const languageOptions = {
  parser,
  parserOptions: {
    graphQLConfig: { schema: 'schema/schema.graphql', documents: 'schema/operations/**/*.graphql' },
  },
}
const linterOptions = { reportUnusedDisableDirectives: 'error' }

/**
 * Lints the GraphQL that clients see. TypeScript is biome's; schema/contract.graphql is no whole schema.
 * eslint-suppressions.json lets one name stand: Subprocessor.subprocessors, which are its own.
 */
export default [
  {
    files: ['schema/schema.graphql'],
    languageOptions,
    linterOptions,
    plugins,
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // Nodes have ids; parts of a record (rows, statuses, counts, payloads) have none of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Connections offer `nodes` beside `edges`, lists that are bounded are plain, and what the rules find is no node.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // Some lists are walked forward only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
    },
  },
  {
    files: ['schema/operations/**/*.graphql'],
    languageOptions,
    linterOptions,
    plugins,
    rules: {
      ...configs['flat/operations-recommended'].rules,
      // Within its type a key names a record as well as its id does, and is what inputs take.
      '@graphql-eslint/require-selections': ['error', { fieldName: ['id', 'key'] }],
    },
  },
]
