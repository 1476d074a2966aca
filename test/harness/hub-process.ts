import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'

const root = new URL('../..', import.meta.url)

/** A process of ours as people start it: `src/main.ts` or `src/cli.ts`. It is gone when the test is over. */
export function run(
  file: string,
  args: string[],
  environment: Record<string, string>,
  user: { uid: number; gid: number } | null = null,
) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const says = async (pattern: RegExp) => {
    for (let waited = 0; waited < 60_000; waited += 50) {
      const found = pattern.exec(output)
      if (found) return found
      if (hasEnded(child)) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`it did not say ${pattern}:\n${output}\n${errors}`)
  }
  return { child, ended, kill, says, output: () => output, errors: () => errors }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** A hub in a process of its own, on a free port, when it answers. */
export async function startHub(environment: Record<string, string>) {
  const hub = run('src/main.ts', [], environment)
  const [, url] = await hub.says(/Ropewalk answers at (http:[^"]+)/)
  return { ...hub, url: url! }
}

/** The key that the first start prints. */
export const firstKey = async (hub: Pick<ReturnType<typeof run>, 'says'>) =>
  (await hub.says(/Sign in as admin: \S+\/#key=(rw_\S+)/))[1]!
