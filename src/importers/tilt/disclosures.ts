import type { Given } from '../given.ts'
import { isCondition, legalBasesIn } from '../legal-basis-names.ts'
import type { ProcessingActivityEntry } from '../manifest.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { cut, keyFor, keyWithin } from '../names.ts'
import type { RecordDraft } from '../record-draft.ts'
import type { Controller, Disclosed } from './citing.ts'
import { drawRecipients } from './recipients.ts'
import { drawStorage } from './storage.ts'

export type ActivityDraft = RecordDraft<ProcessingActivityEntry>

/** Each entry of `dataDisclosed` is a data category, and the activity that it is disclosed for. */
export function drawDisclosures(draft: ManifestDraft, document: Given, controller: Controller): Disclosed {
  const disclosed = new Set<string>()
  for (const entry of document.field('dataDisclosed').items())
    if (entry.isObject && !entry.isEmpty) disclosed.add(drawDisclosure(draft, entry, controller))
  return disclosed
}

function drawDisclosure(draft: ManifestDraft, entry: Given, controller: Controller): string {
  const named = entry.field('category')
  const name = named.text ?? 'Data without a category'
  const category = draft.record('dataCategories', keyFor(name)).call(cut(name)).named(named)
  category.evidence(named.text === null ? controller.inferred : controller.stated)
  for (const part of entry.field('subcategories').items())
    if (part.text !== null)
      category.element(keyWithin(category.key, part.text), cut(part.text), part, controller.stated)
  const { organization, stated } = controller
  const activity = draft.record('processingActivities', keyWithin(organization.key, name)).evidence(stated)
  activity.call(cut(`${name}: ${organization.key}`))
  activity.row('roles', { organization: organization.key, role: 'CONTROLLER', ...stated })
  for (const purpose of entry.field('purposes').items()) drawPurpose(draft, activity, purpose, controller)
  drawLegalBases(activity, entry.field('legalBases').items(), controller)
  for (const interest of entry.field('legitimateInterests').items()) drawInterest(activity, interest)
  const retention = drawStorage(activity, entry.field('storage'))
  activity.row('data', { dataCategory: category.key, ...(retention && { retention }), ...stated })
  drawRecipients(draft, activity, entry.field('recipients').items(), category.key, controller)
  activity.note('If not provided', entry.field('nonDisclosure').field('consequences'))
  return category.key
}

function drawPurpose(draft: ManifestDraft, activity: ActivityDraft, given: Given, { stated }: Controller): void {
  const [name, description] = given.isObject ? [given.field('purpose'), given.field('description')] : [given, null]
  const said = name.text ?? description?.text
  if (said === null || said === undefined) return
  const purpose = draft.record('purposes', keyFor(said)).call(cut(said)).evidence(stated)
  purpose.named(name)
  if (description) purpose.note(null, description)
  activity.add('purposes', purpose.key)
}

function drawLegalBases(activity: ActivityDraft, given: readonly Given[], { stated }: Controller): void {
  const references = given.map((each) => (each.isObject ? each.field('reference') : each))
  const read = references.map((reference) => ({ reference, ...legalBasesIn(reference.text ?? '') }))
  const known = new Set(read.flatMap(({ keys }) => keys))
  const bases = [...known].filter((key) => !isCondition(key))
  const conditions = [...known].filter(isCondition)
  // A condition stands with a basis; with several of either, the document does not say which with which.
  const isPair = bases.length === 1 && conditions.length === 1
  for (const basis of bases)
    activity.row('legalBases', { basis, ...(isPair && { condition: conditions[0]! }), ...stated })
  for (const { reference, keys, saysMore } of read) {
    const carried = keys.filter((key) => isPair || !isCondition(key))
    for (const key of carried) reference.carry(activity.at, key)
    if (keys.length === 0) activity.keepAsText('Legal basis', reference, 'It is no legal basis that the hub knows')
    else if (carried.length < keys.length)
      activity.keepAsText('Condition', reference, 'It is not stated with which legal basis it stands')
    else if (saysMore) activity.note('Legal basis', reference)
  }
  for (const each of given) if (each.isObject) activity.note('Legal basis', each.field('description'))
}

function drawInterest(activity: ActivityDraft, given: Given): void {
  activity.note('Legitimate interest', given.isObject ? given.field('reasoning') : given)
  if (given.field('exists').isYes) activity.note('Legitimate interests', given.field('exists'))
}
