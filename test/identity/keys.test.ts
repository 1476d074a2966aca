import { spawn } from 'node:child_process'
import { expect, inject, test } from 'vitest'
import { parseKey } from '../../src/identity/access-keys.ts'
import { type Client, useHub } from '../harness/hub.ts'

const hub = useHub()

/** The command line beside the running hub, on its database. */
async function ropewalk(...args: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const { user, password, host, port, path } = inject('postgres')
  const [{ name }] = await hub.current.owner<[{ name: string }]>`select current_database() as name`
  const at = path ? `localhost` : `${host}:${port}`
  const socket = path ? `?host=${encodeURIComponent(host)}&port=${port}` : ''
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@${at}/${name}${socket}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, output, errors }
}

const idOf = ({ key }: Client) => parseKey(key)!.id

test('the keys of a workspace are listed, and their secrets are not', { timeout: 60_000 }, async () => {
  await hub.current.workspace('other')
  const other = await hub.current.client('VIEWER' as never, 'other')
  const made = await ropewalk(
    'keys',
    'create',
    '--role',
    'engineer',
    '--name',
    'a\u001b[31m\nb',
    '--expires',
    '2999-01-31',
  )
  expect(made.code).toBe(0)
  const { code, output, errors } = await ropewalk('keys', 'list')
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const lines = output.trimEnd().split('\n')
  const minute = String.raw`\d{4}-\d\d-\d\d \d\d:\d\dZ`
  const { id, secret } = parseKey(made.output.trim())!
  expect(lines[0]).toMatch(/^ID {2,}NAME {2,}ROLE {2,}CREATED {2,}EXPIRES {2,}REVOKED$/)
  expect(lines[1]).toMatch(new RegExp(`^${idOf(hub.current.admin)}  admin of default +admin +${minute}  never +-$`))
  expect(lines[2]).toMatch(new RegExp(`^${id}  a\ufffd\\[31m\ufffdb +engineer +${minute}  2999-01-31 00:00Z  -$`))
  expect(lines.length).toBe(3)
  expect(output).not.toContain(made.output.trim())
  for (const form of ['hex', 'base64', 'base64url'] as const) expect(output).not.toContain(secret.toString(form))
  expect(output).not.toContain(idOf(other))
  expect((await ropewalk('keys', 'list', '--workspace', 'other')).output).toContain(idOf(other))
})

test('a key that would be over at once is not made, and the way out is told', { timeout: 60_000 }, async () => {
  const count = () =>
    hub.current.database.readWorkspace(
      hub.current.workspaceId,
      async (sql) => (await sql`select id from hub.access_keys`).length,
    )
  const before = await count()
  const today = new Date().toISOString().slice(0, 10)
  for (const [day, says] of [
    [today, 'That day has begun already, in UTC. Write one from tomorrow on.'],
    ['2020-01-31', 'Write one from tomorrow on.'],
    ['2027-02-30', 'Write a date such as 2027-01-31.'],
  ] as const) {
    const { code, output, errors } = await ropewalk('keys', 'create', '--role', 'viewer', '--expires', day)
    expect({ code, output }).toEqual({ code: 1, output: '' })
    expect(errors).toContain('--expires')
    expect(errors).toContain(says)
  }
  expect(await count()).toBe(before)
})

test('a revoked key is refused by the running hub within 5 seconds', { timeout: 60_000 }, async () => {
  const viewer = await hub.current.client('VIEWER' as never)
  const status = async () => (await viewer.send('{ viewer { name } }')).status
  expect(await status()).toBe(200)
  let asking = true
  const answers: { status: number; at: number }[] = []
  // It is in use all the time, so the hub never has a reason to look it up afresh but its own.
  const using = (async () => {
    while (asking) {
      answers.push({ status: await status(), at: Date.now() })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  const { code, output, errors } = await ropewalk('keys', 'revoke', idOf(viewer))
  const revoked = Date.now()
  expect({ code, output }).toEqual({ code: 0, output: '' })
  expect(errors).toBe(
    `Key ${idOf(viewer)} (viewer, "viewer of default") is revoked. A running hub refuses it within 5 seconds.\n`,
  )
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  asking = false
  await using
  const [refused] = answers.filter((answer) => answer.status === 401)
  expect(refused!.at - revoked).toBeLessThan(5_000)
  expect(answers.filter(({ at }) => at >= refused!.at).every((answer) => answer.status === 401)).toBe(true)
  expect(answers[0]!.status).toBe(200)
  // The others are as good as before.
  expect((await hub.current.admin.send('{ viewer { name } }')).status).toBe(200)

  const again = await ropewalk('keys', 'revoke', idOf(viewer))
  expect(again.code).toBe(0)
  expect(again.errors).toMatch(/was revoked already, on \d{4}-\d\d-\d\d \d\d:\d\dZ\.\n$/)
  expect((await ropewalk('keys', 'list')).output).toMatch(
    new RegExp(`^${idOf(viewer)}  viewer of default .* \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ$`, 'm'),
  )
})

test('a key that is not there, or in another workspace, is said to be unknown', { timeout: 60_000 }, async () => {
  const id = idOf(hub.current.admin)
  const made = await ropewalk('keys', 'revoke', 'feedfeedfeedfeed')
  expect(made).toEqual({
    code: 1,
    output: '',
    errors:
      'There is no key feedfeedfeedfeed in the workspace default. See them: ropewalk keys list --workspace default\n',
  })
  await hub.current.workspace('empty')
  const elsewhere = await ropewalk('keys', 'revoke', id, '--workspace', 'empty')
  expect([elsewhere.code, elsewhere.errors]).toEqual([1, expect.stringContaining(`There is no key ${id}`)])
  const nowhere = await ropewalk('keys', 'list', '--workspace', 'nowhere')
  expect([nowhere.code, nowhere.errors]).toEqual([1, expect.stringContaining('There is no workspace nowhere')])
  expect((await hub.current.admin.send('{ viewer { name } }')).status).toBe(200)
})
