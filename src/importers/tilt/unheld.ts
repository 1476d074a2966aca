import type { WhyNot } from '../ledger.ts'

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
    legitimateInterests: 'It says that there is none',
    available: 'It says that there is none',
    presenceOfEnforceableRightsAndEffectiveRemedies:
      'It names no mechanism; what people can do abroad is looked at in a transfer impact assessment',
  }),
)

/** The same where it holds of the value itself, and not of what is inside it. */
const ownReasons = new Map(
  Object.entries({
    thirdCountryTransfers: 'It names no country, and so nobody to whom data goes',
    adequacyDecision: 'It says that there is none',
    appropriateGuarantees: 'It says that there are none',
    standardDataProtectionClause: 'It says that there are none',
  }),
)

/** What TILT knows, and what is told by its parts. */
const known =
  /^(controller|representative|dataProtectionOfficer|dataDisclosed|legalBases|purposes|recipients|storage|temporal)$/

/** Why a value that nothing was drawn from is not carried. */
export const whyNot: WhyNot = (given) => {
  const names = given.path.filter((step) => typeof step === 'string').reverse()
  const [own = ''] = names
  if (ownReasons.has(own)) return ownReasons.get(own)!
  const told = names.find((name) => reasons.has(name))
  if (told !== undefined) return reasons.get(told)!
  return known.test(own) && typeof given.value === 'object'
    ? null
    : 'TILT has no such field, or something else stands here than TILT writes'
}
