import { createHash } from 'node:crypto'
import { type DocumentNode, print } from 'graphql'

/** One mutation field that shall have its effect once, however often it is sent. */
export interface Idempotent {
  /** The access key that asks. */
  caller: string
  key: string
  position: number
  /** A digest of what is asked. */
  content: string
}

/** Printable ASCII, as a header carries it. */
export const isIdempotencyKey = (value: string) => /^[\x21-\x7e]{1,255}$/.test(value)

/** A digest of an operation: alike for two that differ in white space or in the order of their variables only. */
export function contentOf(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown> | undefined,
): string {
  const asked = JSON.stringify([print(document), operationName ?? null, inOrder(variables ?? {})])
  return createHash('sha256').update(asked).digest('base64')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const names = Object.keys(value).sort()
  return names.map((name) => [name, inOrder((value as Record<string, unknown>)[name])])
}
