import type { Given } from '../given.ts'

const requests = 'There is no record type for how people use their rights'
const reasons = new Map(
  Object.entries({
    meta: 'It is about the document, and not about the company',
    _id: 'Records have keys of their own',
    _comment: 'It is a remark of those who wrote the document',
    sector: 'Organizations have no sector',
    accessAndDataPortability: requests,
    rightToInformation: requests,
    rightToRectificationOrDeletion: requests,
    rightToDataPortability: requests,
    rightToWithdrawConsent: requests,
    rightToComplain: requests,
    sources: 'It names no record that data comes from: write a flow of kind COLLECTION',
    automatedDecisionMaking: 'Activities have no field for automated decisions',
    changesOfPurpose: 'A change to come is no fact of the inventory yet',
    nonDisclosure: 'Activities have no field for a duty to provide data',
    thirdCountryTransfers: 'It says nothing that a safeguard can be made of',
    legitimateInterests: 'It says that there is none',
    available: 'It says that there is none',
  }),
)

/** Why a value that nothing was drawn from is not carried. */
export function whyNot(given: Given): string {
  const names = given.path.filter((step) => typeof step === 'string')
  const told = names.reverse().find((name) => reasons.has(name))
  return told === undefined
    ? 'TILT has no such field, or something else stands here than TILT writes'
    : reasons.get(told)!
}
