import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A hub whose answers are on their way until they are let through. */
export async function slowed(url: string) {
  let letThrough = () => {}
  const through = new Promise<void>((resolve) => (letThrough = resolve))
  let hasBeenAsked = () => {}
  const asked = new Promise<void>((resolve) => (hasBeenAsked = resolve))
  const server = createServer((client) => {
    const hub = connect(Number(new URL(url).port), '127.0.0.1')
    for (const [end, other] of [
      [client, hub],
      [hub, client],
    ] as const) {
      end.on('error', () => other.destroy())
      end.on('close', () => other.destroy())
    }
    client.once('data', hasBeenAsked)
    client.pipe(hub)
    through.then(() => hub.pipe(client))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    letThrough()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, letThrough, asked }
}
