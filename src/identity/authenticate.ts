import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Sql } from '../platform/postgres.ts'
import type { AccessKeyRow } from './access-key.table.ts'
import { isSecret, parseKey } from './access-keys.ts'
import type { Actor } from './actor.ts'

/** Runs a read inside the wall of a workspace. */
export type ReadWorkspace = <T>(workspaceId: string, read: (sql: Sql) => Promise<T>) => Promise<T>

export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Actor | null>

/** Tells who is asking by the key in the request's headers; null without a key that is good now. */
export function createAuthenticate(readWorkspace: ReadWorkspace): Authenticate {
  // Short, so that a revoked key is refused within seconds; by hash, so that no key lies about in memory.
  const known = new LRUCache<string, Actor>({ max: 10_000, ttl: 2_000 })
  return async (headers) => {
    const key = keyOf(headers)
    if (!key) return null
    const hash = createHash('sha256').update(key).digest('base64')
    const remembered = known.get(hash)
    if (remembered) return remembered
    const actor = await findActor(readWorkspace, key)
    if (actor) known.set(hash, actor)
    return actor
  }
}

function keyOf(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const apiKey = headers['x-api-key']
  return bearer ?? (typeof apiKey === 'string' ? apiKey : null)
}

async function findActor(readWorkspace: ReadWorkspace, key: string): Promise<Actor | null> {
  const parsed = parseKey(key)
  if (!parsed) return null
  const { workspaceId, id, secret } = parsed
  const [found] = await readWorkspace(
    workspaceId,
    (sql) => sql<(Pick<AccessKeyRow, 'name' | 'role' | 'secretHash'> & { workspace: string })[]>`
      select k.name, k.role, k.secret_hash, w.key as workspace
        from hub.access_keys k join hub.workspaces w on w.workspace_id = k.workspace_id
       where k.workspace_id = ${workspaceId} and k.id = ${id} and k.revoked_at is null
         and (k.expires_at is null or k.expires_at > now())`,
  )
  if (!found || !isSecret(secret, found.secretHash)) return null
  return { keyId: id, name: found.name, role: found.role, workspaceId, workspace: found.workspace }
}
