import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { type Manifest, sectionNames } from './manifest.ts'

export type Format = 'yaml' | 'json'

/** The first line of every file that this command writes, so that it knows its own again. */
const mark = '# Written by ropewalk import; the next import writes it anew.'

export const manifestText = (manifest: object, format: Format): string =>
  // Anchors would make two records of one.
  format === 'json'
    ? JSON.stringify(manifest, null, 2)
    : stringify(manifest, { lineWidth: 120, aliasDuplicateObjects: false }).trimEnd()

/**
 * Writes a manifest as a folder with a file for each section; several files are one manifest. A section that is there no
 * more loses its file, if an import wrote it. Answers the names of the files.
 */
export async function writeManifest(manifest: Manifest, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const { ropewalk, manifest: name } = manifest
  const files = sectionNames
    .filter((section) => manifest[section] !== undefined)
    .map((section) => ({
      file: `${section}.yaml`,
      text: manifestText({ ropewalk, manifest: name, [section]: manifest[section] }, 'yaml'),
    }))
  const written = files.map(({ file }) => file)
  for (const { file, text } of files) await writeFile(join(folder, file), `${mark}\n${text}\n`)
  for (const file of await readdir(folder)) {
    const isSection = sectionNames.some((section) => file === `${section}.yaml`)
    if (isSection && !written.includes(file) && (await isOurs(join(folder, file)))) await rm(join(folder, file))
  }
  return written
}

const isOurs = async (file: string) => (await readFile(file, 'utf8')).startsWith(mark)
