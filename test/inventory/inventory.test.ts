import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { office, stated } from './office.ts'

const hub = useHub()
beforeAll(() => hub.current.admin.apply(office))

const run = (query: string) => hub.current.admin.run(query)
const at = (...keys: string[]) => keys.map((key) => ({ key }))

test('an organization comes back as it was put in, with its group', async () => {
  const { group, ie, printer } = await run(`{
    group: organization(key: "group") { ...all } ie: organization(key: "office-ie") { ...all }
    printer: organization(key: "printer") { ...all } }
    fragment all on Organization {
      key name kind country description source confidence parent { key } affiliates { key }
      activities { key } certifications { key }
    }`)
  expect(group).toEqual({
    key: 'group',
    ...office.organizations.group,
    parent: null,
    affiliates: at('office-de', 'office-ie'),
    activities: [],
    certifications: [],
  })
  expect(ie).toEqual({
    key: 'office-ie',
    ...office.organizations['office-ie'],
    description: null,
    ...stated,
    parent: { key: 'group' },
    affiliates: at('group', 'office-de'),
    activities: at('payroll'),
    certifications: [],
  })
  expect(printer).toMatchObject({ country: null, parent: null, affiliates: [] })
})

test('an organization tells the activities it has a role in or stands at a flow of, and its certifications', async () => {
  const { cloud, de, tax } = await run(`{
    cloud: organization(key: "cloud") { activities { key } certifications { key } }
    de: organization(key: "office-de") { activities { key } affiliates { key } }
    tax: organization(key: "tax") { activities { key } } }`)
  expect(cloud).toEqual({ activities: at('payroll'), certifications: at('dpf', 'iso') })
  expect(de).toEqual({ activities: at('monitoring', 'payroll'), affiliates: at('group', 'office-ie') })
  expect(tax.activities).toEqual(at('payroll'))
})

test('a data category comes back as it was put in, with its tree and its elements', async () => {
  const { contact, person, health } = await run(`{
    contact: dataCategory(key: "contact") {
      name parent { key } children { key } specialCategory dpvIri
      elements { key name dpvIri source confidence } }
    person: dataCategory(key: "person") { parent { key } children { key } elements { key } dpvIri }
    health: dataCategory(key: "health") { specialCategory } }`)
  const { email, phone } = office.dataCategories.contact.elements
  expect(contact).toEqual({
    name: 'Contact data',
    parent: { key: 'person' },
    children: [],
    specialCategory: false,
    dpvIri: office.dataCategories.contact.dpvIri,
    elements: [
      { key: 'email', ...email },
      { key: 'phone', ...phone, dpvIri: null, ...stated },
    ],
  })
  expect(person).toEqual({ parent: null, children: at('contact', 'health'), elements: [], dpvIri: null })
  expect(health).toEqual({ specialCategory: true })
})

test('a purpose and a data subject category come back as they were put in', async () => {
  const { payroll, hr, staff, customer } = await run(`{
    payroll: purpose(key: "payroll") { name description dpvIri parent { key } children { key } }
    hr: purpose(key: "hr") { parent { key } children { key } dpvIri }
    staff: dataSubjectCategory(key: "staff") { name dpvIri vulnerable source confidence }
    customer: dataSubjectCategory(key: "customer") { name dpvIri vulnerable source confidence } }`)
  expect(payroll).toEqual({ ...office.purposes.payroll, parent: { key: 'hr' }, children: [] })
  expect(hr).toEqual({ parent: null, children: at('payroll'), dpvIri: null })
  expect(staff).toEqual({ ...office.dataSubjectCategories.staff, confidence: 'STATED' })
  expect(customer).toEqual({ name: 'Customers', dpvIri: null, vulnerable: false, ...stated })
})

test('a system comes back as it was put in, with what flows at it', async () => {
  const { db, mailbox, archive } = await run(`{
    db: system(key: "payroll-db") { ...all } mailbox: system(key: "mailbox") { ...all }
    archive: system(key: "archive") { ...all } }
    fragment all on System {
      name description source confidence operator { key } countries dataCategories { key }
      flowsIn { key } flowsOut { key }
      in: flowsInConnection { totalCount nodes { key } } out: flowsOutConnection { totalCount nodes { key } }
    }`)
  const [collected, disclosed] = ['payroll/staff/payroll-db/collection', 'payroll/payroll-db/tax/disclosure']
  expect(db).toEqual({
    name: 'Payroll',
    description: null,
    ...stated,
    operator: { key: 'office-ie' },
    countries: ['DE', 'IE'],
    // Declared: person. Its flows carry contact and health.
    dataCategories: at('contact', 'health', 'person'),
    flowsIn: at(collected),
    flowsOut: at(disclosed, 'to-mail'),
    in: { totalCount: 1, nodes: at(collected) },
    out: { totalCount: 2, nodes: at(disclosed, 'to-mail') },
  })
  expect(mailbox).toMatchObject({ operator: { key: 'cloud' }, dataCategories: at('contact', 'health') })
  expect(archive).toMatchObject({ ...office.systems.archive, operator: null, countries: [], dataCategories: [] })
})

test.each([
  ['organizations', 'kind: VENDOR', 'cloud printer'],
  ['organizations', 'kind: [AUTHORITY, VENDOR]', 'cloud printer tax'],
  ['organizations', 'country: ["US"]', 'cloud group'],
  ['organizations', 'country: ["DE", "FR"]', 'office-de'],
  ['organizations', 'parent: ["group"]', 'office-ie'],
  ['organizations', 'parent: []', ''],
  ['organizations', 'kind: VENDOR, country: ["US"]', 'cloud'],
  ['organizations', 'text: "buro"', 'office-de'],
  ['dataCategories', 'parent: ["person"]', 'contact health'],
  ['dataCategories', 'specialCategory: true', 'health'],
  ['dataCategories', 'specialCategory: false', 'contact logs person'],
  ['dataCategories', 'parent: ["person"], specialCategory: false', 'contact'],
  ['systems', 'operator: ["cloud", "nobody"]', 'mailbox'],
  ['systems', 'country: ["DE"]', 'payroll-db'],
  ['systems', 'country: ["US", "IE"]', 'mailbox payroll-db'],
  ['systems', 'dataCategory: ["health"]', 'mailbox payroll-db'],
  ['systems', 'dataCategory: ["person"]', 'mailbox payroll-db'],
  ['systems', 'dataCategory: ["logs"]', ''],
])('%s with %s are: %s', async (list, filter, keys) => {
  const answer = await run(`{ ${list}(filter: { ${filter} }) { totalCount nodes { key } } }`)
  expect(answer[list].nodes.map(({ key }: { key: string }) => key).join(' ')).toBe(keys)
  expect(answer[list].totalCount).toBe(answer[list].nodes.length)
})

test('what is retired is left out of children, affiliates and certifications', async () => {
  await hub.current.workspace('leaving')
  const admin = await hub.current.client('ADMIN' as never, 'leaving')
  const { tia, open } = office.transferImpactAssessments
  const without = {
    ...office,
    organizations: omit(office.organizations, 'office-de'),
    dataCategories: omit(office.dataCategories, 'health'),
    purposes: omit(office.purposes, 'payroll'),
    certifications: omit(office.certifications, 'iso'),
    processingActivities: {},
    subprocessors: {},
    safeguards: {},
    transferImpactAssessments: { tia: { ...tia, transfers: tia.transfers.slice(0, 1) }, open },
  }
  await admin.apply(office)
  await admin.apply(without, { prune: true })
  expect(
    await admin.run(`{
      group: organization(key: "group") { affiliates { key } }
      gone: organization(key: "office-de") { retiredAt parent { key } affiliates { key } }
      cloud: organization(key: "cloud") { activities { key } certifications { key } }
      person: dataCategory(key: "person") { children { key } }
      hr: purpose(key: "hr") { children { key } }
      db: system(key: "payroll-db") { dataCategories { key } flowsIn { key } out: flowsOutConnection { totalCount nodes { key } } }
      systems(filter: { dataCategory: ["contact"] }) { totalCount }
    }`),
  ).toEqual({
    group: { affiliates: at('office-ie') },
    gone: { retiredAt: expect.any(String), parent: { key: 'office-ie' }, affiliates: at('group', 'office-ie') },
    cloud: { activities: [], certifications: at('dpf') },
    person: { children: at('contact') },
    hr: { children: [] },
    db: { dataCategories: at('person'), flowsIn: [], out: { totalCount: 0, nodes: [] } },
    systems: { totalCount: 0 },
  })
})

function omit<T extends object>(section: T, key: keyof T): Partial<T> {
  const { [key]: _, ...rest } = section
  return rest as Partial<T>
}
