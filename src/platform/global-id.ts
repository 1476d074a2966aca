import { createHash } from 'node:crypto'
import { fromGlobalId, toGlobalId } from 'graphql-relay'

/** Reference data is the same in every workspace, and so are its ids. */
const everyWorkspace = 'law'

const tags = new Map<string, string>()

/** A short mark of the workspace within ids and cursors, so that those of another are as unknown as made-up ones. */
export function workspaceTag(workspaceId: string): string {
  let tag = tags.get(workspaceId)
  if (!tag) {
    tag = createHash('sha256').update(`ropewalk:${workspaceId}`).digest('base64url').slice(0, 12)
    tags.set(workspaceId, tag)
  }
  return tag
}

export const recordId = (typename: string, workspaceId: string, key: string) =>
  toGlobalId(typename, `${workspaceTag(workspaceId)}:${key}`)

export const lawId = (typename: string, key: string) => toGlobalId(typename, `${everyWorkspace}:${key}`)

/** The type and key that an id names; null when it is malformed or another workspace's. */
export function readId(id: string, workspaceId: string): { typename: string; key: string } | null {
  const { type, id: rest } = fromGlobalId(id)
  const colon = rest.indexOf(':')
  const tag = rest.slice(0, colon)
  if (!type || colon < 0 || (tag !== everyWorkspace && tag !== workspaceTag(workspaceId))) return null
  const key = rest.slice(colon + 1)
  // Only the one way to write an id is that id.
  return toGlobalId(type, rest) === id ? { typename: type, key } : null
}
