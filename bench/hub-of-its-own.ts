import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface BenchHub {
  url: string
  /** The key of an admin. */
  key: string
  /** Megabytes the process held at most so far. */
  peak(): number
  send(query: string, variables?: object): Promise<Sent>
  stop(): Promise<void>
}

export interface Sent {
  // biome-ignore lint/suspicious/noExplicitAny: what a query answers
  data: any
  seconds: number
  megabytes: number
}

/** A hub in a process and a folder of its own; options of Node are given by BENCH_NODE, such as `--cpu-prof`. */
export async function startBenchHub(): Promise<BenchHub> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ropewalk-bench-'))
  const options = (process.env.BENCH_NODE ?? '').split(' ').filter(Boolean)
  const child = spawn(process.execPath, [...options, '--import', 'tsx', 'src/main.ts'], {
    cwd: new URL('..', import.meta.url),
    env: { PATH: process.env.PATH, ROPEWALK_DATA: dataFolder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const signIn = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /Sign in as admin: (\S+)/.exec(line)?.[1]
      if (found) resolve(found)
      else if (/"level":[56]0/.test(line)) process.stderr.write(`${line}\n`)
    })
    ended.then(() => reject(new Error('the hub did not start')))
  })
  const [base, key] = signIn.split('/#key=')
  return {
    url: base!,
    key: key!,
    peak: () => peakOf(child.pid!),
    send: async (query, variables = {}) => {
      const body = JSON.stringify({ query, variables })
      const began = performance.now()
      const response = await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body,
      })
      const text = await response.text()
      const seconds = (performance.now() - began) / 1000
      const { data, errors } = JSON.parse(text)
      if (errors) throw new Error(JSON.stringify(errors, null, 2))
      return { data, seconds, megabytes: text.length / 1e6 }
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export const peakOf = (pid: number | 'self') =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)
