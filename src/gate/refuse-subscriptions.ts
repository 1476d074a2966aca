import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import { GraphQLError, OperationTypeNode } from 'graphql'

/** GraphQL's own rules let one pass in a schema that has none, and it would fail where it is run. */
export const refuseSubscriptions: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw noSubscriptions()
    },
  }),
}

const remedy = 'Ask for `changes` with `since` from time to time.'

const noSubscriptions = () =>
  new GraphQLError(`The hub has no subscriptions. ${remedy}`, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', remedy, http: { status: 400 } },
  })
