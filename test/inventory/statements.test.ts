import { beforeAll, expect, test } from 'vitest'
import { buildHubSchema } from '../../src/schema.ts'
import { selection } from '../api/write-query.ts'
import { useHub } from '../harness/hub.ts'
import { manyOf } from './many.ts'

const hub = useHub()
const schema = buildHubSchema()
beforeAll(async () => {
  await hub.current.admin.apply(manyOf(32))
  // Findings are worked out once for a revision, by whoever asks first.
  await hub.current.admin.run('{ findings { totalCount } }')
})

const lists = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) =>
  args.some(({ name }) => name === 'orderBy'),
)

/** A page of each list from behind its first entries, which stand at the top of the trees, with all that hangs on them. */
test.each(lists.map(({ name, type }) => ({ name, type })))(
  '$name with all their relations take as many statements for 30 as for 3',
  async ({ name, type }) => {
    const { [name]: start } = await hub.current.admin.run(`{ ${name}(first: 1) { pageInfo { endCursor } } }`)
    const ask = async (first: number) => {
      hub.current.takeStatements()
      const document = `query ($after: String) { ${name}(first: ${first}, after: $after) ${selection(schema, type, 1)} }`
      const { [name]: answer } = await hub.current.admin.run(document, { after: start.pageInfo.endCursor })
      return { found: answer.nodes.length, statements: hub.current.takeStatements() }
    }
    const few = await ask(3)
    const many = await ask(30)
    expect([few.found, many.found]).toEqual([3, 30])
    expect(few.statements.length).toBeGreaterThan(0)
    expect(many.statements.map(shape).sort()).toEqual(few.statements.map(shape).sort())
  },
)

test('every list of records is among them', () => expect(lists).toHaveLength(17))

const shape = (statement: string) => statement.replace(/\s+/g, ' ').trim()
