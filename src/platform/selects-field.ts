import { type FieldNode, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'

/** Whether the payload that is being resolved is asked for one of these fields. */
export function selectsField(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  const { schema, fragments, variableValues, returnType, fieldNodes } = info
  const type = getNamedType(returnType)
  if (!isObjectType(type)) return false
  const fields = collectSubfields(schema, fragments, variableValues, type, fieldNodes as FieldNode[])
  return [...fields.values()].some((nodes) => nodes.some(({ name }) => names.includes(name.value)))
}
