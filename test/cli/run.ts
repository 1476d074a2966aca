import { execFile } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Ran {
  stdout: string
  stderr: string
  code: number
}

/** Runs the command line as a process of its own, as people do. */
export function ropewalk(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  const given = ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), join(root, 'src/cli.ts'), ...args]
  const { PATH, HOME } = process.env
  // Away from the checkout, the loader of TypeScript does not find its settings by itself.
  const environment = { PATH, HOME, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      given,
      { cwd, env: environment, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => resolve({ stdout, stderr, code: error ? Number(error.code ?? 1) : 0 }),
    )
    child.stdin?.end()
  })
}
