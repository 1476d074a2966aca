import { z } from 'zod'
import { country, day, fact, facts, id, notStated, sourced, text } from './input-facts.ts'
import { looseEnds } from './input-references.ts'

const organization = fact({
  name: text,
  tradeName: text,
  address: text,
  country,
  region: text,
  legalForm: sourced(text),
  formerNames: z.array(sourced(text)),
  industry: sourced(text),
  employeesTerm: sourced(text),
  dpo: notStated,
  euRepresentative: notStated,
  ukRepresentative: notStated,
  dpvIri: text.nullable(),
})

const affiliate = fact({
  name: text,
  country: country.nullable(),
  relation: text,
  since: day.optional(),
  note: text.optional(),
  refersTo: text.optional(),
})

const dataSubject = fact({ name: text, typeId: text, dpvIri: text.nullable(), note: text.optional() })

const dataCategory = fact({
  name: text,
  definedIn: text.optional(),
  role: z.enum(['controller', 'processor']),
  dataSubjects: z.array(text),
  dataSubjectsConfidence: z.enum(['stated', 'inferred']).optional(),
  dpvIri: text.nullable(),
  elements: facts(fact({ name: text, categoryId: text.nullable(), dpvIri: text.nullable() })),
  note: text.optional(),
})

const purpose = fact({ name: text, dpvIri: text.nullable(), dpvMatch: text.nullable(), note: text.optional() })

const processingActivity = fact({
  name: text,
  dataCategory: text,
  purposes: z.array(text),
  role: z.enum(['controller', 'processor']),
  legalBasis: facts(fact({ note: text.optional() })),
  extraRegime: text.optional(),
  note: text.optional(),
})

const contract = fact({
  name: text,
  url: text.optional(),
  note: text.optional(),
  offeredTo: text.optional(),
  contains: z.array(text).optional(),
  effective: sourced(day).optional(),
  parties: sourced(text).optional(),
  attachesTo: sourced(z.array(text)).optional(),
  changeNoticeDays: z.int().nonnegative().optional(),
})

const transfer = fact({
  name: text,
  mechanismIds: z.array(text),
  mechanismStated: text.nullable(),
  moduleConfidence: text.optional(),
  exporterCountry: notStated.optional(),
  importerCountry: country.nullable().optional(),
  importerCountryNote: text.optional(),
  tiaId: text.nullable().optional(),
  usableAsBasis: z.boolean().optional(),
  usableAsBasisSource: text.optional(),
  invalidSince: day.optional(),
  note: text.optional(),
})

/** An assessment has a scope; the others are documents and what they say. */
const tia = fact({
  name: text.optional(),
  text: text.optional(),
  scope: text.optional(),
  basis: text.optional(),
  date: day.nullable().optional(),
  outcome: notStated.optional(),
  nextReview: day.nullable().optional(),
  supplementaryMeasures: notStated.optional(),
  url: text.optional(),
  audience: text.optional(),
})

/** A certification has a normalized name; the others are practices that the sources list beside them. */
const certification = fact({
  asWritten: text,
  normalized: text.optional(),
  normalizedConfidence: text.optional(),
  claim: text,
  standardStatus: text.optional(),
  standardStatusFrom: day.optional(),
  standardStatusNote: text.optional(),
  standardStatusSource: text.optional(),
  certificateNumber: text.nullable().optional(),
  validUntil: day.nullable().optional(),
  reportType: text.nullable().optional(),
  period: text.nullable().optional(),
  frequency: text.optional(),
  flags: z.array(text).optional(),
})

const securityMeasure = fact({ text, headingIds: z.array(text).nullable(), url: text.optional() })

const subprocessors = z.looseObject({
  statements: facts(fact({ text, url: notStated.optional() })),
  list: z.array(z.json()).max(0, 'has named subprocessors, which this importer cannot carry yet'),
})

/** The whole input. Sections that no record type can hold are taken as they are and listed as not carried. */
export const bandwidthInput = z
  .strictObject({
    meta: z.looseObject({ asOf: day }),
    sources: facts(z.strictObject({ id, name: text, url: z.url().nullable(), kind: text, read: text.optional() })),
    organization,
    affiliates: facts(affiliate),
    dataSubjects: facts(dataSubject),
    dataCategories: facts(dataCategory),
    purposes: facts(purpose),
    processingActivities: facts(processingActivity),
    roles: facts(fact({ role: z.enum(['controller', 'processor']), scope: text, dpvIri: text.nullable() })),
    regulations: z.array(z.json()),
    contracts: facts(contract),
    subprocessors,
    transfers: facts(transfer),
    tia: facts(tia),
    certifications: facts(certification),
    securityMeasures: facts(securityMeasure),
    training: z.json(),
    vendorApproval: z.json(),
    dsr: z.json(),
    governmentRequests: z.json(),
    expectedFindings: z.json(),
  })
  .check(({ value, issues }) => {
    for (const looseEnd of looseEnds(value)) issues.push({ code: 'custom', input: value, ...looseEnd })
  })

export type BandwidthInput = z.infer<typeof bandwidthInput>
export type InputFact = Pick<BandwidthInput['organization'], 'source' | 'confidence'>
