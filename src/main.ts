import pino from 'pino'
import { ConfigFault, readConfig } from './config.ts'
import { startHub } from './hub.ts'
import { endOnSignal } from './platform/end-on-signal.ts'

const log = pino({ name: 'ropewalk' })

try {
  const config = readConfig()
  const ending = endOnSignal()
  const hub = await startHub(config, log, { signal: ending.signal })
  log.info(`Ropewalk answers at ${hub.url}`)
  if (!config.databaseUrl) {
    log.info('The embedded database is for trying out, small teams and tests. Set DATABASE_URL for one of your own.')
  }
  if (hub.firstKey)
    process.stdout.write(`\nSign in as admin: ${hub.url}/#key=${hub.firstKey}\nThe key is shown this once.\n\n`)
  await ending.asked
  log.info('ending')
  await hub.stop()
} catch (error) {
  if (error instanceof ConfigFault) process.stderr.write(`${error.message}\n`)
  else log.fatal({ err: error }, error instanceof Error ? error.message : 'the start failed')
  process.exitCode = 1
}
