import { type Policy, stewardsOnly } from '../../record/policy.ts'

/** A new system often has a new vendor: an engineer names one, and leaves those on record as they are. */
export const newOnly: Policy = (before, after) => (before ? stewardsOnly(before, after) : null)
