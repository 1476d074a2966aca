import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Everything that CI runs, in the order in which a fault is found soonest. Stops at the first that fails. */
const folder = mkdtempSync(join(tmpdir(), 'ropewalk-check-'))
const results = join(folder, 'results.json')

const steps: [string, string[]][] = [
  ['what is generated is up to date', ['npm', 'run', '-s', 'generate']],
  ['… and committed', ['git', 'diff', '--exit-code', '--stat', '--', 'schema', 'drizzle']],
  ['migrations are consistent with the tables', ['npx', 'drizzle-kit', 'check']],
  ['the schema holds the contract', ['npx', 'tsx', 'scripts/check-contract.ts']],
  ['the published operations hold', ['npm', 'run', '-s', 'generate:documents']],
  ['types', ['npx', 'tsc', '-p', '.']],
  ['lint and format', ['npx', 'biome', 'check', '--error-on-warnings', '.']],
  ['nothing unused', ['npx', 'knip']],
  ['tests', ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]],
]

try {
  for (const [what, [command, ...args]] of steps) {
    process.stdout.write(`\n— ${what}\n`)
    const { status } = spawnSync(command!, args, { stdio: 'inherit' })
    if (what === 'tests') printCount()
    if (status !== 0) {
      process.stderr.write(`\nFailed: ${what}\n`)
      process.exitCode = status ?? 1
      break
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The count in a form that any reader of a log understands. */
function printCount(): void {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'))
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
  process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed${skipped}\n`)
}
