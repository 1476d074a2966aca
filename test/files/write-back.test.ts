import { expect, test } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { writeBack } from '../../src/files/write-back/write-back.ts'
import { readIn, written } from './written.ts'

type Sections = Record<string, Record<string, object>>

/** What a file says after the state of a hub was written back into it, and that a second time changes nothing. */
async function pulled(text: string, recorded: Sections, name = 'a.yaml', partial = false): Promise<string> {
  const options = { folder: 'ropewalk', prune: true, partial, schema: 'schema.json' }
  const pull = async (before: string) => {
    const { gathered, said } = await readIn(written({ [name]: before }), ['.'], { partial: true })
    expect(said).toEqual([])
    return writeBack(recordTypes, gathered, recorded, options).files.get(name)
  }
  const after = (await pull(text)) ?? text
  expect(await pull(after)).toBeUndefined()
  return after
}

const acme = { name: 'Acme', kind: 'VENDOR' }

test('comments above a field that goes stay with the record, and those beside it go', async () => {
  const text = `# head

organizations:
  # above acme
  acme: # beside acme
    # above name
    name: Acme # beside name
    # above country
    country: US # beside country
    # above kind
    kind: VENDOR # beside kind

    # above description
    description: They make things. # beside description
    # foot of acme

  # above zeta
  zeta: { name: Zeta, kind: VENDOR } # beside zeta
  # foot of the section
# foot
`
  expect(
    await pulled(text, { organizations: { acme, zeta: { name: 'Zeta', kind: 'VENDOR' } } }),
  ).toMatchInlineSnapshot(`
    "# head

    organizations:
      # above acme
      acme:
        # beside acme
        # above name
        name: Acme # beside name
        # above country
        # above kind
        kind: VENDOR # beside kind
        # above description
        # foot of acme

      # above zeta
      zeta: { name: Zeta, kind: VENDOR } # beside zeta
      # foot of the section
    # foot
    "
  `)
})

test('comments above a record that goes stay in the section, with what is at its end', async () => {
  const text = `organizations:
  # above acme
  acme:
    name: Acme # within acme
    kind: VENDOR
  # above zeta
  zeta: { name: Zeta, kind: VENDOR }
  # above yeti
  yeti: { name: Yeti, kind: VENDOR }
  # foot of the section
# foot
`
  expect(await pulled(text, { organizations: { zeta: { name: 'Zeta', kind: 'VENDOR' } } })).toMatchInlineSnapshot(`
    "organizations:
      # above acme
      # above zeta
      zeta: { name: Zeta, kind: VENDOR }
      # above yeti
      # foot of the section
    # foot
    "
  `)
})

test('records in brackets, and those of a file with anchors, keep their comments too', async () => {
  const flow = `# head
organizations: {
  # above acme
  acme: { name: Acme, kind: VENDOR }, # beside acme
  # above zeta
  zeta: {
    name: Zeta, # beside name
    # above country
    country: US,
    kind: VENDOR # beside kind
  } # beside zeta
}
# foot
`
  const zeta = { organizations: { zeta: { name: 'Zeta', kind: 'VENDOR' } } }
  expect(await pulled(flow, zeta)).toMatchInlineSnapshot(`
    "# head
    organizations:
      {
        # above acme
      # above zeta
        zeta:
          {
            name: Zeta, # beside name
            # above country
            kind: VENDOR # beside kind
          } # beside zeta
      }
    # foot
    "
  `)
  const anchored = `# head
systems:
  # above crm
  crm: { name: CRM, countries: &eu [IE, FR] } # beside crm
  # above erp
  erp:
    name: ERP
    # above countries
    countries: *eu
  # above mail
  mail: { name: Mail, countries: *eu }
# foot
`
  const systems = { erp: { name: 'ERP', countries: ['IE'] }, mail: { name: 'Mail', countries: ['IE', 'FR'] } }
  expect(await pulled(anchored, { systems })).toMatchInlineSnapshot(`
    "# head
    systems:
      # above crm
      # above erp
      erp:
        name: ERP
        # above countries
        countries: [ IE ]
      # above mail
      mail: { name: Mail, countries: [ IE, FR ] }
    # foot
    "
  `)
})

test('rows of lists keep their comments where they move, change or go', async () => {
  const text = `agreements:
  dpa:
    name: DPA
    kind: DPA
    parties:
      # above acme
      - organization: acme # beside acme
        # above the role of acme
        role: CONTROLLER # beside the role of acme
      # above zeta
      - { organization: zeta, role: PROCESSOR } # beside zeta
      # above yeti
      - organization: yeti # beside yeti
        role: PROCESSOR
      # foot of the list
    # above signedOn
    signedOn: 2022-01-10 # beside signedOn
systems:
  crm:
    countries:
      # above IE
      - IE # beside IE
      # above FR
      - FR
      # above DE
      - DE # beside DE
    name: CRM
`
  const dpa = {
    name: 'DPA',
    kind: 'DPA',
    parties: [
      { organization: 'yeti', role: 'PROCESSOR' },
      { organization: 'acme', role: 'JOINT_CONTROLLER' },
    ],
    signedOn: '2022-01-11',
  }
  const systems = { crm: { name: 'CRM', countries: ['DE', 'NL', 'FR'] } }
  expect(await pulled(text, { agreements: { dpa }, systems })).toMatchInlineSnapshot(`
    "agreements:
      dpa:
        name: DPA
        kind: DPA
        parties:
          # above acme
          - organization: acme # beside acme
            # above the role of acme
            role: JOINT_CONTROLLER # beside the role of acme
          # above zeta
          # above yeti
          - organization: yeti # beside yeti
            role: PROCESSOR
          # foot of the list
          # above signedOn
        signedOn: 2022-01-11 # beside signedOn
    systems:
      crm:
        countries:
          # above IE
          # above FR
          - FR
          # above DE
          - DE # beside DE
          - NL
        name: CRM
    "
  `)
  expect(
    await pulled(text, {
      agreements: { dpa: { name: 'DPA', kind: 'DPA', signedOn: '2022-01-10' } },
      systems: { crm: { name: 'CRM' } },
    }),
  ).toMatchInlineSnapshot(`
    "agreements:
      dpa:
        name: DPA
        kind: DPA
        # foot of the list
        # above signedOn
        signedOn: 2022-01-10 # beside signedOn
    systems:
      crm:
        name: CRM
    "
  `)
})

test('a text whose last lines look like comments is not cut', async () => {
  const text = `organizations:
  acme:
    name: Acme
    kind: VENDOR
    description: |
      They make
      # things
`
  const description = 'They make\n# things\n'
  const organizations = { acme: { ...acme, country: 'US', description }, zeta: { name: 'Zeta', kind: 'VENDOR' } }
  expect(await pulled(text, { organizations })).toMatchInlineSnapshot(`
    "organizations:
      acme:
        name: Acme
        kind: VENDOR
        description: |
          They make
          # things
        country: US
      zeta:
        name: Zeta
        kind: VENDOR
    "
  `)
})

test('a comment at the end of a record does not become a part of a text that is added', async () => {
  const text = `organizations:
    acme:
        name: Acme
        kind: VENDOR
            # foot of kind
        # foot of acme

    # foot of the section
`
  const organizations = { acme: { ...acme, description: 'They make\nthings\n' } }
  expect(await pulled(text, { organizations })).toMatchInlineSnapshot(`
    "organizations:
        acme:
          name: Acme
          kind: VENDOR # foot of kind
          description: |
            They make
            things
          # foot of acme

        # foot of the section
    "
  `)
})

test('a section whose records all go takes new ones', async () => {
  const text = `systems:
  # above crm
  crm: { name: CRM }
organizations: # ours
  # above zeta
  zeta: { name: Zeta, kind: VENDOR }
# foot
`
  expect(await pulled(text, { organizations: { acme } })).toMatchInlineSnapshot(`
    "systems:
      # above crm
    organizations: # ours
      acme:
        name: Acme
        kind: VENDOR
      # above zeta
    # foot
    "
  `)
})

test('a file in brackets that is no JSON takes new records and new sections', async () => {
  const text = '# ours\n{ organizations: { zeta: { name: Zeta, kind: VENDOR } } } # no others\n'
  const organizations = { zeta: { name: 'Zeta', kind: 'VENDOR' }, acme }
  expect(await pulled(text, { organizations })).toMatchInlineSnapshot(`
    "# ours
    { organizations: { zeta: { name: Zeta, kind: VENDOR }, acme: { name: Acme, kind: VENDOR } } } # no others
    "
  `)
  expect(
    await pulled(text, { organizations, systems: { crm: { name: 'CRM' } } }, 'ropewalk/systems.yaml'),
  ).toMatchInlineSnapshot(`
    "# ours
    {
      organizations: { zeta: { name: Zeta, kind: VENDOR }, acme: { name: Acme, kind: VENDOR } },
      systems: { crm: { name: CRM } }
    } # no others
    "
  `)
})

test('the ends of lines and the indentation of a file are kept', async () => {
  const text = '# head\r\norganizations:\r\n  # one\r\n  # two\r\n  acme: { name: Acme, kind: VENDOR, country: US }\r\n'
  expect(await pulled(text, { organizations: { acme } })).toBe(text.replace(', country: US', ''))
  const json = JSON.stringify({ organizations: { acme: { country: 'US', ...acme } } }, null, '\t').replaceAll(
    '\n',
    '\r\n',
  )
  const organizations = { acme, zeta: { name: 'Zeta', kind: 'VENDOR' } }
  expect(await pulled(json, { organizations }, 'a.json')).toBe(
    JSON.stringify({ organizations }, null, '\t').replaceAll('\n', '\r\n'),
  )
})

test('a byte order mark is kept', async () => {
  const text = '\ufeff# head\norganizations:\n  acme: { name: Acme, kind: VENDOR, country: US }\n'
  expect(await pulled(text, { organizations: { acme } })).toBe(text.replace(', country: US', ''))
})

test('into files that are a part of the inventory no records are written that they do not name', async () => {
  const text = 'organizations:\n  acme: { name: Acme, kind: VENDOR, country: US } # ours\n'
  const recorded = { organizations: { acme, zeta: acme }, systems: { crm: { name: 'CRM' } } }
  expect(await pulled(text, recorded, 'ropewalk/systems.yaml', true)).toBe(text.replace(', country: US', ''))
})
