import { expect, test } from 'vitest'
import { at } from '../../src/files/place-text.ts'
import { importFides } from '../../src/importers/fides.ts'
import { ImportInputError } from '../../src/importers/input-error.ts'
import { lostIn } from './accounting.ts'
import { countsOf, fixture, flowsOf, leftBy } from './fixtures.ts'

const imported = importFides([fixture('fides.yml')])
const { organizations, dataCategories, purposes, systems, processingActivities } = imported.manifest

test('the fixture has the records and flows that were counted by hand', () => {
  expect(countsOf(imported)).toEqual({
    // the shop, MailCo, and the advertising networks of the web shop
    organizations: 3,
    dataSubjectCategories: 1,
    // user, user.contact, .email, .address, .address.city, user.loyalty; loop.one, loop.two and the loop they imply
    dataCategories: 9,
    // essential, essential.service, marketing, marketing.advertising
    purposes: 4,
    // dataset/shop_db, web_shop, mailer, ghost
    systems: 4,
    processingActivities: 3,
  })
  // from the customer; to the mailer for both uses; to ghost and to the advertising networks for advertising
  expect(flowsOf(imported)).toHaveLength(5)
})

test('what could not be carried over is this, and nothing else', () => {
  expect(leftBy(imported).sort()).toEqual(
    [
      'data_category[0].is_default',
      'data_category[1].parent_key',
      'data_category[2].parent_key',
      'dataset[0].collections[0].fides_meta',
      'dataset[0].collections[0].fields[0].description',
      'dataset[0].collections[0].fields[1].name',
      'dataset[0].collections[0].fields[2]',
      'dataset[0].meta',
      'policy',
      'system[0].colour',
      'system[0].privacy_declarations[1].legal_basis_for_processing',
      'system[1].privacy_declarations[0].processes_special_category_data',
      'system[1].uses_cookies',
    ].sort(),
  )
})

test('a category is a tree by the dots of its name, and elements are the fields of datasets', () => {
  expect(dataCategories!['user.contact.email']).toMatchObject({ name: 'Email', parent: 'user.contact' })
  expect(dataCategories!['user.contact.email']!.elements).toMatchObject({
    'dataset/shop_db/users/email': { name: 'users.email', confidence: 'STATED' },
  })
  expect(dataCategories!['user.contact.address.city']!.elements).toHaveProperty('dataset/shop_db/users/address/city')
  expect(dataCategories!['user.loyalty']).toMatchObject({
    name: 'Loyalty points',
    parent: 'user',
    confidence: 'STATED',
  })
  expect(dataCategories!.user).toMatchObject({ confidence: 'INFERRED' })
  expect(purposes!['marketing.advertising']).toMatchObject({ parent: 'marketing' })
})

test('those that stand above each other in a circle stand nowhere, and are reported', () => {
  expect(dataCategories!['loop.one']).not.toHaveProperty('parent')
  expect(dataCategories!['loop.two']).not.toHaveProperty('parent')
})

test('a declaration is an activity with its use, data, legal basis, retention and flows', () => {
  expect(processingActivities!['web_shop/essential.service']).toMatchObject({
    name: 'Take orders',
    purposes: ['essential.service'],
    legalBases: [{ basis: 'gdpr-6-1-b', purpose: 'essential.service', confidence: 'STATED' }],
    roles: [{ organization: 'sample_shop', role: 'CONTROLLER', confidence: 'STATED' }],
    data: [
      { dataCategory: 'user.contact.email', dataSubjectCategory: 'customer', retention: { period: 'P6Y' } },
      { dataCategory: 'user.loyalty', dataSubjectCategory: 'customer', retention: { period: 'P6Y' } },
    ],
    systems: ['dataset/shop_db', 'web_shop'],
    flows: [
      { from: { dataSubjectCategory: 'customer' }, to: { system: 'web_shop' }, kind: 'COLLECTION' },
      { from: { system: 'web_shop' }, to: { system: 'mailer' }, dataCategories: ['user.contact.email'] },
    ],
  })
  const sentTo = (activity: string) => processingActivities![activity]!.flows.map(({ to }) => Object.values(to)[0])
  expect(sentTo('web_shop/marketing.advertising').sort()).toEqual(['ghost', 'mailer', 'third-parties/web_shop'])
})

test('a legal basis in words of its own stands in the description, and is reported', () => {
  const advertising = processingActivities!['web_shop/marketing.advertising']!
  expect(advertising.legalBases).toBeUndefined()
  expect(advertising.description).toContain('Legal basis: Because we like it')
})

test('who operates a system is the business it names, with the country at the end of its address', () => {
  expect(systems!.mailer).toMatchObject({ operator: 'mailco-llc' })
  expect(organizations!['mailco-llc']).toMatchObject({ name: 'MailCo LLC', kind: 'VENDOR', country: 'US' })
  expect(organizations!.sample_shop).toMatchObject({ country: 'IE', confidence: 'INFERRED' })
  expect(processingActivities!['mailer/essential.service']!.roles).toMatchObject([
    { organization: 'mailco-llc', role: 'PROCESSOR', confidence: 'STATED' },
    { organization: 'sample_shop', role: 'CONTROLLER', confidence: 'INFERRED' },
  ])
})

test('a system that is only referred to says so', () => {
  expect(systems!.ghost).toMatchObject({
    name: 'Ghost',
    description: 'Referred to, and described in none of the files.',
  })
})

test('a flow that a declaration names is accounted for there too, also where the name reaches no record', () => {
  const value = {
    system: [
      {
        fides_key: 'shop',
        ingress: [{ fides_key: 'user', type: 'user' }],
        egress: [{ fides_key: 'user', type: 'user' }],
        privacy_declarations: [
          { data_use: 'essential', data_subjects: ['customer'], ingress: ['user'], egress: ['user'] },
        ],
      },
    ],
  }
  const shop = importFides([{ name: 'shop.json', text: JSON.stringify(value) }])
  expect(lostIn('shop.json', value, shop)).toEqual([])
  expect(shop.carried).toContainEqual({
    file: 'shop.json',
    path: 'system[0].privacy_declarations[0].ingress[0]',
    to: 'processingActivities.shop/essential',
    as: 'COLLECTION',
  })
  expect(leftBy(shop)).toEqual(['system[0].egress[0]', 'system[0].privacy_declarations[0].egress[0]'])
})

test('every file that names a category is a source of it, of what stands above it and of its elements', () => {
  const file = (name: string, category: string) => ({
    name,
    text: `dataset: [{ fides_key: d, collections: [{ name: c, fields: [{ name: f, data_categories: [${category}] }] }] }]`,
  })
  const files = [file('a.yml', 'user.contact.email'), file('b.yml', 'user.contact.email')]
  const { manifest } = importFides(files)
  for (const { source } of Object.values(manifest.dataCategories!)) expect(source).toBe('Fides: a.yml; Fides: b.yml')
  expect(JSON.stringify(importFides(files.reverse()).manifest)).toBe(JSON.stringify(manifest))
})

test('several files are one input, in whatever order they come', () => {
  const one = {
    name: 'a.yml',
    text: 'system: [{ fides_key: a, system_type: X, egress: [{ fides_key: b, type: system }] }]',
  }
  const other = { name: 'b.yml', text: 'system: [{ fides_key: b, name: Second, system_type: X }]' }
  const { manifest } = importFides([one, other])
  expect(manifest.systems!.b).toMatchObject({ name: 'Second', confidence: 'STATED' })
  expect(manifest.systems!.b!.description).toBe('Kind: X')
  expect(manifest.processingActivities!.a!.flows).toHaveLength(1)
  expect(JSON.stringify(importFides([other, one]).manifest)).toBe(JSON.stringify(manifest))
})

test('a file of an older edition has what was counted by hand, and its policies are left with the reason', () => {
  const older = importFides([fixture('fides-older.yml')])
  expect(countsOf(older)).toEqual({
    organizations: 1,
    dataSubjectCategories: 1,
    // the address, and user.contact and user above it
    dataCategories: 3,
    purposes: 2,
    systems: 1,
    processingActivities: 1,
  })
  const { systems, processingActivities } = older.manifest
  const [activity] = Object.values(processingActivities!)
  expect(activity!.description).toBe('Data qualifier: aggregated')
  expect(activity!.roles).toMatchObject([{ organization: 'letter-works-ltd', role: 'PROCESSOR', confidence: 'STATED' }])
  expect(systems!.letters!.description!.split('\n')).toEqual([
    'Data protection impact assessment, is_required: true',
    'Data protection impact assessment, link: https://letters.example/dpia',
    'Data protection impact assessment, progress: complete',
    'Joint controller, name: Letter Friends Ltd',
    'Third country: CAN',
    'Third country: USA',
  ])
  expect(older.notCarried.map(({ path, why }) => [path, why])).toEqual([
    ['policy', expect.stringMatching(/^It forbids uses of data; policies here say which uses alone are allowed/)],
  ])
})

function problemsOf(text: string): string[] {
  try {
    importFides([{ name: 'f.yml', text }])
  } catch (error) {
    if (error instanceof ImportInputError) return error.problems.map(({ place, message }) => `${at(place!)} ${message}`)
    throw error
  }
  throw new Error('The input was taken.')
}

test.each([
  ['', ['f.yml:1:1 is empty']],
  ['[]', ['f.yml:1:1 holds no sections of Fides, such as system: […]']],
  ['a: 1', [expect.stringMatching(/^f\.yml:1:1 holds nothing of Fides; its sections are /)]],
  ['system: x', ['f.yml:1:9 is no list of resources']],
  ['system:\n  - name: A\n  - 7\n', ['f.yml:2:5 has no fides_key', 'f.yml:3:5 is no resource with fields']],
  ['system:\n  - fides_key: a\n    fides_key: b\n', ['f.yml:3:5 has "fides_key" twice']],
  ['{"system": [{"fides_key": "a", "fides_key": "b"}]}', ['f.yml:1:32 has "fides_key" twice']],
  ['system: [}\n', [expect.stringMatching(/^f\.yml:1:\d+ is no YAML: /)]],
  ['{"system": [1,]}', [expect.stringMatching(/^f\.yml:1:1\d is no JSON: /)]],
  ['system:\n\t- a', [expect.stringMatching(/^f\.yml:2:1 is no YAML: Tabs/)]],
  ['a: 1\n---\nb: 2\n', ['f.yml:2:1 begins a second document; write one a file']],
  [
    `system: ${'['.repeat(9_000)}${']'.repeat(9_000)}`,
    [expect.stringMatching(/^f\.yml:1:\d+ goes down more than 100 levels$/)],
  ],
  [`system: ${'['.repeat(200)}${']'.repeat(200)}`, ['f.yml:1:1 goes down more than 100 levels']],
  ['a: &a [*a, *a]', ['f.yml:1:1 goes down more than 100 levels']],
])('%j is refused with the place of each fault', (text, problems) => {
  expect(problemsOf(text).slice(0, problems.length)).toEqual(problems)
})

test('an alias bomb is refused', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((key, n) => {
      const above = String.fromCharCode(97 + n)
      return `${key}: &${key} [${Array(9).fill(`*${above}`).join(',')}]`
    }),
  ].join('\n')
  expect(problemsOf(bomb)).toEqual([expect.stringMatching(/^f\.yml:1:1 is no YAML: Excessive alias count/)])
})
