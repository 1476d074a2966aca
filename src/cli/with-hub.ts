import { readFileSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { defaultWorkspace } from '../identity/workspaces.ts'
import { type HubClient, HubFault, hubClient } from './hub-client.ts'
import type { Output } from './output.ts'

export interface HubOptions {
  url?: string
  keyFile?: string
  /** Which one, where that is said: of a hub at a URL, the key says it. */
  workspace?: string
  timeout: number
}

/** Work with the hub that was named, or else with that of the data folder, which is started for it where none runs. */
export async function withHub<T>(
  options: HubOptions,
  output: Output,
  work: (hub: HubClient) => Promise<T>,
): Promise<T> {
  const config = readConfig()
  const url = options.url ?? config.hubUrl
  if (!url) return withOwnHub(config, options, output, work)
  const key = options.keyFile ? readKey(options.keyFile) : config.hubKey
  if (!key)
    throw new HubFault(
      `A key is needed for the hub at ${url}: put it into ROPEWALK_KEY, or name a file with --key-file.`,
    )
  const hub = hubClient(url, key, options.timeout)
  if (options.workspace !== undefined) await refuseAnother(hub, options.workspace)
  return work(hub)
}

/** A key opens one workspace: one that is named beside it can only be that one. */
async function refuseAnother(hub: HubClient, named: string): Promise<void> {
  const { workspace } = await hub.whereabouts()
  if (workspace !== named)
    throw new HubFault(
      `The key for the hub at ${hub.url} opens the workspace ${workspace}, and --workspace says ${named}. Take a key of ${named}, or leave --workspace out.`,
    )
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new HubFault(`The key file ${file} cannot be read: ${(error as Error).message}`)
  }
}

async function withOwnHub<T>(
  config: Config,
  { workspace = defaultWorkspace, timeout }: HubOptions,
  output: Output,
  work: (hub: HubClient) => Promise<T>,
): Promise<T> {
  // What a hub is made of is loaded only when there is need for one.
  const { withLocalHub } = await output.during('Loading the hub', import('./local-hub.ts'))
  return withLocalHub(config, workspace, output, (url, key) => work(hubClient(url, key, timeout)))
}
