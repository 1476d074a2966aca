import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, AnsweredActivity, AnsweredFinding } from '../../src/demo/answer.ts'
import { answerText } from '../../src/demo/answer-text.ts'
import { finding, sampleAnswer, transfer } from './sample-answer.ts'

const context = { url: 'http://127.0.0.1:4000', signInLink: 'http://127.0.0.1:4000/#key=k', on: '2026-11-23' }
const [billing, kyc] = sampleAnswer.processingActivities.nodes as [AnsweredActivity, AnsweredActivity]
const answerOf = (...nodes: AnsweredActivity[]): Answer => ({
  processingActivities: { totalCount: nodes.length, nodes },
  findings: { totalCount: 0, nodes: [] },
})
const linesOf = (answer: Answer) => answerText(answer, context).split('\n')

test('the whole text', () => {
  expect(answerText(sampleAnswer, context)).toMatchInlineSnapshot(`
    "Who does what with whose data, where it goes, and on what ground it crosses each border:
    3 processing activities and 1 transfer, 0 of them covered, on 2026-11-23, answered in one request.

    PROCESSING ACTIVITIES
    activity                        purposes           roles               data             legal bases
    ------------------------------  -----------------  ------------------  ---------------  ------------
    billing                         billing            Acme Inc.:          Account          gdpr-6-1-b
      Customer account billing and                     controller          Information      gdpr-6-1-f *
      payment
    kyc                             regulatory         Acme Inc.:          Subscriber Data  gdpr-6-1-f *
      Local regulatory              identity           controller
      requirements and identity
      verification of subscribers
    processor-features *            provide            Acme Inc.:          Account          not stated
      Product features run at the                      processor for       Information
      customer's direction                             acme-customers
                                                       Acme customers
                                                       (not enumerated):
                                                       controller *

    * inferred: a reading of the source, which does not say it in these words

    TRANSFERS
    Acme S.A. (BE) → Acme Inc. (US)
      key           acme-sa/acme-inc/be-us/eu-gdpr/controller-controller (inferred)
      law           eu-gdpr
      roles         exporter: not stated (counts as third party); importer: controller
      data          Account Information, Subscriber Data
      about         customer-representative, subscriber
      serves        billing, kyc
      safeguards    - Standard contractual clauses, module 1 (eu-scc-2021-m1): inferred, start not
                      stated
                    - Standard contractual clauses, module 2 (eu-scc-2021-m2): inferred, start not
                      stated
      assessments   - tia-internal: outcome undetermined, date not stated, review not stated
      status        TIA_MISSING on 2026-11-23: not covered; no dated assessment with an outcome is on
                    record
      changes       on no day that is known
      because       - Module 1 of the standard contractual clauses fits the pair of roles, and needs an
                      assessment; the assessment on record has no date. [GDPR Art. 46(1); C-311/18]
                    - The decision on the Privacy Shield ended on 2020-07-16. [C-311/18]

    FINDINGS
    1 error, 2 warnings, 1 info. They speak of what is on record: what is not stated may well be so.

    ERROR TRANSFER_TIA_MISSING [GDPR Art. 30(1)]
      found         What billing does is not stated.
      way out       State it.

    WARNING RETENTION_MISSING, 2 findings [GDPR Art. 30(1)]
      found         - What kyc does is not stated.
                    - What processor-features does is not stated.
      way out       State it.

    INFO LEGAL_BASIS_INFERRED [GDPR Art. 30(1)]
      found         What kyc does is not stated. (waived)
      way out       State it.

    WHERE TO LOOK NEXT
      sign in       http://127.0.0.1:4000/#key=k
      console       http://127.0.0.1:4000/
      GraphQL       http://127.0.0.1:4000/graphql
      the request   schema/operations/transfer-impact-at-a-glance.graphql
      sources       https://example.com/privacy"
  `)
})

test('a transfer is told once, with all the activities it serves', () => {
  const keys = linesOf(sampleAnswer).filter((line) => line.startsWith('  key '))
  expect(keys).toEqual([`  key           ${transfer.key} (inferred)`])
  expect(answerText(sampleAnswer, context)).toContain('serves        billing, kyc\n')
})

test('a covered transfer says on what it rests, and when that is known to change', () => {
  const status = { ...transfer.status, code: 'ADEQUATE', covered: true, mechanism: { key: 'eu-us-dpf' } }
  const covered = { ...transfer, safeguards: [], status: { ...status, changesOn: '2027-03-01' } }
  const text = answerText(answerOf({ ...billing, transfers: [covered] }), context)
  expect(text).toContain('1 transfer, 1 of them covered,')
  expect(text).toContain('ADEQUATE on 2026-11-23: covered;')
  expect(text).toContain('it rests on eu-us-dpf')
  expect(text).toContain('changes       this answer changes on 2027-03-01')
  expect(text).toContain('safeguards    - none on record')
})

const findingsOf = (...nodes: AnsweredFinding[]) =>
  answerText({ ...answerOf(billing), findings: { totalCount: nodes.length, nodes } }, context)
const many = (count: number) => Array.from({ length: count }, (_, n) => finding('ROLE_MISSING', 'WARNING', `a-${n}`))

test('a rule is told once, with what it found, and with the way out', () => {
  const text = findingsOf(...many(4))
  expect(text).toContain('4 warnings. They speak of what is on record')
  expect(text.match(/ROLE_MISSING/g)).toHaveLength(1)
  expect(text.match(/What a-\d does is not stated\./g)).toHaveLength(4)
  expect(text.match(/way out/g)).toHaveLength(1)
})

test('of many findings of one rule, the rest is named', () => {
  const text = findingsOf(...many(12))
  expect(text.match(/What a-\d does is not stated\./g)).toHaveLength(3)
  expect(text).toContain('likewise: a-3, a-4, a-5, a-6, a-7, a-8, and 3 more')
})

test('where the rules find nothing, the text says so', () => {
  expect(findingsOf()).toContain('FINDINGS\n  The rules have nothing to say.')
})

test('says how many findings the page leaves out', () => {
  const text = answerText({ ...answerOf(), findings: { totalCount: 5, nodes: many(2) } }, context)
  expect(text).toContain('3 more are not shown.')
})

test('says how many activities the page leaves out', () => {
  const answer = { ...answerOf(), processingActivities: { totalCount: 120, nodes: [billing] } }
  expect(answerText(answer, context)).toContain('119 more are on record')
})

test('no sign-in link, no line for it', () => {
  expect(answerText(sampleAnswer, { url: 'http://localhost:4000/', on: '2026-11-23' })).not.toContain('sign in')
  expect(answerText(sampleAnswer, { url: 'http://localhost:4000/', on: '2026-11-23' })).toContain(
    'GraphQL       http://localhost:4000/graphql\n',
  )
})

test('an empty inventory is told too', () => {
  expect(answerText(answerOf(), context)).toContain('0 processing activities and 0 transfers')
})

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 150 })
const anyKey = fc.stringMatching(/^[a-z0-9][a-z0-9._/-]{0,200}$/)

test('whatever the names, no line is over 100 columns or moves the cursor, and every transfer is there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyKey, { maxLength: 4 }), anyText, anyText, (keys, name, message) => {
      const exporter = { key: 'x', name }
      const status = { ...transfer.status, reasons: [{ rule: 'R', message, legalReference: name }] }
      const transfers = keys.map((key) => ({ ...transfer, key, exporter, status }))
      const lines = linesOf(
        answerOf({ ...billing, name, source: name, transfers }, { ...kyc, key: 'other', transfers }),
      )
      const tooLong = lines.filter((line) => [...line].length > 100)
      expect(tooLong).toEqual([])
      expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      const letters = lines.join('').replaceAll(' ', '')
      for (const key of keys) expect(letters).toContain(key)
    }),
  )
})
