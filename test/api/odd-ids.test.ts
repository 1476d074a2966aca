import { beforeAll, expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
const everyId = `{
  organizations { nodes { id history { nodes { id } } } }
  processingActivities { nodes { id flows { id } } }
  transfers { nodes { id } }
  findings(on: "2024-11-25") { nodes { id } }
  transferMechanisms { nodes { id } }
  regulations { nodes { id } }
  legalBases { id }
}`

let ids: string[]
/** Ids of each form, by the name of their type. */
let forms: Map<string, string>

beforeAll(async () => {
  const { admin } = hub.current
  await admin.apply({ ...acme, transferImpactAssessments: {} })
  ids = [...JSON.stringify(await admin.run(everyId)).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id!)
  forms = new Map(ids.map((id) => [read(id).slice(0, read(id).indexOf(':')), id]))
})

const read = (id: string) => Buffer.from(id, 'base64').toString()
const write = (text: string) => Buffer.from(text).toString('base64')

const days = [
  '2026-99-99',
  '2026-02-30',
  '2026-00-10',
  '0000-01-01',
  '9999-12-31',
  '2026-11-25T00:00:00Z',
  '+275760-09-13',
]
const places = ['0.0', '1.0', '1.99999999999', '9007199254740993.1', '1e3.1', '-1.1', '1.1.1', '99999999999999999999.1']
const words = ['', ' ', '.', '/', '\u0000', '\ud800', '__proto__', 'constructor', "' or 1=1 --", 'x'.repeat(100_000)]

test('every form of an id is among those that are tried', () => {
  expect([...forms.keys()].sort()).toEqual([
    'Change',
    'DataFlow',
    'Finding',
    'LegalBasis',
    'Organization',
    'ProcessingActivity',
    'Regulation',
    'Transfer',
    'TransferMechanism',
  ])
})

test('an id that is malformed answers null, whatever its form', async () => {
  const { admin } = hub.current
  for (const [type, id] of forms) {
    const [, tag] = read(id).split(':')
    const key = read(id).slice(`${type}:${tag}:`.length)
    const dated = days.flatMap((day) => [day, `${day} `, `${day} ${key.replace(/^\S+ /, '')}`])
    const keys = [
      ...dated.filter((text) => !/^9999-12-31 ./.test(text)),
      ...places,
      ...words,
      `${key} `,
      ` ${key}`,
      `${key}\n`,
    ]
    const odd = [
      ...keys.map((each) => write(`${type}:${tag}:${each}`)),
      ...[
        `${type}:${tag}`,
        `${type}:`,
        `:${tag}:${key}`,
        `${type}:law:${key} `,
        `${type}::${key}`,
        `${type.toLowerCase()}:${tag}:${key}`,
      ].map(write),
      ...[`${id}=`, `${id} `, ` ${id}`, id.slice(1), `${id}${id}`, 'é', '%', '"'],
    ]
    const answer = await admin.send(nodes, { ids: odd })
    expect(answer, type).toEqual({ status: 200, data: { nodes: odd.map(() => null) } })
    for (const each of odd) {
      const alone = await admin.send('query ($id: ID!) { node(id: $id) { id } }', { id: each })
      expect(alone, each.slice(0, 100)).toEqual({ status: 200, data: { node: null } })
    }
  }
  expect((await admin.run(nodes, { ids })).nodes.map(({ id }: { id: string }) => id)).toEqual(ids)
})
