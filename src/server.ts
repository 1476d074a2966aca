import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import type { GraphQLSchema } from 'graphql'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { consolePage, consoleScript, consoleStyle } from './console/page.ts'
import type { Database } from './database.ts'
import { createExecutor } from './executor.ts'
import { allowOnly, answerErrors, formatError, nothingHere } from './gate/answer-errors.ts'
import { refuseCostly } from './gate/cost.ts'
import { withStatus } from './gate/explain-error.ts'
import { explainValues } from './gate/explain-values.ts'
import { admittedOf, createGate } from './gate/gate.ts'
import { refuseSubscriptions } from './gate/refuse-subscriptions.ts'
import type { Actor } from './identity/actor.ts'
import { createAuthenticate } from './identity/authenticate.ts'
import { manifestSchemaFile, manifestSchemaPath } from './manifest/schema-file.ts'
import { ApiError } from './platform/errors.ts'

export interface HubServer {
  /** Listens, and answers where. */
  listen(host: string, port: number): Promise<string>
  /** Takes nothing new, lets what runs end, and closes. */
  stop(): Promise<void>
}

interface Context {
  actor: Actor
  signal: AbortSignal
}

/** The one server that the process and the tests run. */
export async function buildServer(schema: GraphQLSchema, database: Database, log: Logger): Promise<HubServer> {
  const app = express()
  const http = createServer(app)
  const apollo = await startApollo(schema, database, http, log)
  const authenticate = createAuthenticate(database.readWorkspace)

  app.disable('x-powered-by')
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }))
  app.get('/livez', (_request, response) => void response.type('text').send('alive\n'))
  app.get('/readyz', async (_request, response) => {
    const ready = await isReady(database)
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'the database does not answer\n')
  })
  app.get('/', (_request, response) => void response.type('html').send(consolePage))
  app.get('/console.css', (_request, response) => void response.type('css').send(consoleStyle))
  app.get('/console.js', (_request, response) => void response.type('js').send(consoleScript))
  app.get(manifestSchemaPath, (_request, response) => {
    // Open to every page: editors in a browser fetch it too, and there is nothing in it to keep.
    response.set('access-control-allow-origin', '*').type('application/schema+json').sendFile(manifestSchemaFile)
  })
  app.all(['/livez', '/readyz', '/', '/console.css', '/console.js', manifestSchemaPath], allowOnly('GET', 'HEAD'))
  app.all(
    '/graphql',
    createGate(authenticate),
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        const { actor, signal } = admittedOf(res)
        if (!actor) throw withStatus(unauthenticated())
        return { actor, signal }
      },
    }),
  )
  app.use(nothingHere)
  app.use(answerErrors(log))
  return {
    listen: (host, port) => listen(http, host, port),
    stop: () => apollo.stop(),
  }
}

async function startApollo(schema: GraphQLSchema, database: Database, http: Server, log: Logger) {
  const execute = createExecutor(schema, database)
  const apollo = new ApolloServer<Context>({
    // Apollo's own executor knows no transactions; a gateway is its way to bring another.
    gateway: {
      onSchemaLoadOrUpdate: (take) => {
        take({ apiSchema: schema, coreSupergraphSdl: '' })
        return () => {}
      },
      load: async () => ({
        executor: async ({ document, request, context }) => {
          const { actor, signal } = context as Context
          return execute({
            document,
            operationName: request.operationName,
            variables: request.variables,
            actor,
            signal,
            idempotencyKey: request.http?.headers.get('idempotency-key'),
          }).catch((error) => {
            throw withStatus(error)
          })
        },
      }),
      stop: async () => {},
    },
    csrfPrevention: {
      requestHeaders: ['authorization', 'x-api-key', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    introspection: true,
    // The gate measures documents: one that comes as a hash alone would pass it unmeasured.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [
      // It wraps every field, which halves what the server can do; nothing here is cached by HTTP.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      refuseSubscriptions,
      explainValues,
      refuseCostly,
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
    ],
  })
  await apollo.start()
  return apollo
}

const unauthenticated = () =>
  new ApiError('UNAUTHENTICATED', 'A key is needed: send `Authorization: Bearer <key>` or `x-api-key: <key>`.', {
    remedy: 'Make a key: ropewalk keys create',
  })

async function isReady(database: Database): Promise<boolean> {
  const nowhere = '00000000-0000-0000-0000-000000000000'
  return database
    .readWorkspace(nowhere, async (sql) => sql`select 1`)
    .then(
      () => true,
      () => false,
    )
}

function listen(http: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      const { port: bound } = http.address() as AddressInfo
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`)
    })
  })
}
