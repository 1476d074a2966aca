import { durationOf } from '../durations.ts'
import type { Given } from '../given.ts'
import type { LegalBasisRow, ProcessingActivityEntry, SystemEntry } from '../manifest.ts'
import { keyFor, keyWithin } from '../names.ts'
import type { RecordDraft } from '../record-draft.ts'
import { inferred, stated } from './evidence.ts'
import { datasetKey, type FidesDraft } from './fides-draft.ts'
import { drawFlows } from './flows.ts'
import { conditionOf, legalBases } from './legal-bases.ts'
import { drawRoles } from './roles.ts'
import { drawThirdParties } from './third-parties.ts'

export type ActivityDraft = RecordDraft<ProcessingActivityEntry>
export type SystemDraft = RecordDraft<SystemEntry>

/** A privacy declaration with the processing activity that it becomes. */
export interface Declared {
  declaration: Given
  activity: ActivityDraft
  categories: string[]
  subjects: string[]
}

/** The privacy declarations of a system: each says for what it uses which data of whom, and so is an activity. */
export function drawDeclarations(draft: FidesDraft, system: Given, record: SystemDraft, operator: string | null): void {
  const declarations = system
    .field('privacy_declarations')
    .items()
    .filter(({ isObject }) => isObject)
  const declared = declarations.map((declaration) => drawDeclaration(draft, declaration, declarations, record))
  for (const dataset of system.field('dataset_references').items())
    if (dataset.text !== null) for (const { activity } of declared) useDataset(draft, activity, dataset)
  drawRoles(draft, system, declared, operator)
  drawFlows(draft, system, record, declared)
  for (const each of declared) drawThirdParties(draft, record, each)
}

function drawDeclaration(draft: FidesDraft, declaration: Given, all: readonly Given[], system: SystemDraft): Declared {
  const use = declaration.field('data_use')
  const name = declaration.field('name')
  const activity = draft.record('processingActivities', keyOf(declaration, all, system)).evidence(stated(declaration))
  activity.call(`${use.text ?? 'Undeclared use'} in ${system.key}`).named(name)
  activity.add('systems', system.key)
  const purpose = use.text === null ? null : draft.uses.mention(use.text, inferred(use)).key
  if (purpose) activity.add('purposes', purpose, use)
  const categories = draft.categoriesIn(declaration.field('data_categories'), activity.at)
  for (const category of categories) system.add('dataCategories', category)
  const subjects = subjectsIn(draft, declaration.field('data_subjects'), activity)
  drawData(activity, declaration, categories, subjects)
  if (purpose) drawLegalBasis(activity, declaration, purpose)
  for (const dataset of declaration.field('dataset_references').items()) useDataset(draft, activity, dataset)
  for (const feature of declaration.field('features').items()) activity.note('Feature', feature)
  activity.note('Data qualifier', declaration.field('data_qualifier'))
  activity.note('Impact assessment', declaration.field('impact_assessment_location'))
  return { declaration, activity, categories, subjects }
}

/** The system and the use name an activity; where a system declares a use several times, so does the declaration's name. */
function keyOf(declaration: Given, all: readonly Given[], system: SystemDraft): string {
  const useOf = (given: Given) => given.field('data_use').text ?? 'undeclared'
  const use = useOf(declaration)
  const key = keyWithin(system.key, use)
  const name = declaration.field('name').text
  const isOneOfSeveral = all.filter((each) => keyFor(useOf(each)) === keyFor(use)).length > 1
  return isOneOfSeveral && name !== null ? keyWithin(key, name) : key
}

function subjectsIn(draft: FidesDraft, list: Given, activity: ActivityDraft): string[] {
  return list.items().flatMap((given) => {
    if (given.text === null) return []
    const { key } = draft.subject(given.text, inferred(given))
    given.carry(activity.at, key)
    return [key]
  })
}

const mostRows = 10_000

/** Which data, and about whom: Fides says both of the whole declaration, so that each stands with each. */
function drawData(activity: ActivityDraft, declaration: Given, categories: string[], subjects: string[]): void {
  const retention = retentionOf(declaration.field('retention_period'), activity, categories)
  const about = subjects.length > 0 && subjects.length * categories.length <= mostRows ? subjects : [undefined]
  for (const dataCategory of categories)
    for (const dataSubjectCategory of about)
      activity.row('data', {
        dataCategory,
        ...(dataSubjectCategory && { dataSubjectCategory }),
        ...retention,
        ...stated(declaration),
      })
  if (about[0] === undefined || categories.length === 0)
    for (const subject of declaration.field('data_subjects').items()) activity.note('About', subject)
}

function retentionOf(given: Given, activity: ActivityDraft, categories: readonly string[]) {
  activity.note('Retention', given)
  const period = given.text === null ? null : durationOf(given.text)
  return period === null || categories.length === 0 ? {} : { retention: { period } }
}

function drawLegalBasis(activity: ActivityDraft, declaration: Given, purpose: string): void {
  const legalBasis = declaration.field('legal_basis_for_processing')
  const special = declaration.field('special_category_legal_basis')
  const basis = legalBases.get(legalBasis.text?.toLowerCase() ?? '')
  if (basis === undefined) {
    activity.keepAsText('Legal basis', legalBasis, 'It is no legal basis that Fides knows')
    activity.keepAsText(
      'Condition for special categories',
      special,
      'It stands with a legal basis, and none is declared',
    )
    return
  }
  const condition = special.text === null ? null : conditionOf(special.text)
  const row: LegalBasisRow = { basis, purpose, ...(condition && { condition }), ...stated(declaration) }
  activity.row('legalBases', row)
  legalBasis.carry(activity.at, basis)
  if (condition) special.carry(activity.at, condition)
  else activity.keepAsText('Condition for special categories', special, 'It is no condition that Fides knows')
  if (declaration.field('processes_special_category_data').isYes)
    activity.note('Special categories of data', declaration.field('processes_special_category_data'))
}

function useDataset(draft: FidesDraft, activity: ActivityDraft, dataset: Given): void {
  if (dataset.text === null) return
  activity.add('systems', draft.system(datasetKey(dataset.text), dataset.text, dataset).key, dataset)
}
