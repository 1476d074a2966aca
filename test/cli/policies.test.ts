import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'

const hub = useHub()

/** The policies that were wished for in ethyca/fides issue 654, in the words of the graph. */
const policies = {
  // Never, under any circumstance, transfer data outside of the EU.
  'all-at-home': { name: 'All data stays in the EEA', neverOutside: 'eu-gdpr', enforced: true },
  // Not when it is used for anything other than to provide services.
  'service-only-abroad': {
    name: 'Abroad for the service only',
    neverOutside: 'eu-gdpr',
    onlyForPurposes: ['provide-service'],
    enforced: true,
  },
  // Not when it pertains to user information.
  'user-data-at-home': {
    name: 'User data stays in the EEA',
    dataCategories: ['user'],
    neverOutside: 'eu-gdpr',
    enforced: true,
  },
} as const
type PolicyName = keyof typeof policies

const only = (name: PolicyName) => ({ [name]: policies[name] })

/** Acme, whose contact data is user data and whose purpose is a service; its flows are added by what follows. */
const { invoicing } = acme.processingActivities
const atHome = {
  ...acme,
  dataCategories: { ...acme.dataCategories, user: { name: 'User data' }, email: { name: 'E-mail', parent: 'user' } },
  purposes: { ...acme.purposes, 'provide-service': { name: 'Provide the service' } },
  processingActivities: { invoicing: { ...invoicing, flows: invoicing.flows.slice(0, 1) } },
}
const abroad = (purpose: string, dataCategory: string) => ({
  ...invoicing,
  purposes: [purpose],
  legalBases: [],
  flows: [{ from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'PROCESSING', dataCategories: [dataCategory] }],
})
const under = (activity: object, name: PolicyName) => ({
  ...atHome,
  policies: only(name),
  processingActivities: { invoicing: activity },
})

async function scene(name: string, manifest: object) {
  await hub.current.workspace(name)
  const steward = await hub.current.client(ActorRole.STEWARD, name)
  const folder = written({ 'ropewalk/acme.yaml': stringify(manifest) })
  const env = { ROPEWALK_URL: hub.current.url, ROPEWALK_KEY: steward.key }
  return {
    steward,
    write: (changed: object) => writeFileSync(join(folder, 'ropewalk/acme.yaml'), stringify(changed)),
    run: (...args: string[]) => ropewalk(args, folder, env),
  }
}

test.each<[PolicyName, object, object]>([
  ['all-at-home', abroad('provide-service', 'contact'), atHome.processingActivities.invoicing],
  ['service-only-abroad', abroad('billing', 'contact'), abroad('provide-service', 'contact')],
  ['user-data-at-home', abroad('provide-service', 'email'), abroad('provide-service', 'contact')],
])(
  '%s, of fides issue 654, denies validate, plan and apply with exit code 3, and lets pass what it does not mean',
  {
    timeout: 120_000,
  },
  async (name, denied, allowed) => {
    const { steward, run, write } = await scene(name, { ...atHome, policies: only(name) })
    expect((await run('apply')).code).toBe(0)
    write(under(denied, name))
    for (const command of ['validate', 'plan', 'apply']) {
      const { code, stdout } = await run(command, '--fail-on', 'never')
      expect({ command, code }).toEqual({ command, code: 3 })
      expect(stdout).toMatch(/^ropewalk\/acme\.yaml:\d+:\d+ error DENIED_BY_POLICY$/m)
      expect(stdout).not.toContain('POLICY_VIOLATED')
      expect(stdout).toContain(`The policy ${policies[name].name} denies it: never outside the territory of EU GDPR`)
    }
    expect((await steward.run('{ viewer { revision } }')).viewer.revision).toBe(1)
    write(under(allowed, name))
    for (const command of ['validate', 'plan']) {
      const { code, stdout } = await run(command, '--fail-on', 'never')
      expect(code).not.toBe(3)
      expect(stdout).not.toContain('DENIED_BY_POLICY')
    }
  },
)

test('each of them shows on a flow that is there already, and does not stop what has nothing to do with it', {
  timeout: 120_000,
}, async () => {
  const { steward, run, write } = await scene('existing', under(abroad('billing', 'email'), 'all-at-home'))
  const { policies: _, ...before } = under(abroad('billing', 'email'), 'all-at-home')
  await steward.apply(before)
  const changed = { ...before, policies, systems: { ...acme.systems, crm: { ...acme.systems.crm, name: 'CRM 2' } } }
  write(changed)
  expect((await run('apply')).code).toBe(0)
  const { findings } = await steward.run(
    '{ findings(filter: { rule: ["POLICY_VIOLATED"] }) { nodes { record { ... on DataFlow { key } } reasons { message } } } }',
  )
  expect(findings.nodes).toHaveLength(1)
  expect(findings.nodes[0].record).toEqual({ key: 'invoicing/crm/mailer/processing' })
  expect(findings.nodes[0].reasons).toHaveLength(3)
})

test('a baseline sets aside in validate what was denied before', { timeout: 60_000 }, async () => {
  const { run } = await scene('baseline', under(abroad('billing', 'contact'), 'all-at-home'))
  expect((await run('validate')).code).toBe(3)
  expect((await run('validate', '--write-baseline', 'known.json')).code).toBe(0)
  expect((await run('validate', '--baseline', 'known.json')).code).toBe(0)
})
