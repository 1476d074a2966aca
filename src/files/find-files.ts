import { realpath, stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { fault, type Note } from './note.ts'
import { top } from './read-text-file.ts'

export interface FoundFile {
  path: string
  /** As messages call it: from the working directory, with slashes. */
  name: string
}

/** Where manifests are when nobody says where. */
export const defaultPlaces = ['ropewalk', 'ropewalk.yaml']

const inFolder = '**/*.{yaml,yml,json}'
const mostFiles = 10_000

/** The files that paths, folders and patterns name, in order; what leads to none, or to one twice, is said. */
export async function findFiles(
  asked: readonly string[],
  from: string,
): Promise<{ files: FoundFile[]; notes: Note[] }> {
  const notes: Note[] = []
  const paths: string[] = []
  for (const each of asked.length > 0 ? asked : await existing(defaultPlaces, from)) {
    const found = await expand(each, from)
    if (found.length === 0) notes.push(fault('NO_FILES', `${each} names no file.`, null, top(each)))
    for (const path of found) paths.push(path)
  }
  if (asked.length === 0 && paths.length === 0 && notes.length === 0) {
    const message = `There is no manifest here: neither a folder ropewalk with YAML or JSON files, nor ropewalk.yaml.`
    notes.push(fault('NO_FILES', message, 'Write one with `ropewalk init`, or name the files.', null))
  }
  if (paths.length > mostFiles)
    return {
      files: [],
      notes: [fault('TOO_MANY_FILES', `There are ${paths.length} files; at most ${mostFiles} are read.`, null, null)],
    }
  return { files: await refuseRepeated(paths, from, notes), notes }
}

async function existing(places: readonly string[], from: string): Promise<string[]> {
  for (const place of places) if (await stat(resolve(from, place)).catch(() => null)) return [place]
  return []
}

async function expand(asked: string, from: string): Promise<string[]> {
  const path = resolve(from, asked)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) return (await globbed(inFolder, path)).sort()
  if (found || !isDynamicPattern(asked)) return [path]
  return (await globbed(asked, from)).sort()
}

const globbed = (pattern: string, cwd: string) =>
  glob(pattern, { cwd, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: false })

async function refuseRepeated(paths: readonly string[], from: string, notes: Note[]): Promise<FoundFile[]> {
  const seen = new Map<string, string>()
  const files: FoundFile[] = []
  for (const path of paths) {
    const name = relative(from, path).split(sep).join('/') || path
    const real = await realpath(path).catch(() => path)
    const before = seen.get(real)
    if (before !== undefined) {
      const other = before === name ? 'twice' : `twice: it is also ${before}`
      notes.push(fault('DUPLICATE_FILE', `The same file is named ${other}.`, 'Name it once.', top(name)))
    } else files.push({ path, name })
    seen.set(real, name)
  }
  return files
}
