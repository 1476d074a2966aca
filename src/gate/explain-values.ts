import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { explainLiteral } from '../record/explain-values.ts'

/** Says of a value in a document that cannot be what it stands for in which argument it stands, and the way out. */
export const explainValues: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    validationDidStart: async ({ schema, document }) => {
      return async (errors) => {
        for (const error of errors ?? []) {
          const told = document && error instanceof GraphQLError && explainLiteral(schema, document, error)
          if (!told) continue
          error.message = told.message
          Object.assign(error.extensions, told.extensions)
        }
      }
    },
  }),
}
