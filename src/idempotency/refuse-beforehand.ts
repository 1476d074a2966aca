import {
  defaultFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Refusal } from '../manifest/refusal.ts'
import { toUserErrors, type UserError } from '../manifest/user-error.type.ts'

/** Has every mutation field answer a refusal that was met before it could run. Each has a place for it: `userErrors`. */
export function refuseBeforehand(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const type = getNullableType(field.type)
    if (!isObjectType(type) || !('userErrors' in type.getFields()))
      throw new Error(`Mutation.${field.name} has no userErrors: a refusal would have no place in its answer`)
    const resolve = field.resolve ?? defaultFieldResolver
    field.resolve = (source, args, scope: { refusal?: Refusal }, info) =>
      scope.refusal ? answerNothing(field.type, toUserErrors([scope.refusal])) : resolve(source, args, scope, info)
  }
  return schema
}

/** The answer of one that did nothing: what may be null is, lists are empty, counts 0. */
function answerNothing(type: GraphQLOutputType, userErrors: UserError[]): unknown {
  if (!isNonNullType(type)) return null
  const answered = type.ofType
  if (isListType(answered)) return []
  if (!isObjectType(answered)) return 0
  return Object.fromEntries(
    Object.values(answered.getFields()).map((field) => [
      field.name,
      field.name === 'userErrors' ? userErrors : answerNothing(field.type, userErrors),
    ]),
  )
}
