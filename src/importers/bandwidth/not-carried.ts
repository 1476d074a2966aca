import type { NotCarried } from '../imported.ts'
import { writePath } from '../input-error.ts'
import { isCertification, restsOnCertification } from './certifications.ts'
import { placed } from './drawn.ts'
import type { BandwidthInput } from './input.ts'
import { objectsWithin } from './objects-within.ts'
import { isAssessment } from './transfer-impact-assessments.ts'

/** Everything in the input that does not arrive in the manifest, and why: whole sections, facts, and fields of facts. */
export const listNotCarried = (input: BandwidthInput): NotCarried[] => [
  ...unheldSections.flatMap(({ section, what, why }) => listSection(input, section, what, why)),
  ...unheldTransfers(input),
  ...placed('tia', input.tia)
    .filter((entry) => !isAssessment(entry))
    .map((entry) =>
      left(entry, 'A document for others who assess, and what it says; there is no record type for documents yet'),
    ),
  ...placed('certifications', input.certifications)
    .filter((entry) => !isCertification(entry))
    .map((entry) => left(entry, 'A practice, no certification; it stands among the security measures')),
  ...unheldFields,
]

const unheldSections: { section: keyof BandwidthInput; what: string; why: string }[] = [
  { section: 'meta', what: 'What the input says of itself', why: 'It is about the file, not about the company' },
  {
    section: 'sources',
    what: 'How each source was read',
    why: 'Records name their source by its address, or by its name where it has none; there is no record type for sources',
  },
  {
    section: 'regulations',
    what: 'Regulations that the programme follows or trains on',
    why: 'The sources tie none of them to a processing activity, and that is where the manifest has a place for them',
  },
  {
    section: 'subprocessors',
    what: 'Statements on subprocessors',
    why: "A subprocessor is a named organization, and the sources name none; the organization's description says that they are used",
  },
  { section: 'training', what: 'Training', why: 'There is no record type for training yet' },
  {
    section: 'vendorApproval',
    what: 'Approval of vendors',
    why: 'Approvals are kept with subprocessors, and none is named; there is no record type for the procedure yet',
  },
  {
    section: 'dsr',
    what: 'Requests of data subjects',
    why: 'There is no record type for request channels and their deadlines yet',
  },
  {
    section: 'governmentRequests',
    what: 'Requests of governments, and the report on them',
    why: 'There is no record type for government requests and transparency reports yet',
  },
  {
    section: 'expectedFindings',
    what: 'Findings that the input expects',
    why: "The hub's rules make findings; they are never imported",
  },
]

function listSection(input: BandwidthInput, section: keyof BandwidthInput, what: string, why: string): NotCarried[] {
  const facts = [...objectsWithin(input[section], [section])].filter(({ object }) => typeof object.id === 'string')
  const whole = facts.some(({ path }) => path.length === 1) ? [] : [{ path: section, what, why }]
  return [...whole, ...facts.map(({ path, object }) => ({ path: writePath(path), what: labelOf(object), why }))]
}

function unheldTransfers(input: BandwidthInput): NotCarried[] {
  const reasons = new Map([
    [
      'tr-customers',
      'A safeguard has an exporter and an importer, and the sources do not say which of customer and company is which; the description of the agreement says that clauses are in it',
    ],
    [
      'tr-dpf',
      "Whether the company takes part is not known, and a certification would say that it does; the organization's description says so",
    ],
  ])
  return placed('transfers', input.transfers).flatMap((transfer) => {
    if (transfer.tiaId || restsOnCertification(transfer, input)) return []
    return [left(transfer, reasons.get(transfer.id) ?? 'The sources do not say who sends to whom')]
  })
}

const unheldFields: NotCarried[] = [
  {
    path: 'organization.dpvIri',
    what: "The vocabulary's term for an organization",
    why: 'It is the same for every organization',
  },
  {
    path: 'dataSubjects[*].typeId',
    what: 'The entry of the reference list',
    why: 'Data subject categories have the term of the Data Privacy Vocabulary, and no field for the reference list',
  },
  {
    path: 'dataCategories[*].elements[*].categoryId',
    what: 'The entry of the reference list',
    why: 'Data elements have the term of the Data Privacy Vocabulary, and no field for the reference list',
  },
  {
    path: 'roles[*].dpvIri',
    what: "The vocabulary's term for a role",
    why: 'It is the same for every role of the kind',
  },
  {
    path: 'transfers[*].usableAsBasis',
    what: 'Whether the mechanism can be relied on',
    why: 'The hub computes it from dated law',
  },
  {
    path: 'transfers[*].usableAsBasisSource',
    what: 'Where that is taken from',
    why: 'The hub computes it from dated law',
  },
  {
    path: 'certifications[*].flags',
    what: 'Marks such as WITHDRAWN_EDITION',
    why: "The hub's rules make findings; they are never imported",
  },
]

const left = (fact: { at: string }, why: string): NotCarried => ({ path: fact.at, what: labelOf(fact), why })

function labelOf(fact: object): string {
  const { name, text, asWritten, regulationId, how, process, publishedIn, what, id } = fact as Record<string, unknown>
  const regulation = how ? [regulationId, how].filter(Boolean).join(': ') : undefined
  return String(name ?? text ?? asWritten ?? regulation ?? process ?? publishedIn ?? what ?? id)
}
