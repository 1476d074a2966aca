import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { readManifestFiles } from '../../src/files/read-files.ts'
import { loadLaw } from '../../src/law/law.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own with these files in it. */
export function written(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-files-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

export async function readIn(folder: string, asked: string[] = ['.'], { partial = false } = {}) {
  const options = { partial, leaveToHub: false }
  const { gathered, notes, ...rest } = await readManifestFiles(asked, folder, recordTypes, loadLaw(), options)
  const said = notes.map(
    ({ place, code }) => `${place ? `${place.file}:${place.line}:${place.column}` : 'nowhere'} ${code}`,
  )
  return { ...rest, gathered, manifest: gathered.manifest, notes, said }
}

export const read = (files: Record<string, string | Uint8Array>, asked?: string[]) => readIn(written(files), asked)
