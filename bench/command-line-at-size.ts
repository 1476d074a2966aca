/**
 * The command line at the size of the acceptance: a plan of 10,000 records that are on record as they are, and 10,000
 * new activities with 50,000 flows applied. Each as a process of its own, against a hub in another.
 * node --import tsx bench/command-line-at-size.ts [yaml | json]
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { peakOf, startBenchHub } from './hub-of-its-own.ts'
import { largeManifest } from './large-manifest.ts'

const form = process.argv[2] ?? 'yaml'
const write = (manifest: object) =>
  form === 'json' ? JSON.stringify(manifest, null, 2) : stringify(manifest, { lineWidth: 120 })
const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'ropewalk-bench-'))

/** 10,000 activities with five flows each, among 500 systems of 50 organizations. */
function manyActivities() {
  const range = (count: number) => Array.from({ length: count }, (_, i) => i)
  const keyed = (prefix: string, count: number, make: (i: number) => object) =>
    Object.fromEntries(range(count).map((i) => [`${prefix}-${i}`, { name: `${prefix} ${i}`, ...make(i) }]))
  const countries = ['IE', 'DE', 'US', 'GB', 'IN']
  return {
    ropewalk: 1,
    manifest: 'many',
    organizations: keyed('company', 50, (i) => ({ kind: i ? 'VENDOR' : 'OWN_ENTITY', country: countries[i % 5] })),
    dataCategories: keyed('data', 40, () => ({})),
    dataSubjectCategories: keyed('people', 10, () => ({})),
    systems: keyed('store', 500, (i) => ({ operator: `company-${i % 50}`, countries: [countries[i % 5]] })),
    processingActivities: keyed('activity', 10_000, (i) => ({
      roles: [{ organization: 'company-0', role: 'CONTROLLER' }],
      data: [{ dataCategory: `data-${i % 40}`, dataSubjectCategory: `people-${i % 10}` }],
      flows: range(5).map((j) => ({
        from: j ? { system: `store-${(i + j) % 500}` } : { dataSubjectCategory: `people-${i % 10}` },
        to: { system: `store-${(i + j + 1) % 500}` },
        kind: j ? 'PROCESSING' : 'COLLECTION',
        dataCategories: [`data-${i % 40}`],
      })),
    })),
  }
}

async function ropewalk(what: string, args: string[], env: Record<string, string>): Promise<void> {
  const began = performance.now()
  const given = ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), join(root, 'src/cli.ts'), ...args]
  const child = spawn(process.execPath, given, {
    cwd: folder,
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said = (said + chunk).slice(-500)
  })
  let peak = 0
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, peakOf(child.pid!))
    } catch {
      // It has ended.
    }
  }, 20)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(watch)
  const seconds = ((performance.now() - began) / 1000).toFixed(2)
  process.stdout.write(
    `${what.padEnd(46)} ${seconds.padStart(6)} s   at most ${peak} MB   exit ${code}   ${said.trim().split('\n').at(-1)}\n`,
  )
}

const hub = await startBenchHub()
const env = { ROPEWALK_URL: hub.url, ROPEWALK_KEY: hub.key }
try {
  for (const [name, manifest] of [
    ['large', largeManifest(10_000)],
    ['many', manyActivities()],
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, `all.${form}`), write(manifest))
  }
  await ropewalk('validate 10,000 records', ['validate', 'large', '--fail-on', 'never'], env)
  await ropewalk('apply 10,000 records', ['apply', 'large'], env)
  await ropewalk('plan the same: nothing to do', ['plan', 'large'], env)
  await ropewalk('plan the same again', ['plan', 'large'], env)
  await ropewalk('apply 10,000 activities with 50,000 flows', ['apply', 'many'], env)
  await ropewalk('plan the same: nothing to do', ['plan', 'many'], env)
  process.stdout.write(`hub at most ${hub.peak()} MB\n`)
} finally {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
}
