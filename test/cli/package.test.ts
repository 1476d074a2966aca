import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'ropewalk-package-'))
const installed = join(folder, 'node_modules/ropewalk')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The package as `npm pack` makes it, laid where an installation would, beside the same dependencies. */
beforeAll(() => {
  const pack = ['pack', '--json', '--pack-destination', folder]
  const made = execFileSync('npm', pack, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })
  const [{ filename }] = JSON.parse(made.slice(made.indexOf('[\n')))
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components', '1'])
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'))
}, 300_000)

function ropewalk(args: string[], cwd = folder): { code: number; stdout: string } {
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const { PATH, HOME } = process.env
  try {
    const command = [join(installed, bin.ropewalk), ...args]
    return { code: 0, stdout: execFileSync(process.execPath, command, { cwd, env: { PATH, HOME }, encoding: 'utf8' }) }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { code: status, stdout }
  }
}

test('the packed command line runs, and finds what it works with', { timeout: 120_000 }, () => {
  expect(ropewalk(['--help']).stdout).toContain('Begin with `ropewalk init`')
  const here = written({ 'ropewalk/acme.yaml': stringify(acme) })
  const { code, stdout } = ropewalk(['validate', '--fail-on', 'never'], here)
  expect(stdout).toContain('15 records in 1 file, no errors; 5 findings.')
  expect(code).toBe(0)
  const schema = readFileSync(join(root, 'schema/manifest.v1.json'), 'utf8')
  expect(ropewalk(['schema']).stdout).toBe(schema)
})

test('the package has what a hub is made of, and nothing of how it is built', () => {
  for (const path of [
    'dist/main.js',
    'drizzle/meta/_journal.json',
    'schema/operations/command-line.graphql',
    'LICENSE',
  ])
    expect([path, existsSync(join(installed, path))]).toEqual([path, true])
  for (const path of ['src', 'test', '.ropewalk'])
    expect([path, existsSync(join(installed, path))]).toEqual([path, false])
})
