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
  const engineer = await hub.current.client(ActorRole.ENGINEER, name)
  const start = `exec ${process.execPath} --import ${root}/node_modules/tsx/dist/esm/index.mjs ${root}/src/cli.ts "$@"`
  const folder = written({ 'ropewalk/acme.yaml': stringify(acme), 'bin/ropewalk': `#!/bin/sh\n${start}\n` })
  return { steward, engineer, folder }
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

/** The action as a runner goes through it: steps with their inputs, what they hand on, and where they stop. */
async function action(folder: string, given: Record<string, string>) {
  const { inputs, runs } = example('github/action.yml')
  const outputs: Record<string, string> = {}
  const fill = (value: string) =>
    value
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input) => given[input] ?? inputs[input].default)
      .replace(/\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}/g, (_, id, name) => outputs[`${id}.${name}`]!)
  const holds = (condition: string) =>
    condition.split(' && ').every((each) => {
      const [, where, is, value] = /^(\S+) (==|!=) '(.*)'$/.exec(each)!
      const [, of, name] = /^(?:inputs|steps)\.(?:(\w+)\.outputs\.)?([\w-]+)$/.exec(where!)!
      const found = of ? outputs[`${of}.${name}`] : (given[name!] ?? inputs[name!].default)
      return (found === value) === (is === '==')
    })
  let said = ''
  for (const { id, if: condition, env, run: script } of runs.steps) {
    if (condition && !holds(condition)) continue
    const filled = Object.entries<string>(env).map(([variable, value]) => [variable, fill(value)])
    const files = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), GITHUB_OUTPUT: join(folder, 'output') }
    writeFileSync(files.GITHUB_OUTPUT, '')
    const { code, stdout } = await run(script, folder, { ...Object.fromEntries(filled), ...files })
    for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n')) {
      const [name, value] = line.split('=')
      if (value !== undefined) outputs[`${id}.${name}`] = value
    }
    said += stdout
    if (code !== 0) return { code, said, outputs, comment: comment(folder) }
  }
  return { code: 0, said, outputs, comment: comment(folder) }
}

const comment = (folder: string) => readFileSync(join(folder, 'ropewalk-plan.md'), 'utf8')

test('the GitHub action plans with the key of an engineer, and applies with that of a steward', {
  timeout: 120_000,
}, async () => {
  const { steward, engineer, folder } = await repository('github')
  const given = { url: hub.current.url, 'fail-on': 'never' }
  const planned = await action(folder, { ...given, key: engineer.key })
  expect(planned).toMatchObject({ code: 0, outputs: { 'plan.changes': 'true' } })
  expect(planned.said).toContain('15 records in 1 file, no errors')
  expect(planned.comment).toContain('### Ropewalk: 15 to create')
  expect(planned.comment).toContain('needs a key with the role steward')
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe(planned.comment)
  expect((await action(folder, { ...given, key: steward.key, apply: 'true' })).code).toBe(0)
  expect((await steward.run('{ organizations { totalCount } }')).organizations.totalCount).toBe(3)
  const again = await action(folder, { ...given, key: steward.key, apply: 'true' })
  expect(again).toMatchObject({ code: 0, outputs: { 'plan.changes': 'false' } })
})

test('where the GitHub action fails it has planned, so that there is a comment', { timeout: 120_000 }, async () => {
  const { steward, engineer, folder } = await repository('github-fails')
  const given = { url: hub.current.url, key: engineer.key, 'fail-on': 'warning' }
  const grave = await action(folder, { ...given, key: steward.key, apply: 'true' })
  expect(grave.code).toBe(1)
  expect(grave.said).toContain('::warning file=ropewalk/acme.yaml,line=')
  expect((await steward.run('{ viewer { revision } }')).viewer.revision).toBe(0)
  expect(grave.comment).toContain('### Ropewalk: 15 to create')
  expect(grave.comment).toContain('Validating the files failed')
  const known = run('ropewalk validate --write-baseline known.json', folder, {})
  expect((await known).code).toBe(0)
  expect(await action(folder, { ...given, baseline: 'known.json' })).toMatchObject({ code: 0 })
  const fork = await action(folder, { ...given, key: '', baseline: 'known.json' })
  expect(fork.code).toBe(1)
  expect(fork.comment).not.toBe('')

  writeFileSync(join(folder, 'ropewalk/acme.yaml'), 'organizations:\n  x: { name: X, kind: NONE }\n')
  const wrong = await action(folder, given)
  expect(wrong.code).toBe(1)
  expect(wrong.said).toContain('::error file=ropewalk/acme.yaml,line=2,col=23,title=INVALID::')
  expect(wrong.comment).toContain('**INVALID**')

  writeFileSync(join(folder, 'ropewalk/acme.yaml'), 'systems:\n  crm: { name: CRM, operator: acme-ie }\n')
  await steward.apply({ organizations: acme.organizations })
  expect((await action(folder, { ...given, 'fail-on': 'never' })).code).toBe(1)
  expect((await action(folder, { ...given, 'fail-on': 'never', partial: 'true' })).code).toBe(0)
})

test('the workflow uses the inputs that the action has', () => {
  const { inputs } = example('github/action.yml')
  const steps = example('github/workflow.yml').jobs.inventory.steps
  const used = steps.find((each: { id?: string }) => each.id === 'ropewalk').with
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(used)))
  for (const [name, { required }] of Object.entries<{ required?: boolean }>(inputs))
    if (required) expect(used).toHaveProperty(name)
})

test('the GitLab template plans, comments, and only then fails; main applies with the key of a steward', {
  timeout: 120_000,
}, async () => {
  const { steward, engineer, folder } = await repository('gitlab')
  // What the template asks of GitLab is all that is looked at: it is written down instead of sent.
  writeFileSync(join(folder, 'bin/curl'), '#!/bin/sh\nfor each in "$@"; do echo "$each"; done > curl.txt\n')
  const template = example('gitlab/ropewalk.gitlab-ci.yml')
  const project = {
    ...template.variables,
    ROPEWALK_URL: hub.current.url,
    ROPEWALK_PLAN_KEY: engineer.key,
    ROPEWALK_APPLY_KEY: steward.key,
  }
  const job = (name: string, more: Record<string, string> = {}) => {
    const { variables, script } = template[name]
    const [, keyFrom] = /^\$(\w+)$/.exec(variables.ROPEWALK_KEY)!
    const env = { ...project, ROPEWALK_KEY: (project as Record<string, string>)[keyFrom!]!, ...more }
    return run(`chmod +x bin/curl\n${script.join('\n')}`, folder, env)
  }
  const request = {
    ROPEWALK_COMMENT_TOKEN: 'token',
    CI_API_V4_URL: 'https://gitlab.example/api/v4',
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_IID: '42',
  }
  const grave = await job('ropewalk:plan', { ...request, ROPEWALK_FAIL_ON: 'warning' })
  expect(grave.code).toBe(1)
  expect(comment(folder)).toContain('### Ropewalk: 15 to create')
  const sent = readFileSync(join(folder, 'curl.txt'), 'utf8')
  expect(sent).toContain('body@ropewalk-plan.md\nhttps://gitlab.example/api/v4/projects/7/merge_requests/42/notes\n')

  const planned = await job('ropewalk:plan', { ROPEWALK_FAIL_ON: 'never' })
  expect(planned.code).toBe(0)
  expect(planned.stdout).toContain('15 to create')
  expect((await job('ropewalk:apply')).code).toBe(0)
  expect((await steward.run('{ organizations { totalCount } }')).organizations.totalCount).toBe(3)
})
