import { expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { registering } from '../registering/register.ts'

/** Values that GraphQL itself refuses, in a document or in its variables: which argument, what is wrong, the way out. */
const hub = useHub()

type Said = { argument: string; remedy: string; message: string }

async function told(document: string, variables = {}): Promise<Said[]> {
  const { status, data, errors } = await hub.current.admin.send(document, variables)
  expect({ status, data }).toEqual({ status: 400, data: undefined })
  return errors!.map(({ message, extensions: { code, argument, remedy, ...rest } }) => {
    expect({ code, ...rest }).toEqual({ code: 'BAD_USER_INPUT' })
    return { argument, remedy, message } as Said
  })
}

const transfers = 'query ($where: TransferFilter) { transfers(filter: $where) { totalCount } }'
const impact = `query ($changes: [TransferScenarioInput!]!) { transferImpact(scenario: $changes) { on } }`
const noCountry = 'stands where an ISO 3166-1 alpha-2 country code in upper case, such as IE is expected.'

test('a value in a document is told like one in a variable, by its argument', async () => {
  const xx = {
    argument: 'filter.toCountry[1]',
    remedy: 'Write an ISO 3166-1 alpha-2 country code in upper case, such as IE.',
    message: `"XX" ${noCountry}`,
  }
  expect(await told('{ transfers(filter: { toCountry: ["IE", "XX"] }) { totalCount } }')).toEqual([xx])
  expect(await told(transfers, { where: { toCountry: ['IE', 'XX'] } })).toEqual([xx])
})

test.each([
  ['UK', 'GB'],
  ['de', 'DE'],
  ['Germny', 'DE'],
])('a country written %s is probably %s', async (written, meant) => {
  expect(await told(transfers, { where: { toCountry: written } })).toMatchObject([
    { argument: 'filter.toCountry', remedy: `Did you mean ${meant}?` },
  ])
})

test('all that is wrong with a scenario is told at once, at its place', async () => {
  const changes = [
    { mechanismEnds: { mechanism: 'eu-us-dpf', on: '2026-02-30' } },
    { mechanismEnds: { mechanism: 'eu-us-dpf', on: '2027-01-01' }, systemMoves: { system: 'crm', country: 'FR' } },
    { systemMoves: { systm: 'crm', system: 'crm', country: 'FR' } },
    { systemMoves: { system: 'crm' } },
  ]
  const literal = JSON.stringify(changes).replace(/"(\w+)":/g, '$1:')
  const places = [
    { argument: 'scenario[0].mechanismEnds.on', message: '"2026-02-30" is no day of the calendar.' },
    { argument: 'scenario[1]', remedy: expect.stringMatching(/^Write exactly one of adequacyEnds, /) },
    { argument: 'scenario[2].systemMoves.systm', remedy: 'Did you mean "system"?' },
    { argument: 'scenario[3].systemMoves.country', remedy: 'Add it.' },
  ]
  for (const said of [await told(impact, { changes }), await told(`{ transferImpact(scenario: ${literal}) { on } }`)])
    expect(said.toSorted((a, b) => a.argument.localeCompare(b.argument))).toMatchObject(places)
})

test('the input of a mutation is told by its argument, and every fault has a way out', async () => {
  const said = await told(registering, {
    input: {
      key: 'a',
      name: 'A',
      status: 'ACTIV',
      purposes: [],
      roles: [],
      data: [{ dataCategory: 'c', dataSubjectCategory: 's', retention: { period: '-P1Y' } }],
      dryRun: 'yes',
    },
  })
  expect(said.toSorted((a, b) => a.argument.localeCompare(b.argument))).toEqual([
    {
      argument: 'input.data[0].retention.period',
      remedy: 'Write an ISO 8601 duration that is not negative, such as P6Y or P30D.',
      message: '"-P1Y" stands where an ISO 8601 duration that is not negative, such as P6Y or P30D is expected.',
    },
    {
      argument: 'input.dryRun',
      remedy: 'Write a value of the type Boolean.',
      message: 'Boolean cannot represent a non boolean value: "yes"',
    },
    {
      argument: 'input.status',
      remedy: 'Did you mean ACTIVE?',
      message: '"ACTIV" stands where one of ACTIVE, DRAFT, IN_REVIEW, RETIRED is expected.',
    },
  ])
})

test('a variable that is left out, and no value at all, are told by their argument too', async () => {
  expect(await told(impact)).toMatchObject([{ argument: 'scenario', remedy: expect.any(String) }])
  expect(await told('{ transferImpact(scenario: null) { on } }')).toMatchObject([{ argument: 'scenario' }])
  expect(
    await told('query ($on: Date = "2026-02-30") { transfers(filter: { on: $on }) { totalCount } }'),
  ).toMatchObject([{ argument: '$on', message: '"2026-02-30" is no day of the calendar.' }])
  expect(await told('query @asOf(time: "noon") { viewer { role } }')).toMatchObject([{ argument: 'time' }])
})

test('after fifty faults it is said that there are more', async () => {
  const said = await told(transfers, { where: { toCountry: Array.from({ length: 51 }, () => 'XX') } })
  expect(said).toHaveLength(51)
  expect(said[50]).toMatchObject({ message: 'There is more: the first 50 faults are told.' })
  expect(await told(transfers, { where: { toCountry: Array.from({ length: 50 }, () => 'XX') } })).toHaveLength(50)
})

test('a letter that only looks plain is told', async () => {
  expect(await told(transfers, { where: { toCountry: '\u0406E' } })).toMatchObject([
    { remedy: expect.stringMatching(/^It has \u0406 \(U\+0406\), which only looks like the letter i\. Write /) },
  ])
})
