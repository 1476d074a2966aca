import { type AuditResult, auditServer } from 'graphql-http'
import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'

const hub = useHub()
let results: AuditResult[]

beforeAll(async () => {
  const { url, admin } = hub.current
  // The audits know no keys.
  const fetchFn = (target: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${admin.key}`)
    return fetch(target, { ...init, headers })
  }
  results = await auditServer({ url: `${url}/graphql`, fetchFn })
})

/**
 * For `application/json` the specification would rather have 200, for clients of old that cannot read another answer.
 * Apollo Server says 400, as for `application/graphql-response+json`: a monitor then sees a request that was refused,
 * and the clients of today read the errors from either.
 */
const warned = [
  '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
  'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
  '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]

test('no audit of GraphQL over HTTP ends in an error', () => {
  expect(results.filter(({ status }) => status === 'error').map(nameOf)).toEqual([])
  expect(results.length).toBeGreaterThanOrEqual(61)
})

test('all that must be is, and of what should or may be only this is otherwise', () => {
  const musts = results.filter(({ name }) => name.startsWith('MUST'))
  expect(musts.filter(({ status }) => status !== 'ok').map(nameOf)).toEqual([])
  expect(musts.length).toBeGreaterThanOrEqual(13)
  expect(results.filter(({ status }) => status === 'warn').map(nameOf)).toEqual(warned)
})

const nameOf = ({ id, name }: AuditResult) => `${id} ${name}`
