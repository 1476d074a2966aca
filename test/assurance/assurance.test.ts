import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { office, stated } from '../inventory/office.ts'

const hub = useHub()
beforeAll(() => hub.current.admin.apply(office))

const run = (query: string) => hub.current.admin.run(query)
const at = (...keys: string[]) => keys.map((key) => ({ key }))

test('an agreement comes back as it was put in, with its parties', async () => {
  const { dpa, joint } = await run(`{ dpa: agreement(key: "dpa") { ...all } joint: agreement(key: "joint") { ...all } }
    fragment all on Agreement {
      name kind description source confidence signedOn validFrom validTo parties { role organization { key name } }
    }`)
  expect(dpa).toEqual({
    ...office.agreements.dpa,
    parties: [
      { role: 'PROCESSOR', organization: { key: 'cloud', name: 'Cloud Inc.' } },
      { role: 'CONTROLLER', organization: { key: 'office-ie', name: 'Office Ireland' } },
      { role: null, organization: { key: 'printer', name: 'Printer & Sons' } },
    ],
  })
  const unsaid = { description: null, ...stated, signedOn: null, validFrom: null, validTo: null, parties: [] }
  expect(joint).toEqual({ ...office.agreements.joint, ...unsaid })
})

test('a certification comes back as it was put in, with its holder', async () => {
  const { iso, dpf } =
    await run(`{ iso: certification(key: "iso") { ...all } dpf: certification(key: "dpf") { ...all } }
    fragment all on Certification {
      name description source confidence standard edition number body scope validFrom validTo
      organization { key certifications { key } }
    }`)
  const organization = { key: 'cloud', certifications: at('dpf', 'iso') }
  expect(iso).toEqual({ ...office.certifications.iso, description: null, organization })
  expect(dpf).toEqual({
    ...office.certifications.dpf,
    ...{ description: null, ...stated, edition: null, number: null, body: null, scope: null },
    ...{ validFrom: null, validTo: null, organization },
  })
})

test('a security measure comes back as it was put in, and what is not known of it stays unknown', async () => {
  const { securityMeasures } = await run(`{
    securityMeasures { nodes { key name kind useCases supplementary effective source confidence } } }`)
  expect(securityMeasures.nodes).toEqual([
    { key: 'e2e', ...office.securityMeasures.e2e, confidence: 'STATED' },
    { key: 'locks', name: 'Locks', kind: 'PHYSICAL', useCases: [], supplementary: false, effective: false, ...stated },
    { key: 'training', name: 'Training', kind: null, useCases: [], supplementary: false, effective: null, ...stated },
  ])
})

test('a safeguard comes back as it was put in, and is named after its ends when it has no name', async () => {
  const { scc, consent } =
    await run(`{ scc: safeguard(key: "scc") { ...all } consent: safeguard(key: "consent") { ...all } }
    fragment all on Safeguard {
      name description source confidence validFrom validTo exporter { key } importer { key } mechanism { key } agreement { key }
    }`)
  expect(scc).toEqual({
    ...office.safeguards.scc,
    name: 'office-ie → cloud, eu-scc-2021-m2',
    description: null,
    exporter: { key: 'office-ie' },
    importer: { key: 'cloud' },
    mechanism: { key: 'eu-scc-2021-m2' },
    agreement: { key: 'dpa' },
  })
  expect(consent).toEqual({
    name: 'By consent',
    ...{ description: null, ...stated, validFrom: null, validTo: null, agreement: null },
    ...{ exporter: { key: 'office-de' }, importer: { key: 'group' }, mechanism: { key: 'art49-1-a' } },
  })
})

test('an impact assessment comes back as it was put in, with the transfers and measures it looked at', async () => {
  const { tia, open } = await run(`{
    tia: transferImpactAssessment(key: "tia") { ...all }
    open: transferImpactAssessment(key: "open") { ...all stale staleBecause { rule } } }
    fragment all on TransferImpactAssessment {
      name description source confidence outcome assessedOn reviewDueOn
      supplementaryMeasures { key } transfers { key }
    }`)
  const { transfers: _, ...said } = office.transferImpactAssessments.tia
  expect(tia).toEqual({
    ...said,
    supplementaryMeasures: at('e2e', 'locks'),
    transfers: at('office-ie/cloud/ie-us/eu-gdpr/controller-processor'),
  })
  expect(open).toEqual({
    name: 'Open',
    outcome: 'UNDETERMINED',
    ...{ description: null, ...stated, assessedOn: null, reviewDueOn: null },
    ...{ stale: false, staleBecause: [], supplementaryMeasures: [], transfers: [] },
  })
})

test('a change within a list counts as a change of the record, whatever the order of the list', async () => {
  const versionOf = async () => (await run('{ agreement(key: "dpa") { version } }')).agreement.version
  const { dpa } = office.agreements
  const apply = (parties: object[]) => hub.current.admin.apply({ agreements: { dpa: { ...dpa, parties } } })
  expect(await versionOf()).toBe(1)
  await apply([...dpa.parties].reverse())
  expect(await versionOf()).toBe(1)
  await apply(dpa.parties.slice(0, 2))
  expect(await versionOf()).toBe(2)
  await apply([...dpa.parties.slice(0, 2), { organization: 'printer', role: 'PROCESSOR' }])
  expect(await versionOf()).toBe(3)
})
