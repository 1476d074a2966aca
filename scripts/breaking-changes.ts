import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import {
  buildSchema,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

export interface BreakingChange {
  /** What breaks, such as Query.systems(first:). */
  coordinate: string
  message: string
}

/** What a client of the one schema can no longer do with the other. */
export async function findBreakingChanges(before: string, after: string): Promise<BreakingChange[]> {
  const served = buildSchema(after)
  const changes = await diff(buildSchema(before), served)
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking || isNowRequired(served, change))
    .map(({ path, message }) => ({ coordinate: coordinateOf(path), message }))
}

/** The breaking changes that no line names, of those that begin with "Breaking:". */
export function unannounced(changes: BreakingChange[], lines: readonly string[]): BreakingChange[] {
  const announcements = lines.filter((line) => /^\s*(?:[-*]\s+)?Breaking:/.test(line))
  return changes.filter(({ coordinate }) => !announcements.some((line) => names(line, coordinate)))
}

/** The lines of a changelog's Unreleased section. */
export function unreleased(changelog: string): string[] {
  const lines = changelog.split('\n')
  const start = lines.findIndex((line) => /^## \[?Unreleased\b/i.test(line))
  if (start < 0) return []
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '))
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
}

/** A field is not named by one of its arguments, nor a type by one of its fields. */
function names(line: string, coordinate: string): boolean {
  const exactly = coordinate.replace(/[.()]/g, '\\$&')
  return new RegExp(`(?<![\\w.@])${exactly}(?![\\w(]|\\.\\w)`).test(line)
}

/** The inspector writes Type.field.argument, @directive.argument and Type.@directive. */
function coordinateOf(path = 'schema'): string {
  return path
    .replace(/\.@.*/, '')
    .replace(/^(\w+\.\w+)\.(\w+)$/, '$1($2:)')
    .replace(/^(@\w+)\.(\w+)$/, '$1($2:)')
}

/** The inspector calls a default that is gone dangerous, even where the value has to be given from then on. */
function isNowRequired(schema: GraphQLSchema, { type: kind, path }: Change): boolean {
  if (!kind.includes('DEFAULT')) return false
  const [typeName, fieldName, argumentName] = path!.split('.')
  const type = schema.getType(typeName!)
  if (isInputObjectType(type)) return isRequiredInputField(type.getFields()[fieldName!]!)
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  return isRequiredArgument(type.getFields()[fieldName!]!.args.find(({ name }) => name === argumentName)!)
}
