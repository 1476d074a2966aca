import { expect, test } from 'vitest'
import type { AnsweredTransfer } from '../../src/demo/answer.ts'
import { answerText } from '../../src/demo/answer-text.ts'
import { sampleAnswer, transfer } from './sample-answer.ts'

const context = { url: 'http://127.0.0.1:4000', on: '2026-11-23' }
const [activity] = sampleAnswer.processingActivities.nodes

/** An answer with so many transfers that the text does not tell each in full. */
function textOf(...transfers: AnsweredTransfer[]): string {
  const nodes = [{ ...activity!, transfers }]
  return answerText({ ...sampleAnswer, processingActivities: { totalCount: 1, nodes } }, context)
}

const covered = (name: string, changesOn: string | null, mechanism = 'eu-us-dpf'): AnsweredTransfer => ({
  ...transfer,
  key: `covered/${name}`,
  status: { code: 'ADEQUATE', covered: true, changesOn, mechanism: { key: mechanism }, reasons: [] },
})
const uncovered = (name: string): AnsweredTransfer => ({ ...transfer, key: `uncovered/${name}` })

const many = [
  ...['2027-05-01', '2026-12-19', null, '2031-12-28'].map((day, n) => covered(`n${n}`, day)),
  covered('other', null, 'eu-adequacy'),
  ...'abcdefg'.split('').map(uncovered),
]

test('many transfers are summed up by status, with what they rest on', () => {
  const text = textOf(...many)
  expect(text).toMatch(/ADEQUATE +5 {2}the law takes [^:]+:\s+eu-us-dpf\s+\(4\), eu-adequacy \(1\)/)
  expect(text).toMatch(/TIA_MISSING +7 {2}/)
})

test('each that is not covered is told once, with its first reason', () => {
  const text = textOf(...many)
  expect(text).toContain('TRANSFERS THAT ARE NOT COVERED: 7 OF 12')
  for (const { key } of many.filter(({ status }) => !status.covered))
    expect(text.split(`key           ${key}`)).toHaveLength(2)
  expect(text.match(/because +- Module 1 of the standard/g)).toHaveLength(7)
  expect(text).not.toContain('The decision on the Privacy Shield')
})

test('what has overtaken an assessment is told as well', () => {
  const changed = {
    rule: 'COUNTRY_PROFILE_CHANGED',
    message: 'On 2026-06-12: something happened.',
    legalReference: null,
  }
  const stale = {
    ...uncovered('stale'),
    status: { ...transfer.status, reasons: [...transfer.status.reasons, changed] },
  }
  expect(textOf(...many, stale)).toContain('- On 2026-06-12: something happened.')
})

test('those that are covered follow in the order in which they change', () => {
  const lines = textOf(...many).split('\n')
  const start = lines.indexOf('COVERED, AND THE FIRST TO CHANGE')
  expect(lines.slice(start + 1, start + 5)).toEqual([
    '  2026-12-19    covered/n1',
    '  2027-05-01    covered/n0',
    '  2031-12-28    covered/n3',
    '',
  ])
})

test('a few transfers are told in full', () => {
  expect(textOf(...many.slice(0, 10))).not.toContain('FIRST TO CHANGE')
})
