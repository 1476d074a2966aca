import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that CI runs, in the order in which a fault is found soonest. Stops at the first that fails. */
step('what is generated is up to date', () => {
  const before = fingerprint()
  run('npm run -s generate')
  if (fingerprint() !== before)
    fail('npm run generate changed files under schema/, drizzle/ or docs/: look at them and commit them')
})
step('migrations are consistent', () => run('npx drizzle-kit check'))
step('the schema holds the contract', () => run('npx tsx scripts/check-contract.ts'))
step('no client is broken unannounced', () => run('npx tsx scripts/check-breaking.ts'))
step('the schema and the published operations read well', () => run('npm run -s lint:graphql'))
step('the published operations hold', () => run('npm run -s generate:documents'))
step('types', () => run('npx tsc -p .'))
step('lint and format', () => run('npx biome check --error-on-warnings .'))
step('nothing unused', () => run('npx knip'))
step('tests', () => run('npm test'))

function step(what: string, check: () => void): void {
  process.stdout.write(`\n— ${what}\n`)
  check()
}

function run(command: string): void {
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' })
  if (status !== 0) fail(command)
}

function fail(what: string): never {
  process.stderr.write(`\nFailed: ${what}\n`)
  process.exit(1)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['schema', 'drizzle', 'docs']) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      if (entry.isFile()) hash.update(file).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}
