import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()
const root = join(import.meta.dirname, '../..')
const example = (path: string) => parse(readFileSync(join(root, 'examples/ci', path), 'utf8'))

/** A repository with a manifest, and the command `ropewalk` on its path, as a runner has it. */
async function repository(name: string) {
  await hub.current.workspace(name)
  const steward = await hub.current.client(ActorRole.STEWARD, name)
  const start = `exec ${process.execPath} --import ${root}/node_modules/tsx/dist/esm/index.mjs ${root}/src/cli.ts "$@"`
  const folder = written({ 'ropewalk/acme.yaml': stringify(acme), 'bin/ropewalk': `#!/bin/sh\n${start}\n` })
  return { steward, folder }
}

function run(script: string, folder: string, env: Record<string, string>): Promise<{ code: number; stdout: string }> {
  const { PATH, HOME } = process.env
  const environment = { PATH: `${folder}/bin:${PATH}`, HOME, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env }
  return new Promise((resolve) =>
    execFile(
      'bash',
      ['-eo', 'pipefail', '-c', `chmod +x bin/ropewalk\n${script}`],
      { cwd: folder, env: environment },
      (error, stdout) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout }),
    ),
  )
}

test('the GitHub action validates, plans with a summary, and applies what it planned', {
  timeout: 120_000,
}, async () => {
  const { steward, folder } = await repository('github')
  const { inputs, runs } = example('github/action.yml')
  const given: Record<string, string> = { url: hub.current.url, key: steward.key, 'fail-on': 'never' }
  const step = (name: string) => {
    const { run: script, env } = runs.steps.find((each: { name: string }) => each.name === name)
    const filled = Object.entries<string>(env).map(([variable, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)![1]!
      return [variable, given[input] ?? inputs[input].default]
    })
    const files = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), GITHUB_OUTPUT: join(folder, 'output') }
    return run(script, folder, { ...Object.fromEntries(filled), ...files })
  }
  const validated = await step('Validate')
  expect(validated).toMatchObject({ code: 0 })
  expect(validated.stdout).toContain('15 records in 1 file, no errors')
  expect((await step('Plan')).code).toBe(0)
  expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('changes=true\n')
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('### Ropewalk: 15 to create')
  expect((await step('Apply')).code).toBe(0)
  expect((await steward.run('{ organizations { totalCount } }')).organizations.totalCount).toBe(3)
  await step('Plan')
  expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('changes=true\nchanges=false\n')

  writeFileSync(join(folder, 'ropewalk/acme.yaml'), 'organizations:\n  x: { name: X, kind: NONE }\n')
  const wrong = await step('Validate')
  expect(wrong.code).toBe(1)
  expect(wrong.stdout).toContain('::error file=ropewalk/acme.yaml,line=2,col=23,title=INVALID::')
})

test('the workflow uses the inputs that the action has', () => {
  const { inputs } = example('github/action.yml')
  const steps = example('github/workflow.yml').jobs.inventory.steps
  const used = steps.find((each: { id?: string }) => each.id === 'ropewalk').with
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(used)))
  for (const [name, { required }] of Object.entries<{ required?: boolean }>(inputs))
    if (required) expect(used).toHaveProperty(name)
})

test('the GitLab template validates, plans and applies', { timeout: 120_000 }, async () => {
  const { steward, folder } = await repository('gitlab')
  const template = example('gitlab/ropewalk.gitlab-ci.yml')
  const env = {
    ...template.variables,
    ROPEWALK_FAIL_ON: 'never',
    ROPEWALK_URL: hub.current.url,
    ROPEWALK_KEY: steward.key,
  }
  const job = (name: string) => run(template[name].script.join('\n'), folder, env)
  const planned = await job('ropewalk:plan')
  expect(planned.code).toBe(0)
  expect(planned.stdout).toContain('15 to create')
  expect((await job('ropewalk:apply')).code).toBe(0)
  expect((await steward.run('{ organizations { totalCount } }')).organizations.totalCount).toBe(3)
})
