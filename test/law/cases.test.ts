import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { StatusCode, statusOf } from '../../src/law/status.ts'
import { type Case, cases } from './cases.ts'
import { factsOf } from './scene.ts'

const law = loadLaw()
const inWords = ({ ends, roles = 'C>P', has = [], on, is }: Case) =>
  `${on}, ${ends}, ${roles}${has.map((record) => `, ${record}`).join('')}: ${is}`

describe('status, case by case', () => {
  test.each(cases.map((each) => [inWords(each), each] as const))('%s', (_, each) => {
    const status = statusOf(law, factsOf(each), each.on)
    const [code, mechanism = null] = each.is.split(' ')
    expect({ code: status.code, mechanism: status.mechanism }, each.source).toEqual({ code, mechanism })
    if (each.next !== undefined) expect(status.changesOn, each.source).toBe(each.next)
    expect(status.covered).toBe(
      [StatusCode.ADEQUATE, StatusCode.SAFEGUARDED, StatusCode.DEROGATION, StatusCode.NOT_RESTRICTED].includes(
        status.code,
      ),
    )
    expect(status.reasons[0]?.rule).toBe(code)
    for (const { message } of status.reasons) expect(message).toMatch(/^[A-Z].*\.$/)
  })

  test('the table names every mechanism it can', () => {
    const named = new Set(cases.flatMap(({ is }) => is.split(' ').slice(1)))
    const missing = [...law.mechanisms.keys()].filter((key) => !named.has(key))
    expect(missing).toEqual([])
  })
})
