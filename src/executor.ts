import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import { asOfDirective } from './as-of.ts'
import type { Database } from './database.ts'
import { answerOnce, inProgress, usualPatienceMs } from './idempotency/answer-once.ts'
import { contentOf, type Idempotent, isIdempotencyKey } from './idempotency/idempotency-key.ts'
import { InFlight } from './idempotency/in-flight.ts'
import type { Actor } from './identity/actor.ts'
import type { Refusal } from './manifest/refusal.ts'
import { badInput } from './platform/errors.ts'
import { faultsOfVariables } from './record/explain-values.ts'
import type { Scope } from './record/scope.ts'

/** One operation as it comes in, checked against the schema. */
export interface Operation {
  document: DocumentNode
  operationName: string | null | undefined
  variables: Record<string, unknown> | undefined
  actor: Actor
  signal?: AbortSignal
  /** Under which a mutation takes effect once, however often it is sent. */
  idempotencyKey?: string | null
}

export type Executor = (operation: Operation) => Promise<ExecutionResult>

/**
 * Runs operations: a query on one snapshot; each field of a mutation in a transaction of its own, which answers the
 * field's whole selection before it commits, so that no payload is read from another moment than its change.
 */
export function createExecutor(
  schema: GraphQLSchema,
  database: Database,
  { patienceMs = usualPatienceMs }: { patienceMs?: number } = {},
): Executor {
  const inFlight = new InFlight()
  const run = (operation: Operation, document: DocumentNode, scope: Scope | Refused | null) =>
    execute({
      schema,
      document,
      contextValue: scope,
      variableValues: operation.variables,
      operationName: operation.operationName,
    })

  return async (operation) => {
    const definition = getOperationAST(operation.document, operation.operationName)
    if (!definition) return run(operation, operation.document, null)
    const variables = getVariableValues(schema, definition.variableDefinitions ?? [], operation.variables ?? {}, {
      maxErrors: 50,
    })
    if (!variables.coerced)
      return { errors: faultsOfVariables(schema, operation.document, definition, operation.variables ?? {}) }
    const fields = rootFields(schema, operation.document, definition, variables.coerced)

    if (definition.operation === OperationTypeNode.MUTATION) {
      const { document, operationName, actor, idempotencyKey = null } = operation
      // An empty one was meant as one, and not as none.
      if (idempotencyKey !== null && !isIdempotencyKey(idempotencyKey)) throw malformedKey()
      const content = idempotencyKey ? contentOf(document, operationName, operation.variables) : ''
      return inTurn(fields, (nodes, position) => {
        const command = nodes[0]!.name.value
        const alone = withSelection(document, definition, nodes)
        if (!idempotencyKey) return changeField(command, alone, operation, null)
        return changeOnce(command, alone, operation, { caller: actor.keyId, key: idempotencyKey, position, content })
      })
    }
    if ([...fields.values()].every(([node]) => node!.name.value.startsWith('__'))) {
      return run(operation, operation.document, null)
    }
    const asOf = getDirectiveValues(asOfDirective, definition, variables.coerced)?.time as Date | undefined
    const { actor, signal } = operation
    return database.snapshot(actor, { asOf: asOf ?? null, signal }, async (scope) => {
      const result = await run(operation, operation.document, scope)
      return asOf ? { ...result, extensions: { ...result.extensions, asOf: { revision: scope.revision } } } : result
    })
  }

  /** One that is under way waits before it takes a place in the queue of its workspace. */
  async function changeOnce(
    command: string,
    document: DocumentNode,
    operation: Operation,
    once: Idempotent,
  ): Promise<ExecutionResult> {
    const { actor } = operation
    const name = [actor.workspaceId, once.caller, once.key, once.position].join(' ')
    const result = await inFlight.run(name, patienceMs, () => changeField(command, document, operation, once))
    return result ?? run(operation, document, { actor, refusal: inProgress })
  }

  async function changeField(
    command: string,
    document: DocumentNode,
    operation: Operation,
    once: Idempotent | null,
  ): Promise<ExecutionResult> {
    const { actor, signal } = operation
    let kept = true
    return database.change<ExecutionResult>(
      actor,
      { command, signal, keep: ({ errors }) => kept && !errors?.length },
      async (scope) => {
        scope.discard = () => {
          kept = false
        }
        const answer = async () => run(operation, document, scope)
        if (!once) return answer()
        const answered = await answerOnce(scope.sql, actor.workspaceId, once, answer, patienceMs)
        return 'result' in answered ? answered.result : run(operation, document, { actor, refusal: answered.refusal })
      },
    )
  }
}

/** What a mutation field is run on that is refused before it begins. */
interface Refused {
  actor: Actor
  refusal: Refusal
}

const malformedKey = () =>
  badInput(
    'Idempotency-Key',
    'An idempotency key is 1 to 255 printable characters of ASCII, without spaces.',
    'Send a random identifier, such as a UUID, or leave the header out.',
  )

function rootFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  definition: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Map<string, readonly FieldNode[]> {
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const each of document.definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each
  return collectFields(schema, fragments, variables, schema.getRootType(definition.operation)!, definition.selectionSet)
}

/** The document with only these fields in its operation. */
function withSelection(
  document: DocumentNode,
  definition: OperationDefinitionNode,
  selections: readonly FieldNode[],
): DocumentNode {
  const alone = { ...definition, selectionSet: { ...definition.selectionSet, selections } }
  return { ...document, definitions: document.definitions.map((each) => (each === definition ? alone : each)) }
}

/** Runs fields one after another. As the specification has it, one that may not be null and is ends the operation. */
async function inTurn(
  fields: Map<string, readonly FieldNode[]>,
  runField: (nodes: readonly FieldNode[], position: number) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const data: Record<string, unknown> = {}
  const errors = []
  for (const [position, nodes] of [...fields.values()].entries()) {
    const result = await runField(nodes, position)
    errors.push(...(result.errors ?? []))
    if (!result.data) return { data: null, errors }
    Object.assign(data, result.data)
  }
  return errors.length > 0 ? { data, errors } : { data }
}
