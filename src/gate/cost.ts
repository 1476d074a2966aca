import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
// Its ESM build would load a second graphql beside the one that type-graphql and Apollo load.
import { type ComplexityEstimator, type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity/cjs'
import { badInput } from '../platform/errors.ts'
import { defaultPage, largestPage } from '../record/page.ts'
import { documentLimit, written } from './check-document.ts'
import { withStatus } from './explain-error.ts'
import { highestCost, usualList, usualWalk } from './limits.ts'

/** Refuses an operation that could answer more than is sensible, once it is known to be valid and before it runs. */
export const refuseCostly: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request }) => {
      if (!operation) return
      const cost = costOrFault(schema, document, operation, request.variables ?? {})
      if (cost > highestCost) throw withStatus(tooCostly(cost))
    },
  }),
}

const tooCostly = (cost: number) =>
  documentLimit(
    `The answer may hold ${written(cost)} values; at most ${written(highestCost)} are taken.`,
    'Lower `first`, `last` or `budget`, above all of the outer lists, or ask for the inner lists in another request.',
  )

/** Where the variables make an argument that cannot be, there is no cost, and no other field is answered either. */
function costOrFault(...operation: Parameters<typeof costOf>): number {
  try {
    return costOf(...operation)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const [, argument = ''] = /^Argument "(\w+)"/.exec(error.message) ?? []
    throw withStatus(badInput(argument, error.message, 'Give its variables a value: null does not fit here.'))
  }
}

/** How many values the answer may hold: a list counts with its page, and what is in it as often. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 })
  // Variables that are not what they were declared to be are refused when it comes to be executed.
  if (!coerced) return 0
  const others = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION)
  const query = { ...document, definitions: [operation, ...others] }
  return getComplexity({ schema, query, variables, estimators: [valuesOf] })
}

const valuesOf: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const answered = getNamedType(field.type)
  if (isPage(answered.name)) return 1 + pageSize(answered.name, args) * childComplexity
  // The lists of a page: it has counted their entries.
  if (isPage(type.name)) return 1 + childComplexity
  const isList = isListType(getNullableType(field.type)) && isCompositeType(answered)
  return 1 + (isList ? listSize(args) : 1) * childComplexity
}

const isPage = (type: string) => type === 'Lineage' || type.endsWith('Connection')

type Args = ComplexityEstimatorArgs['args']

function pageSize(type: string, { first, last, budget }: Args): number {
  if (type === 'Lineage') return Math.max(0, budget?.nodes ?? 0, budget?.edges ?? 0) || usualWalk
  // A larger page is refused where it is read.
  return Math.min(largestPage, Math.max(0, first ?? last ?? defaultPage))
}

const listSize = ({ ids }: Args): number => (Array.isArray(ids) ? ids.length : usualList)
