import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { recordTypes } from '../contents.ts'
import { readManifestFiles } from '../files/read-files.ts'
import { defaultWorkspace } from '../identity/workspaces.ts'
import { importBandwidth } from '../importers/bandwidth.ts'
import { loadLaw } from '../law/law.ts'
import { suggest } from '../platform/suggest.ts'

/** An inventory that comes with the hub, to be looked at. */
export interface Example {
  /** What is loaded, in words that say whether it is real. */
  tells: string
  /** Each in a workspace of its own, so that none of them is read as part of another. */
  workspace: string
  read(): Promise<object>
}

const examples: Record<string, Example> = {
  bandwidth: {
    tells: 'what Bandwidth publishes about its processing',
    workspace: defaultWorkspace,
    read: async () =>
      importBandwidth(JSON.parse(await readFile(inExamples('bandwidth/bandwidth.json'), 'utf8'))).manifest,
  },
  meridian: {
    tells: 'Meridian Communications, a company that is made up',
    workspace: 'meridian',
    read: () => readFolder(fileURLToPath(inExamples('meridian'))),
  },
}

/** The files of a folder as the one manifest they are; the hub that takes it checks it. */
async function readFolder(folder: string): Promise<object> {
  const options = { partial: true, leaveToHub: true }
  const { gathered, notes } = await readManifestFiles([folder], folder, recordTypes, loadLaw(), options)
  if (notes.length > 0) throw new Error(`${folder} cannot be read: ${notes.map(({ message }) => message).join(' ')}`)
  return gathered.manifest
}

const inExamples = (path: string) => new URL(`../../examples/${path}`, import.meta.url)

export function exampleNamed(name: string): Example {
  const known = Object.keys(examples)
  const example = known.includes(name) ? examples[name] : undefined
  if (example) return example
  const near = suggest(name, known)
  throw new Error(
    `There is no example ${name}. ${near ? `Did you mean ${near}?` : `There are ${known.join(' and ')}.`}`,
  )
}
