import { expect, test } from 'vitest'
import { at } from '../../src/files/place-text.ts'
import { ImportInputError } from '../../src/importers/input-error.ts'
import { importTilt } from '../../src/importers/tilt.ts'
import { countsOf, fixture, flowsOf, leftBy } from './fixtures.ts'

const imported = importTilt([fixture('tilt.json')])
const { organizations, processingActivities, safeguards } = imported.manifest
const controller = 'sample-streaming-gmbh'

test('the fixture has the records and flows that were counted by hand', () => {
  expect(countsOf(imported)).toEqual({
    // the controller, MailCo, Insight, and those not named: for payment, in Canada, and world-wide
    organizations: 6,
    dataCategories: 2,
    purposes: 2,
    // one for each category, and one for the transfers whose recipients are not named
    processingActivities: 3,
    // clauses of module 1 or 2 with MailCo, and adequacy for Canada
    safeguards: 3,
  })
  expect(flowsOf(imported)).toHaveLength(5)
})

test('what could not be carried over is this, and nothing else', () => {
  expect(leftBy(imported).sort()).toEqual(
    [
      'automatedDecisionMaking',
      'controller.sector',
      'dataDisclosed[*]._id',
      'dataDisclosed[0].legalBases[2].reference',
      'dataDisclosed[0].nonDisclosure.contractualRegulation',
      'dataDisclosed[0].nonDisclosure.legalRequirement',
      'dataDisclosed[0].nonDisclosure.obligationToProvide',
      'dataDisclosed[0].storage[0].temporal[2].ttl',
      'dataDisclosed[1].legitimateInterests',
      'meta._id',
      'meta.created',
      'meta.language',
      'meta.status',
      'meta.version',
      'rightToComplain',
      'thirdCountryTransfers[0].adequacyDecision',
      'thirdCountryTransfers[0].appropriateGuarantees.available',
      'thirdCountryTransfers[0].appropriateGuarantees.description',
      'thirdCountryTransfers[2].country',
    ].sort(),
  )
})

test('a document as they are found has what was counted by hand', () => {
  const dirty = importTilt([fixture('tilt-dirty.json')])
  expect(countsOf(dirty)).toEqual({ organizations: 1, dataCategories: 1, processingActivities: 1 })
  const { organizations, dataCategories, processingActivities } = dirty.manifest
  expect(organizations!['muster-versand-gmbh']!.country).toBe('DE')
  expect(Object.keys(dataCategories!.kontaktdaten!.elements)).toEqual(['kontaktdaten/anschrift', 'kontaktdaten/name'])
  const [activity] = Object.values(processingActivities!)
  expect(activity).toMatchObject({
    legalBases: [{ basis: 'gdpr-6-1-b' }, { basis: 'gdpr-6-1-f' }],
    data: [{ retention: { period: 'P6M', trigger: 'bis zur Kündigung' } }],
    description: expect.stringContaining('Legal basis: Unser Interesse im Sinne von Art. 6 Abs. 1 lit. f EU-DSGVO'),
  })
  expect(dirty.notCarried.map(({ path, why }) => [path, why]).sort()).toEqual([
    [
      '[0].controller.representative.contact_form',
      'TILT has no such field, or something else stands here than TILT writes',
    ],
    ['[0].dataDisclosed[0].legalBases[2].reference', expect.stringMatching(/^It is no legal basis that the hub knows/)],
    ['[0].thirdCountryTransfers', 'It names no country, and so nobody to whom data goes'],
  ])
})

test('countries are read in whatever language they are written', () => {
  expect(organizations![controller]).toMatchObject({ country: 'DE', kind: 'OWN_ENTITY', confidence: 'STATED' })
  expect(organizations!['mailco-llc']!.country).toBe('US')
  expect(organizations!['insight-oy']!.country).toBe('FI')
})

test('recipients of whom only a category or a place is stated are one organization each, without a made-up country', () => {
  expect(organizations![`recipients/${controller}/payment-services`]).not.toHaveProperty('country')
  expect(organizations![`recipients/${controller}/in-weltweit`]).not.toHaveProperty('country')
  expect(organizations![`recipients/${controller}/in-ca`]).toMatchObject({ country: 'CA', confidence: 'INFERRED' })
})

test('an activity has its legal bases, purposes and the longest time of storage', () => {
  const activity = processingActivities![`${controller}/e-mail-adresse`]!
  expect(activity.legalBases.map(({ basis }) => basis)).toEqual(['gdpr-6-1-a', 'gdpr-6-1-f'])
  expect(activity.purposes).toEqual(['newsletter'])
  expect(activity.data).toMatchObject([{ retention: { period: 'P1Y', trigger: 'until the newsletter is cancelled' } }])
  expect(activity.description).toContain('Legal basis: TTDSG-25-1')
  expect(activity.description).toContain('Kept for: TBD')
})

test('guarantees become safeguards with the recipients in the country, and what is not stated is inferred', () => {
  expect(Object.keys(safeguards!)).toEqual([
    `${controller}/mailco-llc/eu-scc-2021-m1`,
    `${controller}/mailco-llc/eu-scc-2021-m2`,
    `${controller}/recipients/${controller}/in-ca/eu-adequacy`,
  ])
  for (const safeguard of Object.values(safeguards!)) expect(safeguard.confidence).toBe('INFERRED')
})

test('the evidence is the page that the document was made from', () => {
  expect(organizations![controller]!.source).toBe('https://stream.example/privacy')
})

test('a list of documents in one file is several documents', () => {
  const document = JSON.parse(fixture('tilt.json').text)
  const other = { ...document, controller: { name: 'Other Ltd', country: 'IE' } }
  const both = importTilt([{ name: 'both.json', text: JSON.stringify([document, other]) }])
  expect(Object.keys(both.manifest.processingActivities!)).toHaveLength(6)
})

test.each([
  ['null', 'f.json:1:1', 'is empty'],
  ['[1]', 'f.json:1:2', 'is no document of TILT'],
  ['{"controller": null}', 'f.json:1:1', 'has no controller: { name: … }'],
  ['{\n  "controller": {},\n  "dataDisclosed": {}\n}', 'f.json:1:1', 'has no dataDisclosed: […]'],
  ['{"controller": {}, "dataDisclosed": [}', 'f.json:1:38', expect.stringMatching(/^is no JSON: /)],
])('%j is refused with its place', (text, place, message) => {
  const run = () => importTilt([{ name: 'f.json', text }])
  expect(run).toThrow(ImportInputError)
  try {
    run()
  } catch (error) {
    const [problem] = (error as ImportInputError).problems
    expect([at(problem!.place!), problem!.message]).toEqual([place, message])
  }
})
