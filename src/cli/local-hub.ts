import { userInfo } from 'node:os'
import pino from 'pino'
import type { Config } from '../config.ts'
import { startHub, withOwner } from '../hub.ts'
import { findRunningHub } from '../hub-notice.ts'
import { ActorRole } from '../identity/access-key.table.ts'
import { createKey, removeKey } from '../identity/access-keys.ts'
import type { Output } from './output.ts'

const log = pino({ name: 'ropewalk', level: 'warn' }, pino.destination(2))
/** Longer than any command works; the key is taken away when it is done. */
const keyLasts = 30 * 60_000

type Work<T> = (url: string, key: string) => Promise<T>

/** Work with the hub of the data folder: the one that runs, or one that is started for it and stopped again. */
export async function withLocalHub<T>(config: Config, workspace: string, output: Output, work: Work<T>): Promise<T> {
  const running = config.databaseUrl ? null : await findRunningHub(config.dataFolder)
  if (running) return withKey(config, workspace, running, work)
  // On a free port of this machine, whatever a hub that is started in earnest would listen on.
  const own = { ...config, host: '127.0.0.1', port: 0 }
  const hub = await output.during('Starting the hub', startHub(own, log, { firstKey: false }))
  try {
    return await withKey(config, workspace, hub.url, work)
  } finally {
    await hub.stop()
  }
}

async function withKey<T>(config: Config, workspace: string, url: string, work: Work<T>): Promise<T> {
  const newKey = {
    workspace,
    name: `${userInfo().username} at the command line`,
    role: ActorRole.STEWARD,
    expiresAt: new Date(Date.now() + keyLasts),
  }
  const key = await withOwner(config, log, (owner) => createKey(owner, newKey))
  try {
    return await work(url, key)
  } finally {
    await withOwner(config, log, (owner) => removeKey(owner, workspace, key))
  }
}
