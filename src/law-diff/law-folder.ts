import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Law, shippedLawFiles } from '../law/law.ts'
import { type LawFiles, readLaw } from '../law/read-law.ts'

const names = Object.keys(shippedLawFiles) as (keyof LawFiles)[]

/** Reads an edition of the law from a folder; what is wrong with it is told all at once, with file and path. */
export async function readLawFolder(folder: string): Promise<Law> {
  const files = await Promise.all(names.map(async (name) => [name, await readJson(join(folder, name))] as const))
  return readLaw(Object.fromEntries(files) as LawFiles)
}

/** Writes the edition that ships with this version: to be changed, or to be compared with a later one. */
export async function writeLawFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of names) await writeNew(join(folder, name), `${JSON.stringify(shippedLawFiles[name], null, 1)}\n`)
}

async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw new Error(`${file} cannot be written: ${error.message}`)
    throw new Error(`${file} is there already. Name a folder without an edition in it.`)
  })
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new Error(`${file} cannot be read: ${error.message}`)
    throw new Error(`${file} is not there. Write an edition with \`ropewalk law export <folder>\`.`)
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`)
  }
}
