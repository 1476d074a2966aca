import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { office, stated } from '../inventory/office.ts'

const hub = useHub()
beforeAll(() => hub.current.admin.apply(office))

const run = (query: string) => hub.current.admin.run(query)
const at = (...keys: string[]) => keys.map((key) => ({ key }))
const inferred = (source: string) => ({ source, confidence: 'INFERRED' })

test('an activity comes back as it was put in, and every row with a source and confidence of its own', async () => {
  const { processingActivity } = await run(`{ processingActivity(key: "payroll") {
    name status description source confidence
    purposes { key }
    legalBases { basis { key } purpose { key } condition { key } source confidence }
    roles { role organization { key } dataCategory { key } onBehalfOf { key } source confidence }
    data { dataCategory { key } dataSubjectCategory { key } retention { period trigger } source confidence }
    securityMeasures { key }
    regulations { key }
  } }`)
  const { name, status, description, source, confidence } = office.processingActivities.payroll
  const none = { dataCategory: null, onBehalfOf: null, ...stated }
  expect(processingActivity).toEqual({
    ...{ name, status, description, source, confidence },
    purposes: at('hr', 'payroll'),
    legalBases: [
      { basis: { key: 'gdpr-6-1-c' }, purpose: { key: 'payroll' }, condition: null, ...inferred('Tax law') },
      { basis: { key: 'gdpr-6-1-f' }, purpose: null, condition: { key: 'gdpr-9-2-b' }, ...stated },
    ],
    roles: [
      {
        ...{ role: 'PROCESSOR', organization: { key: 'cloud' }, dataCategory: null },
        ...{ onBehalfOf: { key: 'office-ie' }, ...inferred('DPA') },
      },
      { role: 'JOINT_CONTROLLER', organization: { key: 'office-de' }, ...none, dataCategory: { key: 'contact' } },
      { role: 'CONTROLLER', organization: { key: 'office-ie' }, ...none },
    ],
    data: [
      {
        dataCategory: { key: 'contact' },
        dataSubjectCategory: { key: 'staff' },
        retention: { period: 'P10Y', trigger: 'end of employment' },
        ...inferred('Policy'),
      },
      {
        dataCategory: { key: 'health' },
        dataSubjectCategory: null,
        retention: { period: 'P30D', trigger: null },
        ...stated,
      },
      { dataCategory: { key: 'person' }, dataSubjectCategory: null, retention: null, ...stated },
    ],
    securityMeasures: at('e2e', 'locks'),
    regulations: at('eu-gdpr', 'uk-gdpr'),
  })
})

test('what follows from data and flows is what one reads off them', async () => {
  const { payroll, monitoring, ideas } = await run(`{
    payroll: processingActivity(key: "payroll") { ...reach } monitoring: processingActivity(key: "monitoring") { ...reach }
    ideas: processingActivity(key: "ideas") { ...reach } }
    fragment reach on ProcessingActivity {
      dataCategories { key } dataSubjectCategories { key } systems { key } recipients { key } subprocessors { key }
      flows { key }
    }`)
  expect(payroll).toEqual({
    dataCategories: at('contact', 'health', 'person'),
    dataSubjectCategories: at('staff'),
    // Declared: payroll-db. At a flow: mailbox.
    systems: at('mailbox', 'payroll-db'),
    // Operator of mailbox, and tax. Not office-ie, a controller, nor office-de, a joint one.
    recipients: at('cloud', 'tax'),
    subprocessors: at('cloud-mail', 'printer-paper'),
    flows: at(
      'payroll/mailbox/office-de/disclosure',
      'payroll/payroll-db/tax/disclosure',
      'payroll/staff/payroll-db/collection',
      'to-mail',
    ),
  })
  expect(monitoring).toEqual({
    dataCategories: at('logs'),
    dataSubjectCategories: at('customer'),
    systems: at('archive'),
    recipients: [],
    subprocessors: at('cloud-mail'),
    flows: [],
  })
  expect(Object.values(ideas)).toEqual([[], [], [], [], [], []])
})

test('a flow comes back as it was put in, with its ends', async () => {
  const { mail, collected } = await run(`{
    mail: dataFlow(key: "to-mail") { ...all } collected: dataFlow(key: "payroll/staff/payroll-db/collection") { ...all } }
    fragment all on DataFlow {
      key kind fromCountry toCountry validFrom validTo source confidence activity { key } dataCategories { key }
      from { __typename ... on System { key } ... on Organization { key } ... on DataSubjectCategory { key } }
      to { __typename ... on System { key } ... on Organization { key } }
    }`)
  const { flows } = office.processingActivities.payroll
  expect(mail).toEqual({
    ...flows[1],
    activity: { key: 'payroll' },
    from: { __typename: 'System', key: 'payroll-db' },
    to: { __typename: 'System', key: 'mailbox' },
    dataCategories: at('contact', 'health'),
  })
  expect(collected).toEqual({
    key: 'payroll/staff/payroll-db/collection',
    kind: 'COLLECTION',
    ...{ fromCountry: null, toCountry: null, validFrom: null, validTo: null, ...stated },
    activity: { key: 'payroll' },
    from: { __typename: 'DataSubjectCategory', key: 'staff' },
    to: { __typename: 'System', key: 'payroll-db' },
    dataCategories: at('contact'),
  })
})

test.each([
  ['status: ACTIVE', 'payroll'],
  ['status: [DRAFT, IN_REVIEW]', 'ideas monitoring'],
  ['role: PROCESSOR', 'payroll'],
  ['role: CONTROLLER', 'monitoring payroll'],
  ['organization: ["office-de"]', 'monitoring payroll'],
  ['organization: ["cloud"]', 'payroll'],
  // Both are asked of one row: office-de is a controller in one and a joint controller in the other.
  ['organization: ["office-de"], role: CONTROLLER', 'monitoring'],
  ['organization: ["office-de"], role: PROCESSOR', ''],
  ['dataCategory: ["person"]', 'payroll'],
  ['dataCategory: ["logs"]', 'monitoring'],
  ['dataCategory: ["logs", "contact"]', 'monitoring payroll'],
  ['dataSubjectCategory: ["staff"]', 'payroll'],
  ['dataSubjectCategory: ["customer"]', 'monitoring'],
  ['purpose: ["hr"]', 'payroll'],
  ['purpose: ["security", "nothing"]', 'monitoring'],
  ['system: ["mailbox"]', 'payroll'],
  ['system: ["archive"]', 'monitoring'],
  ['country: ["US"]', 'payroll'],
  ['country: ["DE"]', 'payroll'],
  ['country: ["FR"]', ''],
  ['text: "run"', 'payroll'],
  ['status: ACTIVE, purpose: ["security"]', ''],
])('the activities with %s are: %s', async (filter, keys) => {
  const { processingActivities } = await run(`{
    processingActivities(filter: { ${filter} }) { totalCount nodes { key } } }`)
  expect(processingActivities.nodes.map(({ key }: { key: string }) => key).join(' ')).toBe(keys)
  expect(processingActivities.totalCount).toBe(processingActivities.nodes.length)
})

test('a change of a flow is a change of its activity, and of no other record', async () => {
  const versions = async () =>
    run(`{ payroll: processingActivity(key: "payroll") { version flows { key toCountry } }
           system(key: "mailbox") { version } monitoring: processingActivity(key: "monitoring") { version } }`)
  const before = await versions()
  const { payroll } = office.processingActivities
  const flows = payroll.flows.map((flow) => (flow.key === 'to-mail' ? { ...flow, toCountry: 'CA' } : flow))
  const { changes } = await hub.current.admin.apply({ processingActivities: { payroll: { ...payroll, flows } } })
  expect(changes).toEqual([{ section: 'processingActivities', key: 'payroll', action: 'CHANGE', fields: ['flows'] }])
  const after = await versions()
  expect(after).toEqual({
    ...before,
    payroll: {
      version: before.payroll.version + 1,
      flows: before.payroll.flows.map((flow: { key: string }) =>
        flow.key === 'to-mail' ? { ...flow, toCountry: 'CA' } : flow,
      ),
    },
  })
})

test('the flows of a retired activity answer by key and id, and stand at no system', async () => {
  const { payroll: _, ...others } = office.processingActivities
  const { dataFlow } = await run('{ dataFlow(key: "to-mail") { id } }')
  await hub.current.admin.apply({ processingActivities: { payroll: office.processingActivities.payroll } })
  const left = { ...office, processingActivities: others, subprocessors: {} }
  await hub.current.admin.apply(left, { prune: true })
  const gone = await run(`{
    dataFlow(key: "to-mail") { id activity { retiredAt } transfers { key } undetermined { rule } }
    node(id: "${dataFlow.id}") { id }
    system(key: "mailbox") { flowsIn { key } flowsOut { key } dataCategories { key } }
    organization(key: "cloud") { activities { key } }
    subprocessor(key: "cloud-mail") { activities { key } }
  }`)
  expect(gone).toEqual({
    dataFlow: { id: dataFlow.id, activity: { retiredAt: expect.any(String) }, transfers: [], undetermined: [] },
    node: { id: dataFlow.id },
    system: { flowsIn: [], flowsOut: [], dataCategories: [] },
    organization: { activities: [] },
    subprocessor: { activities: at('monitoring', 'payroll') },
  })
})
