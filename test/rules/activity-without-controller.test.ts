import { expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { findKeys } from './find.ts'

test('ACTIVITY_WITHOUT_CONTROLLER', () => {
  const { invoicing } = acme.processingActivities
  const without = { ...invoicing, roles: invoicing.roles.filter(({ role }) => role !== 'CONTROLLER') }
  const manifest = { ...acme, processingActivities: { invoicing, without: { ...without, flows: [] } } }
  expect(findKeys('ACTIVITY_WITHOUT_CONTROLLER', manifest)).toEqual(['without'])
})
