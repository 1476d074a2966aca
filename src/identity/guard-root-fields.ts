import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import { ApiError } from '../platform/errors.ts'
import type { ActorRole } from './access-key.table.ts'
import { type Actor, mayActAs } from './actor.ts'

/** Has every root field ask for its least role. Denies by default: a root field that names none fails the start. */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const least = field.extensions.leastRole as ActorRole | undefined
      if (!least) throw new Error(`${type}.${field.name} names no least role: give it @NeedsRole`)
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args, scope: { actor: Actor }, info) => {
        if (!mayActAs(scope.actor, least)) {
          throw new ApiError('FORBIDDEN', `${field.name} needs the role ${least}; this key has ${scope.actor.role}.`, {
            remedy: 'Ask an admin of the workspace for a key with that role.',
          })
        }
        return resolve(source, args, scope, info)
      }
    }
  }
  return schema
}
