import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

type Sections = Record<string, Record<string, unknown>>

export const manifestFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()

/** The files of a folder as the one manifest that they are. */
export function readManifestFolder(folder: string): Record<string, unknown> {
  const names = new Set<unknown>()
  const merged: Sections = {}
  for (const file of manifestFiles(folder)) {
    const { ropewalk: _, manifest, ...sections } = parse(readFileSync(join(folder, file), 'utf8'))
    names.add(manifest)
    for (const [section, records] of Object.entries(sections as Sections)) {
      const taken = merged[section] ?? {}
      const twin = Object.keys(records).find((key) => key in taken)
      if (twin) throw new Error(`${file} names ${section}/${twin}, which another file names as well.`)
      merged[section] = { ...taken, ...records }
    }
  }
  if (names.size !== 1) throw new Error(`The files in ${folder} are of several manifests: ${[...names].join(', ')}.`)
  return { ropewalk: 1, manifest: [...names][0], ...merged }
}
