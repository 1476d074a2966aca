import type { Fault } from '../../record/shape.ts'

interface Said {
  neverOutside?: string | null
  neverOutsideCountries?: readonly string[]
  neverInCountries?: readonly string[]
  neverToRoles?: readonly string[]
  neverToKinds?: readonly string[]
  neverToOrganizations?: readonly string[]
  onlyForPurposes?: readonly string[]
}

const says = (value: string | readonly string[] | null | undefined) => (value?.length ?? 0) > 0

/** Refuses a policy that denies nothing, and one whose places can never be met together. */
export function saysSomething(policy: Said): Fault | null {
  const { neverOutside, neverOutsideCountries = [], neverInCountries = [], onlyForPurposes } = policy
  const { neverToRoles, neverToKinds, neverToOrganizations } = policy
  const flows = [
    neverOutside,
    neverOutsideCountries,
    neverInCountries,
    neverToRoles,
    neverToKinds,
    neverToOrganizations,
  ]
  if (!flows.some(says) && !says(onlyForPurposes))
    return {
      field: 'neverOutside',
      problem: 'This policy denies nothing.',
      remedy: 'Say where or to whom the data must never go, in a field never…, or its purposes in onlyForPurposes.',
    }
  if (neverOutside && says(neverOutsideCountries))
    return {
      field: 'neverOutsideCountries',
      problem: 'It is beside neverOutside: only a country outside both would be denied.',
      remedy: 'Keep one of the two; for both, write two policies.',
    }
  if (says(neverInCountries) && neverInCountries.every((each) => neverOutsideCountries.includes(each)))
    return {
      field: 'neverInCountries',
      problem: 'No country is in these and outside neverOutsideCountries: this policy denies nothing.',
      remedy: 'Keep one of the two; for both, write two policies.',
    }
  return null
}
