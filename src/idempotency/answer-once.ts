import type { ExecutionResult } from 'graphql'
import type { Refusal } from '../manifest/refusal.ts'
import type { Sql } from '../platform/postgres.ts'
import type { Idempotent } from './idempotency-key.ts'

/** What became of a field: answered now, answered before, or not to be answered. */
export type Once = { result: ExecutionResult } | { refusal: Refusal }

/** How long the same request, sent again while it is worked on, waits for its answer. */
export const usualPatienceMs = 20_000

/** How many answers that have served their time go with each new one. */
const prunedAtOnce = 100

/**
 * Answers a mutation field once: whoever comes second is given what was answered to the first. All of it is in the
 * transaction of the field, so an effect and its answer are kept or lost together. What keeps nothing (a dry run, a
 * refusal, an error) leaves no row, and may be sent again.
 */
export async function answerOnce(
  sql: Sql,
  workspaceId: string,
  asked: Idempotent,
  answer: () => Promise<ExecutionResult>,
  patienceMs: number,
): Promise<Once> {
  const claim = await claimKey(sql, workspaceId, asked, patienceMs)
  if (claim === 'in progress') return { refusal: inProgress }
  if (claim === 'mine') {
    await prune(sql, workspaceId)
    const result = await answer()
    await keepAnswer(sql, workspaceId, asked, result)
    return { result }
  }
  if (claim.content !== asked.content) return { refusal: mismatch }
  return { result: JSON.parse(claim.answer) as ExecutionResult }
}

/**
 * Takes the key for this transaction. Another one that holds it is waited for, as whoever inserts a row of the same
 * primary key waits in PostgreSQL, until the patience is over.
 */
async function claimKey(
  sql: Sql,
  workspaceId: string,
  { caller, key, position, content }: Idempotent,
  patienceMs: number,
): Promise<'mine' | 'in progress' | { content: string; answer: string }> {
  const [claim] = await sql<[{ state: 'mine' | 'held' | 'in progress' }]>`
    select types.claim_idempotency_key(${workspaceId}, ${caller}, ${key}, ${position}, ${content}, ${patienceMs}) as state`
  if (claim.state !== 'held') return claim.state
  const [held] = await sql<[{ content: string; answer: string }]>`
    select content, answer from hub.idempotent_answers
     where workspace_id = ${workspaceId} and caller = ${caller}
       and idempotency_key = ${key} and position = ${position}`
  return held
}

async function keepAnswer(
  sql: Sql,
  workspaceId: string,
  { caller, key, position }: Idempotent,
  result: ExecutionResult,
): Promise<void> {
  await sql`
    update hub.idempotent_answers set answer = ${JSON.stringify(result)}
     where workspace_id = ${workspaceId} and caller = ${caller}
       and idempotency_key = ${key} and position = ${position}`
}

/**
 * Rows that another transaction prunes just now are left to it. They are chosen in a step of their own: chosen in a
 * condition of the delete they may be chosen anew for each row, and the bound is none.
 */
async function prune(sql: Sql, workspaceId: string): Promise<void> {
  await sql`
    with old as materialized (
      select caller, idempotency_key, position from hub.idempotent_answers
       where workspace_id = ${workspaceId} and created_at < clock_timestamp() - interval '30 days'
       order by created_at limit ${prunedAtOnce} for update skip locked)
    delete from hub.idempotent_answers t using old
     where t.workspace_id = ${workspaceId} and t.caller = old.caller
       and t.idempotency_key = old.idempotency_key and t.position = old.position`
}

const mismatch: Refusal = {
  code: 'IDEMPOTENCY_MISMATCH',
  message: 'Something else was asked under this Idempotency-Key.',
  path: [],
  remedy: 'Send each request of your own under a key of its own; send the same again only as it was.',
}

export const inProgress: Refusal = {
  code: 'IN_PROGRESS',
  message: 'The same request is still being worked on.',
  path: [],
  remedy: 'Send it again in a moment, under the same Idempotency-Key: it takes effect once.',
}
