import { createHash } from 'node:crypto'
import type { PostgresClient } from '../platform/postgres.ts'

export const defaultWorkspace = 'default'

/**
 * A workspace's id is made from its key, so that two workspaces cannot have one key, and no look-up ever has to reach
 * over the wall to find one.
 */
export function workspaceIdOf(key: string): string {
  const bytes = createHash('sha256').update(`ropewalk workspace ${key}`).digest().subarray(0, 16)
  // Version 8 of RFC 9562: a layout of our own.
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Makes a workspace unless it is there; answers whether it was made. Only the owner of the tables may. */
export async function createWorkspace(owner: PostgresClient, key: string): Promise<boolean> {
  const workspaceId = workspaceIdOf(key)
  return owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    const made = await sql`
      insert into hub.workspaces (workspace_id, key, revision, changed_at)
      values (${workspaceId}, ${key}, 0, date_trunc('milliseconds', clock_timestamp()))
      on conflict do nothing returning key`
    return made.length > 0
  })
}

export const noWorkspace = (key: string) =>
  new Error(`There is no workspace ${key}. Make it: ropewalk workspaces create ${key}`)
