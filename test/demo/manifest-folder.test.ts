import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readManifestFolder } from '../../src/demo/manifest-folder.ts'

const made: string[] = []
afterEach(() => made.splice(0).forEach((folder) => void rmSync(folder, { recursive: true })))

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
  made.push(folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

test('several files are one manifest', () => {
  const folder = folderOf({
    'a.yaml': 'manifest: acme\npurposes:\n  billing: { name: Billing }\n',
    'more/b.yaml': 'manifest: acme\npurposes:\n  service: { name: Service }\n',
    'README.md': 'Not a part of it.',
  })
  expect(readManifestFolder(folder)).toEqual({
    ropewalk: 1,
    manifest: 'acme',
    purposes: { billing: { name: 'Billing' }, service: { name: 'Service' } },
  })
})

test('a key that two files name is refused, and so are files of two manifests', () => {
  const one = 'manifest: acme\npurposes:\n  billing: { name: Billing }\n'
  expect(() => readManifestFolder(folderOf({ 'a.yaml': one, 'b.yaml': one }))).toThrow(
    'b.yaml names purposes/billing, which another file names as well.',
  )
  expect(() => readManifestFolder(folderOf({ 'a.yaml': one, 'b.yaml': 'manifest: other\n' }))).toThrow(
    'several manifests',
  )
})
