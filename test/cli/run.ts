import { execFile } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Ran {
  stdout: string
  stderr: string
  code: number
}

/** The command line as a process of its own, with nothing of our environment that could change what it says. */
export function commandLine(args: readonly string[], env: Record<string, string> = {}) {
  const { PATH, HOME } = process.env
  return {
    file: process.execPath,
    args: ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), join(root, 'src/cli.ts'), ...args],
    // Away from the checkout, the loader of TypeScript does not find its settings by itself.
    env: { PATH, HOME, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env },
  }
}

/** Runs the command line where there is no terminal. */
export function ropewalk(args: readonly string[], cwd: string, env?: Record<string, string>): Promise<Ran> {
  const { file, ...command } = commandLine(args, env)
  return new Promise((resolve) => {
    const options = { cwd, env: command.env, maxBuffer: 64 * 2 ** 20 }
    const child = execFile(file, command.args, options, (error, stdout, stderr) =>
      resolve({ stdout, stderr, code: error ? Number(error.code ?? 1) : 0 }),
    )
    child.stdin?.end()
  })
}
