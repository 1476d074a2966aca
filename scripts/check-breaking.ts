import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findBreakingChanges, unannounced, unreleased } from './breaking-changes.ts'

/** Refuses a change of the schema that breaks clients, unless the changelog says so. */
const schemaFile = 'schema/schema.graphql'
const changelogFile = 'CHANGELOG.md'

const base = findBase()
const before = base && show(base.commit, schemaFile)
if (!before) {
  process.stdout.write('There is no earlier schema to compare with: nothing can break.\n')
} else {
  const changelog = existsSync(changelogFile) ? readFileSync(changelogFile, 'utf8') : ''
  const earlier = new Set(show(base.commit, changelogFile)?.split('\n'))
  // A release moves the lines out of Unreleased: those that are new since the base count too, wherever they stand.
  const lines = [...unreleased(changelog), ...changelog.split('\n').filter((line) => !earlier.has(line))]
  const changes = await findBreakingChanges(before, readFileSync(schemaFile, 'utf8'))
  const silent = unannounced(changes, lines)
  for (const { coordinate, message } of silent) process.stderr.write(`${coordinate}: ${message}\n`)
  if (silent.length > 0) {
    process.stderr.write(
      `This breaks clients of the schema at ${base.name}. If it has to be, say so under Unreleased in ${changelogFile}, ` +
        `a line for each:\n- Breaking: \`${silent[0]!.coordinate}\` and what to do instead.\n`,
    )
    process.exitCode = 1
  } else {
    process.stdout.write(`Breaking changes since ${base.name}, all announced: ${changes.length}.\n`)
  }
}

/** On a branch where it left main; on main what stands there, if edited, else the last release, else the last schema. */
function findBase(): { commit: string; name: string } | null {
  const head = git('rev-parse', 'HEAD')
  if (!head) return null
  const main = ['origin/main', 'main'].map((name) => git('merge-base', 'HEAD', name)).find((commit) => commit !== null)
  if (main && main !== head) return { commit: main, name: 'the merge base with main' }
  if (git('diff', '--quiet', 'HEAD', '--', schemaFile) === null) return { commit: head, name: 'the last commit' }
  const tag = git('describe', '--tags', '--abbrev=0')
  if (tag) return { commit: tag, name: tag }
  const [, earlier] = (git('log', '-2', '--format=%H', '--', schemaFile) ?? '').split('\n')
  return earlier ? { commit: earlier, name: 'the schema before the last' } : null
}

function show(commit: string, path: string): string | null {
  return git('show', `${commit}:${path}`)
}

/** What git says; null when it fails. */
function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    }).trim()
  } catch {
    return null
  }
}
