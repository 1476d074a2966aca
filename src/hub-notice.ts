import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const notice = z.object({ url: z.url(), pid: z.int() })
const fileIn = (dataFolder: string) => join(dataFolder, 'hub.json')

/** Says beside the data where the hub that holds them answers, for commands to find it. */
export function putUpNotice(dataFolder: string, url: string): { takeDown(): void } {
  const file = fileIn(dataFolder)
  writeFileSync(file, `${JSON.stringify({ url, pid: process.pid })}\n`, { mode: 0o600 })
  return { takeDown: () => rmSync(file, { force: true }) }
}

/** Where the hub of a data folder answers; null when none says so, or the one that did has died. */
export async function findRunningHub(dataFolder: string): Promise<string | null> {
  const found = readNotice(fileIn(dataFolder))
  if (!found || !isAlive(found.pid)) return null
  const alive = await fetch(`${found.url}/livez`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
  return alive?.ok ? found.url : null
}

function readNotice(file: string): z.infer<typeof notice> | null {
  try {
    return notice.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
