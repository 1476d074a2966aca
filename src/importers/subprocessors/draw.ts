import { isKey } from '../../record/scalars.ts'
import { countriesIn } from '../country-names.ts'
import type { Given } from '../given.ts'
import type { Evidence, OrganizationEntry, ProcessingActivityEntry, SubprocessorEntry } from '../manifest.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { routesIn } from '../mechanism-names.ts'
import { cut, joinKeys, keyFor } from '../names.ts'
import { sourceOf } from '../read-input.ts'
import type { RecordDraft } from '../record-draft.ts'
import { countriesOf, isPlaceholder, type Listed, type ListedRow, nameIn, valuesIn } from './listed.ts'

/** Who engages the subprocessors, and the activity that their services are for. */
export interface Engaging {
  organization: string
  activity: RecordDraft<ProcessingActivityEntry>
}

const stated = ({ file }: Given): Evidence => ({
  source: `Subprocessor list: ${sourceOf({ name: file })}`,
  confidence: 'STATED',
})
const inferred = (given: Given): Evidence => ({ ...stated(given), confidence: 'INFERRED' })

/** A key is that of an organization on record, of which nothing is said anew; a name becomes an organization. */
export function drawEngaging(draft: ManifestDraft, engagedBy: string, listed: readonly Listed[]): Engaging {
  const organization = isKey(engagedBy) ? engagedBy : keyFor(engagedBy)
  const activity = draft.record('processingActivities', joinKeys('subprocessing', organization))
  activity.call(cut(`Services of ${engagedBy} with its subprocessors`))
  for (const { rows } of listed)
    for (const { name } of rows) {
      if (!isKey(engagedBy)) drawPublisher(draft, organization, engagedBy, name)
      activity.evidence(inferred(name))
      activity.row('roles', { organization, role: 'PROCESSOR', ...inferred(name) })
    }
  return { organization, activity }
}

function drawPublisher(draft: ManifestDraft, key: string, name: string, given: Given): void {
  const publisher = draft.record('organizations', key).call(cut(name)).evidence(inferred(given))
  if (!publisher.has('kind')) publisher.set('kind', 'OWN_ENTITY')
}

/** A subprocessor with its organization, its part in the activity, and the route that its transfers are said to take. */
export function drawSubprocessor(draft: ManifestDraft, listed: Listed, engaging: Engaging): void {
  const organization = draft.record('organizations', listed.key)
  const subprocessor = draft.record('subprocessors', joinKeys(engaging.organization, listed.key))
  if (!organization.has('kind')) organization.set('kind', 'VENDOR')
  subprocessor.set('organization', listed.key)
  subprocessor.set('engagedBy', engaging.organization)
  subprocessor.set('status', 'ACTIVE')
  subprocessor.add('activities', engaging.activity.key)
  const services = listed.rows.flatMap(({ cells }) => cells.service).filter(({ text }) => text && !isPlaceholder(text))
  subprocessor.set('service', cut([...new Set(services.map(({ text }) => text!))].sort().join('; ') || 'Not stated'))
  for (const row of listed.rows) drawRow(draft, row, organization, subprocessor, engaging)
}

function drawRow(
  draft: ManifestDraft,
  row: ListedRow,
  organization: RecordDraft<OrganizationEntry>,
  subprocessor: RecordDraft<SubprocessorEntry>,
  engaging: Engaging,
): void {
  const { name, cells } = row
  organization.named(name, nameIn(name)).evidence(stated(name))
  subprocessor.named(name, nameIn(name)).evidence(stated(name))
  for (const cell of cells.service) subprocessor.note('Service', cell)
  for (const cell of cells.website) organization.note('Website', cell)
  for (const cell of cells.seat) drawSeat(organization, cell)
  for (const cell of row.others) subprocessor.note(String(cell.step), cell)
  subprocessor.note('Listed under', row.title)
  for (const cell of cells.location) drawLocation(subprocessor, cell)
  const dataCategories = drawData(draft, cells.data, subprocessor, engaging)
  drawFlows(row, organization.key, dataCategories, engaging)
  for (const cell of cells.mechanism) drawSafeguards(draft, cell, organization.key, subprocessor, engaging)
}

function drawSeat(organization: RecordDraft<OrganizationEntry>, cell: Given): void {
  const { countries } = countriesIn(cell.text ?? '')
  if (countries.length === 1) organization.set('country', countries[0]!)
  organization.note('Seat', cell)
  if (countries.length !== 1 && cell.text && !isPlaceholder(cell.text)) cell.leave('It names no single country')
}

/** The countries that a cell names; what names none, such as "EU" or "worldwide", is told and reported. */
function drawLocation(subprocessor: RecordDraft<SubprocessorEntry>, cell: Given): void {
  if (cell.text === null) return
  const { countries, other } = countriesIn(cell.text)
  for (const country of countries) subprocessor.add('countries', country)
  subprocessor.note('Location', cell)
  const open = other.filter((place) => !isPlaceholder(place))
  if (open.length > 0) cell.leave(`It is not carried as a country: ${cut(open.join(', '), 200)}`)
}

function drawData(
  draft: ManifestDraft,
  cells: readonly Given[],
  subprocessor: RecordDraft<SubprocessorEntry>,
  engaging: Engaging,
) {
  const values = valuesIn(cells)
  for (const cell of cells) subprocessor.note('Data', cell)
  const keys = values.map(({ value, given }) => {
    const category = draft.record('dataCategories', keyFor(value)).call(cut(value)).evidence(stated(given))
    subprocessor.add('dataCategories', category.key)
    return category.key
  })
  return keys.length > 0 ? keys : [notStated(draft, engaging)]
}

/** That personal data goes to a subprocessor is what makes it one, whether or not the list says which. */
function notStated(draft: ManifestDraft, { organization }: Engaging): string {
  const category = draft.record('dataCategories', joinKeys('data-not-stated', organization))
  return category.call(cut(`Personal data of customers of ${organization} (which is not stated)`)).evidence({
    source: 'Subprocessor list',
    confidence: 'INFERRED',
  }).key
}

function drawFlows(
  { name, cells }: ListedRow,
  importer: string,
  dataCategories: string[],
  { organization, activity }: Engaging,
): void {
  activity.row('roles', { organization: importer, role: 'SUBPROCESSOR', onBehalfOf: organization, ...stated(name) })
  for (const dataCategory of dataCategories) activity.row('data', { dataCategory, ...inferred(name) })
  const countries: (string | undefined)[] = countriesOf(cells.location)
  for (const toCountry of countries.length > 0 ? countries : [undefined])
    activity.row('flows', {
      from: { organization },
      to: { organization: importer },
      kind: 'PROCESSING',
      dataCategories,
      ...(toCountry && { toCountry }),
      ...inferred(name),
    })
}

/** Clauses between a processor and its subprocessor are of module 3; a list does not say so, and it is only inferred. */
const mechanisms: Record<string, string> = { scc: 'eu-scc-2021-m3', bcr: 'bcr-p' }

function drawSafeguards(
  draft: ManifestDraft,
  cell: Given,
  importer: string,
  subprocessor: RecordDraft<SubprocessorEntry>,
  { organization }: Engaging,
): void {
  if (cell.text === null) return
  const routes = routesIn(cell.text)
  for (const route of routes) {
    const mechanism = mechanisms[route] ?? route
    const safeguard = draft.record('safeguards', joinKeys(organization, importer, mechanism)).evidence(inferred(cell))
    safeguard.set('exporter', organization)
    safeguard.set('importer', importer)
    safeguard.set('mechanism', mechanism)
    safeguard.note('As listed', cell)
  }
  if (routes.length > 0) return
  if (isPlaceholder(cell.text)) subprocessor.note(String(cell.step), cell)
  else subprocessor.keepAsText(String(cell.step), cell, 'It names no mechanism that the hub knows')
}
