import { beforeAll, expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

beforeAll(() => hub.current.admin.apply(acme))

const asOf = 'query ($at: DateTime!) @asOf(time: $at) { viewer { revision } organizations { totalCount } }'
const withTimes = [
  asOf,
  'query ($at: DateTime!) { changes(since: $at, first: 1) { totalCount } }',
  'query ($at: DateTime!) { changes(until: $at, first: 1) { totalCount } }',
  'query ($at: DateTime!) { organizations(filter: { updatedSince: $at }) { totalCount } }',
  'query ($at: DateTime!) { transfers(filter: { updatedSince: $at }) { totalCount } }',
]
const withDates = [
  'query ($on: Date!) { findings(on: $on) { nodes { rule message } } }',
  'query ($on: Date!) { transfers { nodes { status(on: $on) { code reasons { message } } } } }',
  'query ($on: Date!) { transferMechanisms { nodes { key } } organizations { nodes { findings(on: $on) { rule } } } }',
]

/** The document with the value written into it. */
const inline = (document: string, value: unknown) =>
  document.replace(/\(\$\w+: \w+!\) /, '').replace(/\$\w+/, JSON.stringify(value))

async function answersOf(document: string, value: unknown) {
  const { admin } = hub.current
  const [, name] = /\$(\w+): /.exec(document)!
  return Promise.all([admin.send(document, { [name!]: value }), admin.send(inline(document, value))])
}

test.each([
  '0000-01-01T00:00:00Z',
  '0000-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T24:30:00Z',
  '2026-01-01T00:00:00+99:99',
  '2016-12-31T23:59:60Z',
  '2026-01-01',
  '',
  'x'.repeat(10_000),
  20260101,
  ['2026-01-01T00:00:00Z'],
])('%j is no moment', async (value) => {
  for (const document of withTimes)
    for (const { status, errors } of await answersOf(document, value)) {
      expect(errors).toMatchObject([
        { extensions: { code: expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/) } },
      ])
      expect(errors![0]!.message.length).toBeLessThan(500)
      expect(errors![0]!.message).toContain('stands where a moment')
      expect(status).toBe(400)
    }
})

test.each(['0001-01-01T00:00:00Z', '1583-01-01T00:00:00.001+01:00'])(
  '%s is a moment before all that is on record',
  async (time) => {
    for (const document of withTimes)
      for (const { status, errors } of await answersOf(document, time))
        expect({ status, errors }).toEqual({ status: 200 })
    expect(await hub.current.admin.run(asOf, { at: time })).toEqual({
      viewer: { revision: 0 },
      organizations: { totalCount: 0 },
    })
  },
)

test('the last moment is one, and ahead of what is on record', async () => {
  const [before, ...others] = withTimes
  for (const { errors } of await answersOf(before!, '9999-12-31T23:59:59.999Z'))
    expect(errors).toMatchObject([{ extensions: { code: 'AS_OF_IN_FUTURE' } }])
  for (const document of others)
    for (const { errors } of await answersOf(document, '9999-12-31T23:59:59.999Z')) expect(errors).toBeUndefined()
})

test.each([
  '0000-01-01',
  '+275760-09-13',
  '-0001-01-01',
  '10000-01-01',
  '2026-02-30',
  '',
  'x'.repeat(10_000),
  20260101,
])('%j is no day', async (value) => {
  for (const document of withDates)
    for (const { status, errors } of await answersOf(document, value)) {
      expect(errors).toMatchObject([
        { extensions: { code: expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/) } },
      ])
      expect(status).toBe(400)
    }
})

test.each(['0001-01-01', '9999-12-31'])('%s is a day like any other', async (day) => {
  for (const document of withDates)
    for (const { status, errors } of await answersOf(document, day)) expect({ status, errors }).toEqual({ status: 200 })
})
