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
import type { Actor } from './identity/actor.ts'
import type { Scope } from './record/scope.ts'

/** One operation as it comes in, checked against the schema. */
export interface Operation {
  document: DocumentNode
  operationName: string | null | undefined
  variables: Record<string, unknown> | undefined
  actor: Actor
  signal?: AbortSignal
}

export type Executor = (operation: Operation) => Promise<ExecutionResult>

/**
 * Runs operations: a query on one snapshot; each field of a mutation in a transaction of its own, which answers the
 * field's whole selection before it commits, so that no payload is read from another moment than its change.
 */
export function createExecutor(schema: GraphQLSchema, database: Database): Executor {
  const run = (operation: Operation, document: DocumentNode, scope: Scope | null) =>
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
    if (!variables.coerced) return { errors: variables.errors }
    const fields = rootFields(schema, operation.document, definition, variables.coerced)

    if (definition.operation === OperationTypeNode.MUTATION) {
      return inTurn(fields, (nodes) => {
        const document = withSelection(operation.document, definition, nodes)
        return changeField(document, operation)
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

  async function changeField(document: DocumentNode, operation: Operation): Promise<ExecutionResult> {
    const { actor, signal } = operation
    let kept = true
    const discard = () => {
      kept = false
    }
    return database.change<ExecutionResult>(
      actor,
      { signal, keep: ({ errors }) => kept && !errors?.length },
      async (scope) => run(operation, document, { ...scope, discard }),
    )
  }
}

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
  runField: (nodes: readonly FieldNode[]) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const data: Record<string, unknown> = {}
  const errors = []
  for (const nodes of fields.values()) {
    const result = await runField(nodes)
    errors.push(...(result.errors ?? []))
    if (!result.data) return { data: null, errors }
    Object.assign(data, result.data)
  }
  return errors.length > 0 ? { data, errors } : { data }
}
