import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import type { PostgresClient, PostgresTypes } from '../platform/postgres.ts'
import type { AccessKeyRow, ActorRole } from './access-key.table.ts'
import { noWorkspace, workspaceIdOf } from './workspaces.ts'

/**
 * A key as its holder has it: `rw_` and, in base64url, the workspace's id, the key's own and its secret. It names its
 * workspace, so that finding it is a read inside the wall like any other.
 */
interface ParsedKey {
  workspaceId: string
  id: string
  secret: Buffer
}

const prefix = 'rw_'
const lengths = { workspace: 16, id: 8, secret: 32 }

export interface NewKey {
  workspace: string
  name: string
  role: ActorRole
  expiresAt: Date | null
}

/** Puts a new key on record and answers it; it is not shown again, since only its hash is kept. */
export async function createKey(owner: PostgresClient, { workspace, name, role, expiresAt }: NewKey): Promise<string> {
  const workspaceId = workspaceIdOf(workspace)
  const id = randomBytes(lengths.id)
  const secret = randomBytes(lengths.secret)
  await inWorkspace(owner, workspace, async (sql) => {
    await sql`
      insert into hub.access_keys (workspace_id, id, name, role, secret_hash, created_at, expires_at)
      values (${workspaceId}, ${id.toString('hex')}, ${name}, ${role}, ${hashOf(secret)}, clock_timestamp(), ${expiresAt})`
  })
  return prefix + Buffer.concat([uuidBytes(workspaceId), id, secret]).toString('base64url')
}

/** What there is to say of a key; its secret is not on record. */
export type KnownKey = Omit<AccessKeyRow, 'workspaceId' | 'secretHash'>

/** All keys of a workspace, those that are no longer good included, oldest first. */
export async function listKeys(owner: PostgresClient, workspace: string): Promise<KnownKey[]> {
  return inWorkspace(
    owner,
    workspace,
    (sql, workspaceId) => sql<KnownKey[]>`
      select id, name, role, created_at, expires_at, revoked_at from hub.access_keys
       where workspace_id = ${workspaceId} order by created_at, id`,
  )
}

/** Revokes a key for ever; answers it, and whether it was revoked already. */
export async function revokeKey(
  owner: PostgresClient,
  workspace: string,
  id: string,
): Promise<KnownKey & { already: boolean }> {
  return inWorkspace(owner, workspace, async (sql, workspaceId) => {
    const [found] = await sql<KnownKey[]>`
      select id, name, role, created_at, expires_at, revoked_at from hub.access_keys
       where workspace_id = ${workspaceId} and id = ${id} for update`
    if (!found) {
      throw new Error(
        `There is no key ${id} in the workspace ${workspace}. See them: ropewalk keys list --workspace ${workspace}`,
      )
    }
    if (found.revokedAt) return { ...found, already: true }
    const [revoked] = await sql<[{ revokedAt: Date }]>`
      update hub.access_keys set revoked_at = clock_timestamp()
       where workspace_id = ${workspaceId} and id = ${id} returning revoked_at`
    return { ...found, ...revoked, already: false }
  })
}

/** Takes a key off the record, as if it had never been: for one that a command made for the time of its work. */
export async function removeKey(owner: PostgresClient, workspace: string, key: string): Promise<void> {
  await inWorkspace(owner, workspace, async (sql, workspaceId) => {
    await sql`delete from hub.access_keys where workspace_id = ${workspaceId} and id = ${parseKey(key)!.id}`
  })
}

/** Work inside the wall of a workspace, as the owner of the tables; refused where there is no such workspace. */
async function inWorkspace<T>(
  owner: PostgresClient,
  workspace: string,
  work: (sql: TransactionSql<PostgresTypes>, workspaceId: string) => T | Promise<T>,
): Promise<T> {
  const workspaceId = workspaceIdOf(workspace)
  return (await owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    const [found] = await sql`select from hub.workspaces where workspace_id = ${workspaceId}`
    if (!found) throw noWorkspace(workspace)
    return work(sql, workspaceId)
  })) as T
}

export async function hasKeys(owner: PostgresClient, workspace: string): Promise<boolean> {
  return owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceIdOf(workspace)}, true)`
    const found = await sql`select from hub.access_keys limit 1`
    return found.length > 0
  })
}

/** The parts of a key; null for what cannot be one. */
export function parseKey(key: string): ParsedKey | null {
  if (!/^rw_[A-Za-z0-9_-]{75}$/.test(key)) return null
  const bytes = Buffer.from(key.slice(prefix.length), 'base64url')
  const hex = bytes.subarray(0, lengths.workspace).toString('hex')
  return {
    workspaceId: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
    id: bytes.subarray(lengths.workspace, lengths.workspace + lengths.id).toString('hex'),
    secret: bytes.subarray(lengths.workspace + lengths.id),
  }
}

/** Compared in a time that does not tell how much of it was right. */
export const isSecret = (secret: Buffer, secretHash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(secretHash, 'hex'))

const hashOf = (secret: Buffer) => createHash('sha256').update(secret).digest('hex')

const uuidBytes = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
