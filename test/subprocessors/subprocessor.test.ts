import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { office, stated } from '../inventory/office.ts'

const hub = useHub()
beforeAll(() => hub.current.admin.apply(office))

const run = (query: string) => hub.current.admin.run(query)
const at = (...keys: string[]) => keys.map((key) => ({ key }))

test('a subprocessor comes back as it was put in, with the chain below it', async () => {
  const { mail, paper } =
    await run(`{ mail: subprocessor(key: "cloud-mail") { ...all } paper: subprocessor(key: "printer-paper") { ...all } }
    fragment all on Subprocessor {
      name description source confidence service status countries
      organization { key } engagedBy { key } dataCategories { key } activities { key } subprocessors { key }
      approvals { team decision decidedOn by }
    }`)
  expect(mail).toEqual({
    ...office.subprocessors['cloud-mail'],
    organization: { key: 'cloud' },
    engagedBy: { key: 'office-ie' },
    countries: ['IE', 'US'],
    dataCategories: at('contact', 'health'),
    activities: at('monitoring', 'payroll'),
    subprocessors: at('printer-paper', 'tax-none'),
    approvals: [
      { team: 'Legal', decision: 'PENDING', decidedOn: null, by: null },
      { team: 'Security', decision: 'APPROVED', decidedOn: '2024-05-01', by: 'Jo' },
    ],
  })
  expect(paper).toEqual({
    name: 'Printing for Cloud',
    service: 'Printing',
    // Left out when it was made.
    status: 'PROPOSED',
    ...{ description: null, ...stated },
    organization: { key: 'printer' },
    engagedBy: { key: 'cloud' },
    countries: ['DE'],
    activities: at('payroll'),
    ...{ dataCategories: [], subprocessors: [], approvals: [] },
  })
})

test.each([
  ['status: ACTIVE', 'cloud-mail'],
  ['status: [PROPOSED, REJECTED]', 'printer-paper tax-none'],
  ['organization: ["cloud"]', 'cloud-mail'],
  ['organization: ["office-ie"]', ''],
  ['country: ["IE"]', 'cloud-mail'],
  ['country: ["DE", "US"]', 'cloud-mail printer-paper'],
  ['text: "PRINTING"', 'printer-paper'],
  ['status: ACTIVE, country: ["DE"]', ''],
])('the subprocessors with %s are: %s', async (filter, keys) => {
  const { subprocessors } = await run(`{ subprocessors(filter: { ${filter} }) { totalCount nodes { key } } }`)
  expect(subprocessors.nodes.map(({ key }: { key: string }) => key).join(' ')).toBe(keys)
  expect(subprocessors.totalCount).toBe(subprocessors.nodes.length)
})

test('a status that is left out stays as it is, and so does nothing else', async () => {
  const { status: _, approvals: __, ...rest } = office.subprocessors['cloud-mail']
  const { changes } = await hub.current.admin.apply({ subprocessors: { 'cloud-mail': rest } })
  expect(changes).toEqual([{ section: 'subprocessors', key: 'cloud-mail', action: 'CHANGE', fields: ['approvals'] }])
  expect(await run('{ subprocessor(key: "cloud-mail") { status version approvals { team } } }')).toEqual({
    subprocessor: { status: 'ACTIVE', version: 2, approvals: [] },
  })
})

test('a team has one say', async () => {
  const approvals = [
    { team: 'Legal', decision: 'APPROVED' },
    { team: 'Legal', decision: 'REJECTED' },
  ]
  await expect(
    hub.current.admin.apply({ subprocessors: { 'cloud-mail': { ...office.subprocessors['cloud-mail'], approvals } } }),
  ).rejects.toThrow(/DUPLICATE_KEY/)
})

test('a retired one is left out of the chain and of its activities', async () => {
  const { 'printer-paper': _, ...others } = office.subprocessors
  await hub.current.admin.apply({ ...office, subprocessors: others }, { prune: true })
  const left = await run(`{
    subprocessor(key: "cloud-mail") { subprocessors { key } }
    processingActivity(key: "payroll") { subprocessors { key } }
    subprocessors { totalCount }
    all: subprocessors(filter: { includeRetired: true }) { totalCount }
  }`)
  expect(left).toEqual({
    subprocessor: { subprocessors: at('tax-none') },
    processingActivity: { subprocessors: at('cloud-mail') },
    subprocessors: { totalCount: 2 },
    all: { totalCount: 3 },
  })
})
