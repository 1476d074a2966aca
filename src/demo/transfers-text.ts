import type { AnsweredActivity, AnsweredAssessment, AnsweredSafeguard, AnsweredTransfer } from './answer.ts'
import { heading, labelled, pageWidth, wrap } from './text-layout.ts'
import { inWords, reasonText, whichActivities } from './words.ts'

/** A transfer, with the activities whose data it carries. */
export interface ServingTransfer extends AnsweredTransfer {
  activities: AnsweredActivity[]
}

/** Each transfer once, however many activities it serves. */
export function transfersOf(activities: readonly AnsweredActivity[]): ServingTransfer[] {
  const found = new Map<string, ServingTransfer>()
  for (const activity of activities)
    for (const transfer of activity.transfers) {
      const known = found.get(transfer.key)
      if (known) known.activities.push(activity)
      else found.set(transfer.key, { ...transfer, activities: [activity] })
    }
  return [...found.values()]
}

/** Where data crosses the border of a legal regime, on what it rests, and why. */
export function transfersText(activities: readonly AnsweredActivity[], on: string): string[] {
  const transfers = transfersOf(activities)
  const names = new Map(activities.flatMap(({ data }) => data.map(({ dataCategory: { key, name } }) => [key, name])))
  return [
    ...heading('Transfers'),
    ...(transfers.length === 0 ? wrap(`None exists on ${on}.`, pageWidth) : []),
    ...transfers.flatMap((transfer, n) => [
      ...(n > 0 ? [''] : []),
      ...transferText(transfer, { on, names, all: activities.length }),
    ]),
  ]
}

interface Around {
  on: string
  names: ReadonlyMap<string, string>
  all: number
}

function transferText(transfer: ServingTransfer, { on, names, all }: Around): string[] {
  const { exporter, importer, status } = transfer
  const keys = transfer.activities.map(({ key }) => key)
  return [
    ...wrap(endsText(transfer), pageWidth),
    ...labelled('key', [transfer.confidence === 'INFERRED' ? `${transfer.key} (inferred)` : transfer.key]),
    ...labelled('law', [transfer.regime.key]),
    ...labelled('roles', [
      `exporter: ${roleText(exporter.key, transfer.exporterRole, transfer)}; ` +
        `importer: ${roleText(importer.key, transfer.importerRole, transfer)}`,
    ]),
    ...labelled('data', [transfer.dataCategories.map(({ key }) => names.get(key) ?? key).join(', ')]),
    ...labelled('about', [subjectsOf(transfer).join(', ') || 'not stated whom']),
    ...labelled('serves', [`${whichActivities(keys, all)}${keys.length > 3 ? `: ${keys.join(', ')}` : ''}`]),
    ...labelled('safeguards', orNone(transfer.safeguards.map(safeguardText)), '- '),
    ...labelled('assessments', orNone(transfer.impactAssessments.map(assessmentText)), '- '),
    ...labelled('status', [
      `${status.code} on ${on}: ${status.covered ? 'covered' : 'not covered'}; ${groundText(transfer)}`,
    ]),
    ...labelled('changes', [
      status.changesOn ? `this answer changes on ${status.changesOn}` : 'on no day that is known',
    ]),
    ...labelled('because', status.reasons.map(reasonText), '- '),
  ]
}

/** From whom to whom, and from where to where. */
export const endsText = ({ exporter, importer, fromCountry, toCountry }: AnsweredTransfer): string =>
  `${exporter.name} (${fromCountry}) → ${importer.name} (${toCountry})`

/** About whom the data that is carried is, as far as the activities say. */
function subjectsOf({ activities, dataCategories }: ServingTransfer): string[] {
  const carried = new Set(dataCategories.map(({ key }) => key))
  const rows = activities.flatMap(({ data }) => data.filter(({ dataCategory }) => carried.has(dataCategory.key)))
  return [...new Set(rows.flatMap(({ dataSubjectCategory }) => dataSubjectCategory?.key ?? []))]
}

const orNone = (texts: string[]) => (texts.length > 0 ? texts : ['none on record'])

/** Whether an activity that a transfer serves gives an organization a role. */
export const roleIsStated = (organization: string, { activities }: ServingTransfer): boolean =>
  activities.some(({ roles }) => roles.some((each) => each.organization.key === organization))

/** Where no activity gives an organization a role, the law engine counts it as a third party; that is no statement. */
function roleText(organization: string, role: string, transfer: ServingTransfer): string {
  return roleIsStated(organization, transfer) ? inWords(role) : `not stated (counts as ${inWords(role)})`
}

function safeguardText({ mechanism, confidence, validFrom, validTo }: AnsweredSafeguard): string {
  const known = confidence === 'INFERRED' ? 'inferred' : 'stated'
  const start = validFrom ? `from ${validFrom}` : 'start not stated'
  return `${mechanism.name} (${mechanism.key}): ${known}, ${start}${validTo ? `, to ${validTo}` : ''}`
}

function assessmentText({ key, outcome, assessedOn, reviewDueOn, stale }: AnsweredAssessment): string {
  const parts = [
    `outcome ${inWords(outcome)}`,
    assessedOn ? `assessed on ${assessedOn}` : 'date not stated',
    reviewDueOn ? `review due on ${reviewDueOn}` : 'review not stated',
    ...(stale ? ['stale'] : []),
  ]
  return `${key}: ${parts.join(', ')}`
}

const statusWords: Record<string, string> = {
  NOT_RESTRICTED: 'it crosses no border of this law, or goes on from a country that this law trusts',
  ADEQUATE: 'the law takes the destination to protect the data well enough',
  SAFEGUARDED: 'a safeguard holds',
  DEROGATION: 'an exception of the law holds',
  TIA_MISSING: 'no dated assessment with an outcome is on record',
  TIA_STALE: 'the assessment on record is older than what it looked at',
  TIA_SUSPENDED: 'the assessment on record says to suspend it',
  MECHANISM_ENDED: 'what is on record for it is not in force on this day',
  MECHANISM_MISMATCH: 'what is on record for it is made for another law, destination or pair of roles',
  CERTIFICATION_MISSING: 'no certification that is valid on this day is on record',
  UNCOVERED: 'no ground for it is on record',
  UNDETERMINED: 'the reference data does not reach back to this day',
}

/** What a code says, in words. */
export const statusText = (code: string): string => statusWords[code] ?? inWords(code)

const groundText = ({ status }: AnsweredTransfer) =>
  [statusText(status.code), ...(status.mechanism ? [`it rests on ${status.mechanism.key}`] : [])].join('; ')
