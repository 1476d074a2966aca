import { expect, test } from 'vitest'
import { transferSentence } from '../../src/cli/transfer-words.ts'

const contact = { key: 'contact', name: 'Contact data' }
const transfer = (code: string, safeguards: string[] = []) =>
  ({
    key: 'a/b',
    dataCategories: [contact],
    importer: { name: 'MailCo' },
    toCountry: 'US',
    activities: [
      { key: 'mail', name: 'Mail', data: [{ dataCategory: contact, dataSubjectCategory: { name: 'Customers' } }] },
    ],
    safeguards: safeguards.map((name) => ({ mechanism: { name } })),
    status: { code, covered: false, mechanism: null },
  }) as unknown as Parameters<typeof transferSentence>[0]

test.each([
  ['TIA_MISSING', ['SCC module 2'], 'SCC module 2, no impact assessment'],
  ['MECHANISM_MISMATCH', ['SCC module 1'], 'SCC module 1, which does not fit the transfer'],
  ['MECHANISM_MISMATCH', [], 'what is on record does not fit the transfer'],
  ['MECHANISM_ENDED', [], 'what is on record is not in force'],
  ['UNCOVERED', [], 'no legal ground on record'],
])('%s with %j', (code, safeguards, ground) => {
  expect(transferSentence(transfer(code, safeguards))).toBe(
    `sends contact data of customers to MailCo in the United States: ${ground}`,
  )
})
