import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'

export interface SpawnUser {
  uid: number
  gid: number
}

interface Message {
  state?: 'loaded' | 'ready' | 'down' | 'up' | 'failed'
  database?: EmbeddedPostgres
  tookMs?: number
  message?: string
  log?: string
}

const CHILD = fileURLToPath(new URL('embedded-hub-child.ts', import.meta.url))
const MODULE = fileURLToPath(new URL('../../src/platform/embedded-postgres.ts', import.meta.url))
const TSX = import.meta.resolve('tsx')

/** A process that holds (`start`) or joins (`join`) an embedded database, to be killed at will. */
export class HubProcess {
  readonly child: ChildProcess
  readonly messages: Message[] = []
  private readonly ended: Promise<void>
  private closed = false

  constructor(
    mode: 'start' | 'join',
    options: { dataFolder: string; fallbackFolder?: string; durable?: boolean },
    { user, module = MODULE }: { user?: SpawnUser; module?: string } = {},
  ) {
    this.child = spawn(
      process.execPath,
      ['--import', TSX, CHILD, module, mode, JSON.stringify({ durable: false, ...options })],
      { ...user, cwd: '/', env: { PATH: process.env.PATH, HOME: '/nonexistent' }, stdio: ['pipe', 'pipe', 'pipe'] },
    )
    this.ended = new Promise<void>((resolve) => this.child.once('close', () => resolve())).then(() => {
      this.closed = true
    })
    this.child.stdin!.on('error', () => {})
    createInterface({ input: this.child.stdout! }).on('line', (line) => this.messages.push(JSON.parse(line) as Message))
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => this.messages.push({ log: `stderr: ${text}` }))
  }

  get pid(): number {
    return this.child.pid!
  }

  get database(): EmbeddedPostgres {
    return this.messages.find((message) => message.state === 'ready')!.database!
  }

  until(state: Message['state'], atMostMs = 20_000): Promise<Message> {
    return this.untilOneOf([state], atMostMs)
  }

  untilSettled(): Promise<Message> {
    return this.untilOneOf(['ready', 'failed'], 20_000)
  }

  private async untilOneOf(states: Message['state'][], atMostMs: number): Promise<Message> {
    for (const deadline = Date.now() + atMostMs; ; await sleep(20)) {
      const over = this.closed || Date.now() > deadline
      const found = this.messages.find((message) => message.state && states.includes(message.state))
      if (found) return found
      if (over) throw new Error(`The hub is not ${states.join(' or ')}: ${JSON.stringify(this.messages, null, 2)}`)
    }
  }

  giveUp(): void {
    this.child.stdin!.write('give up\n')
  }

  async stop(): Promise<void> {
    this.child.stdin!.write('stop\n')
    await this.end()
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.end()
  }

  async end(): Promise<void> {
    if (!(await Promise.race([this.ended.then(() => true), sleep(20_000, false)])))
      throw new Error('The hub does not end')
  }
}
