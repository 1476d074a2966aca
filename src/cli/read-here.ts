import type { CheckedFiles, ReadOptions } from '../files/read-files.ts'
import type { Law } from '../law/law.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import type { Output } from './output.ts'

export interface ReadHere extends CheckedFiles {
  contents: readonly RecordSpec[]
  law: Law
}

/** Reads the manifest in the working directory, and checks what a hub will not. */
export async function readHere(
  files: readonly string[],
  output: Output,
  options: ReadOptions = { partial: true, leaveToHub: true },
): Promise<ReadHere> {
  const [{ recordTypes: contents }, { loadLaw }, { readManifestFiles }] = await Promise.all([
    import('../contents.ts'),
    import('../law/law.ts'),
    import('../files/read-files.ts'),
  ])
  const law = loadLaw()
  const reading = readManifestFiles(files, process.cwd(), contents, law, options)
  return { ...(await output.during('Reading the files', reading)), contents, law }
}
