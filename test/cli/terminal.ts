import { setTimeout as sleep } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'
import { onTestFinished } from 'vitest'
import { commandLine } from './run.ts'

export const ctrlC = '\u0003'
export const ctrlD = '\u0004'
export const escapeByte = '\u001b'

const patienceMs = 90_000

interface Place {
  cwd: string
  env?: Record<string, string>
  /** A file that takes stdout, so that the terminal shows stderr alone. */
  stdout?: string
}

/** Runs the command line at a terminal, as a person does who reads what it says and types. */
export function atTerminal(args: readonly string[], { cwd, env, stdout }: Place) {
  const command = commandLine(args, env)
  const script = stdout === undefined ? 'exec "$0" "$@"' : `exec "$0" "$@" > ${stdout}`
  // Wide enough for no line to be broken.
  const screen = { cwd, env: command.env, cols: 400, rows: 50 }
  const terminal = spawn('/bin/sh', ['-c', script, command.file, ...command.args], screen)
  let shown = ''
  let read = 0
  let isOver = false
  terminal.onData((text) => {
    shown += text
  })
  const ended = new Promise<number>((resolve) =>
    terminal.onExit(({ exitCode, signal }) => {
      isOver = true
      resolve(signal ? 128 + signal : exitCode)
    }),
  )
  onTestFinished(async () => {
    if (!isOver) terminal.kill('SIGKILL')
    await ended
  })
  return {
    /** Waits for words after those that were waited for before. */
    async says(words: string): Promise<void> {
      for (const deadline = Date.now() + patienceMs; ; await sleep(20)) {
        // Looked at before the text: what is said last may come after the end.
        const isLate = isOver || Date.now() > deadline
        if (isOver) await sleep(500)
        const at = shown.indexOf(words, read)
        if (at >= 0) {
          read = at + words.length
          return
        }
        if (isLate) throw new Error(`It did not say ${JSON.stringify(words)}:\n${JSON.stringify(shown)}`)
      }
    },
    type: (text: string) => terminal.write(text),
    shown: () => shown,
    ended,
  }
}
