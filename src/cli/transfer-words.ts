import type { TransferInShort } from './hub-answers.ts'
import { countryName, listed } from './in-words.ts'

/** A transfer in the sentence that a reviewer reads: what, of whom, to whom, where, on what ground. */
export function transferSentence(transfer: TransferInShort): string {
  const { dataCategories, importer, toCountry } = transfer
  const data = listed(dataCategories.map(({ name }) => lowerFirst(name)))
  const subjects = subjectsOf(transfer)
  const whose = subjects.length > 0 ? ` of ${listed(subjects.map(lowerFirst))}` : ''
  return `sends ${data}${whose} to ${importer.name} in ${countryName(toCountry)}: ${groundOf(transfer)}`
}

/** About whom the data is, as far as the activities say. */
function subjectsOf({ activities = [], dataCategories }: TransferInShort): string[] {
  const carried = new Set(dataCategories.map(({ key }) => key))
  const rows = activities.flatMap(({ data }) => data.filter(({ dataCategory }) => carried.has(dataCategory.key)))
  return [...new Set(rows.flatMap(({ dataSubjectCategory }) => dataSubjectCategory?.name ?? []))]
}

function groundOf({ safeguards, status }: TransferInShort): string {
  const named = status.mechanism
    ? [status.mechanism.name]
    : [...new Set(safeguards.map(({ mechanism }) => mechanism.name))]
  const ground = (named.length === 0 && groundsAlone[status.code]) || grounds[status.code]
  return [...named, ...(ground ? [ground] : [])].join(', ') || status.code
}

/** What is to be said beside the mechanism; nothing where it holds. */
const grounds: Record<string, string> = {
  NOT_RESTRICTED: 'no border of this law is crossed',
  TIA_MISSING: 'no impact assessment',
  TIA_STALE: 'the impact assessment is out of date',
  TIA_SUSPENDED: 'the impact assessment says to suspend it',
  MECHANISM_ENDED: 'which is not in force',
  MECHANISM_MISMATCH: 'which does not fit the transfer',
  CERTIFICATION_MISSING: 'no valid certification',
  UNCOVERED: 'no legal ground on record',
  UNDETERMINED: 'the law of that day is not known',
}

/** The same where there is no mechanism to say it beside. */
const groundsAlone: Record<string, string> = {
  MECHANISM_ENDED: 'what is on record is not in force',
  MECHANISM_MISMATCH: 'what is on record does not fit the transfer',
}

/** A name in the middle of a sentence: "Contact data" is no name of its own, "CRM" is. */
const lowerFirst = (name: string) => (/^\p{Lu}[\p{Ll}\s]/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name)
