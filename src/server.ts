import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { consolePage, consoleScript, consoleStyle } from './console/page.ts'
import type { Database } from './database.ts'
import { createExecutor } from './executor.ts'
import type { Actor } from './identity/actor.ts'
import { createAuthenticate } from './identity/authenticate.ts'
import { Overloaded } from './platform/admission.ts'
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
  app.use(
    '/graphql',
    express.json({ limit: '64mb' }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const actor = await authenticate(req.headers)
        if (!actor) throw unauthenticated()
        const hungUp = new AbortController()
        res.on('close', () => hungUp.abort(new Error('the client hung up')))
        return { actor, signal: hungUp.signal }
      },
    }),
  )
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
          })
        },
      }),
      stop: async () => {},
    },
    csrfPrevention: {
      requestHeaders: ['authorization', 'x-api-key', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [
      // It wraps every field, which halves what the server can do; nothing here is cached by HTTP.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
    ],
  })
  await apollo.start()
  return apollo
}

const unauthenticated = () =>
  new GraphQLError('A key is needed: send `Authorization: Bearer <key>` or `x-api-key: <key>`.', {
    extensions: { code: 'UNAUTHENTICATED', remedy: 'Make a key: ropewalk keys create', http: { status: 401 } },
  })

/** Errors made for the caller pass; of anything else the caller learns a reference, and the log the rest. */
function formatError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  // Apollo unwraps what a resolver threw; what was thrown around them has no path and stays wrapped.
  const unwrapped = unwrapResolverError(error)
  const cause = unwrapped instanceof GraphQLError && unwrapped.originalError ? unwrapped.originalError : unwrapped
  const place = { locations: formatted.locations, path: formatted.path }
  if (cause instanceof ApiError) {
    return { message: cause.message, ...place, extensions: { code: cause.code, ...cause.details } }
  }
  if (cause instanceof Overloaded) return { message: cause.message, ...place, extensions: { code: cause.code } }
  // What GraphQL itself found in the document or its variables has no cause behind it, or GraphQL's own words again.
  if (cause instanceof GraphQLError && (!cause.originalError || cause.originalError instanceof GraphQLError)) {
    const { code, http: _, ...rest } = cause.extensions
    // Apollo tells faults of variables from those of the hub, but not those of an argument that holds one.
    const given = /^Argument "/.test(cause.message) ? 'BAD_USER_INPUT' : formatted.extensions?.code
    return { message: cause.message, ...place, extensions: { code: code ?? given, ...rest } }
  }
  const reference = randomUUID()
  log.error({ err: cause, reference, path: formatted.path }, 'a request failed')
  return {
    message: 'Something went wrong here. Nothing was changed by the field that failed.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  }
}

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
