import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, posix } from 'node:path'
import type { ManifestFile } from '../files/manifest-file.ts'
import { writeBack } from '../files/write-back/write-back.ts'
import { manifestSchemaPath } from '../manifest/schema-file.ts'
import { deliver } from './deliver.ts'
import { count } from './in-words.ts'
import type { HubOptions } from './options.ts'
import type { Output } from './output.ts'
import { reportOfFaults } from './plan-manifest.ts'
import { readHere } from './read-here.ts'
import { withHub } from './with-hub.ts'

export async function pull(
  files: readonly string[],
  options: HubOptions & { into: string; prune: boolean; partial: boolean },
  output: Output,
): Promise<void> {
  const { into, prune, partial } = options
  const read = await readHere(files, output, { partial: true, leaveToHub: false })
  // Where nothing is yet, all of it is new.
  const notes = files.length === 0 && !partial ? read.notes.filter(({ code }) => code !== 'NO_FILES') : read.notes
  if (notes.length > 0)
    return deliver(reportOfFaults('pull', { ...read, notes }), { format: 'text', failOn: 'never' }, output)
  const { inventory, url } = await withHub(options, output, async (hub) => ({
    inventory: await output.during('Pulling', hub.inventory()),
    url: hub.url,
  }))
  const schema = `${url.replace(/\/$/, '')}${manifestSchemaPath}`
  const written = writeBack(read.contents, read.gathered, inventory.manifest, {
    folder: posix.normalize(into).replace(/\/+$/, ''),
    prune,
    partial,
    schema,
  })
  refuseUnread(written.files.keys(), read.gathered.files)
  for (const [name, text] of written.files) {
    await mkdir(dirname(name), { recursive: true })
    await writeFile(name, text)
    output.print(name)
  }
  const { added, changed, removed, notRecorded } = written
  output.tell(
    `${count(added, 'record')} added, ${changed} changed, ${removed} taken out, as of revision ${inventory.viewer.revision}.`,
  )
  if (notRecorded > 0)
    output.tell(`${count(notRecorded, 'record')} of the files not on record; they stay, unless you --prune.`)
}

/** A file that was not read may say anything: it is not written over. */
function refuseUnread(names: Iterable<string>, readFiles: readonly ManifestFile[]): void {
  const known = new Set(readFiles.map(({ name }) => name))
  const unread = [...names].find((name) => !known.has(name) && existsSync(name))
  if (unread !== undefined)
    throw new Error(
      `${unread} is there already and was not among the files that were read. Name it too, give another folder with --into, or add nothing with --partial. Nothing was changed.`,
    )
}
