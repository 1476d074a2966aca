import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, AnsweredActivity } from '../../src/demo/answer.ts'
import { answerText } from '../../src/demo/answer-text.ts'
import { sampleAnswer, transfer } from './sample-answer.ts'

const context = { url: 'http://127.0.0.1:4000', signInLink: 'http://127.0.0.1:4000/#key=k', on: '2026-11-23' }
const [billing, kyc] = sampleAnswer.processingActivities.nodes as [AnsweredActivity, AnsweredActivity]
const answerOf = (...nodes: AnsweredActivity[]): Answer => ({
  processingActivities: { totalCount: nodes.length, nodes },
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

    NOT KNOWN
      transfers     not determined for 2 flows in billing, kyc: It is not stated which country the data
                    comes from: neither the flow nor the organization acme-affiliates names one. [GDPR
                    Art. 44]
                    not determined for 2 flows in billing, kyc: It is not stated which country the data
                    comes from: neither the flow nor the organization acme-customers names one. [GDPR
                    Art. 44]
                    inferred rather than stated: acme-sa/acme-inc/be-us/eu-gdpr/controller-controller
      roles         not stated for Acme S.A., an end of a transfer
      legal bases   inferred rather than stated for billing, kyc
                    not stated for processor-features
      about whom    not stated for processor-features
      retention     not stated for kyc, processor-features
      countries     not stated for Acme customers (not enumerated)
      safeguards    inferred rather than stated: eu-scc-2021-m1, eu-scc-2021-m2
      assessments   date, outcome, review date not stated for tia-internal
      systems       none named in all 3 activities
      subprocessors none named in all 3 activities

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

test('nothing is said to be unknown that the answer states', () => {
  const whole = {
    ...billing,
    legalBases: [{ basis: { key: 'gdpr-6-1-b' }, confidence: 'STATED' as const }],
    systems: [{ key: 'crm' }],
    subprocessors: [{ key: 'mailco' }],
    flows: [],
    transfers: [],
  }
  const text = answerText(answerOf(whole), context)
  expect(text).toContain('NOT KNOWN\n  Nothing in this answer is left open.')
  expect(text).toContain('TRANSFERS\nNone exists on 2026-11-23.')
  expect(text).not.toContain('inferred')
})

test('what a source does not say is not stated, never missing at the company', () => {
  const bare = { ...kyc, purposes: [], legalBases: [], roles: [], data: [], lineage: { complete: false } }
  const text = answerText(answerOf(bare, billing), context)
  for (const topic of ['roles', 'purposes', 'data']) expect(text).toContain(`${topic.padEnd(14)}not stated for kyc\n`)
  expect(text).toContain(`legal bases   inferred rather than stated for billing\n${' '.repeat(16)}not stated for kyc\n`)
  expect(text).toContain('lineage       goes on beyond what was asked in kyc')
  expect(text).not.toContain('missing')
})

test('the same reason for many flows is said once', () => {
  const text = answerText(sampleAnswer, context)
  expect(text.match(/organization acme-customers names one/g)).toHaveLength(1)
  expect(text).toContain('not determined for 2 flows in billing, kyc: It is not stated')
})

test('says how many activities the page leaves out', () => {
  const answer = { processingActivities: { totalCount: 120, nodes: [billing] } }
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
