import { drawAgreements } from './bandwidth/agreements.ts'
import { drawCertifications } from './bandwidth/certifications.ts'
import { drawDataCategories, drawDataSubjectCategories } from './bandwidth/data-categories.ts'
import type { Drawn } from './bandwidth/drawn.ts'
import { citing as citingSources } from './bandwidth/evidence.ts'
import { type BandwidthInput, bandwidthInput } from './bandwidth/input.ts'
import { listNotCarried } from './bandwidth/not-carried.ts'
import { drawOrganizations } from './bandwidth/organizations.ts'
import { drawProcessingActivities } from './bandwidth/processing-activities.ts'
import { drawPurposes } from './bandwidth/purposes.ts'
import { drawSafeguards } from './bandwidth/safeguards.ts'
import { drawSecurityMeasures } from './bandwidth/security-measures.ts'
import { drawAssessments } from './bandwidth/transfer-impact-assessments.ts'
import type { Imported } from './imported.ts'
import { ImportInputError, problemsOf } from './input-error.ts'
import type { Manifest, Section, Sections } from './manifest.ts'
import type { Data } from './read-data.ts'

/** What it carries is told fact by fact: `affiliates[0]` became `organizations.voxbone-sa`. */
export interface BandwidthImport extends Imported {
  manifest: Manifest & Omit<Sections, 'systems' | 'subprocessors'>
}

/**
 * Reads the facts gathered from Bandwidth's public pages into a manifest. What the sources say is STATED and what we
 * read into them is INFERRED; what they do not say is left out. The same input always gives the same manifest.
 * Throws an `ImportInputError` that names everything wrong with the input.
 */
export function importBandwidth(input: unknown, placeOf?: Data['placeOf']): BandwidthImport {
  const checked = bandwidthInput.safeParse(input)
  if (!checked.success) throw new ImportInputError('bandwidth.json', problemsOf(checked.error, placeOf))
  const drawn = drawAll(checked.data)
  return {
    manifest: {
      ropewalk: 1,
      manifest: 'bandwidth',
      organizations: section(drawn.organizations),
      dataSubjectCategories: section(drawn.dataSubjectCategories),
      dataCategories: section(drawn.dataCategories),
      purposes: section(drawn.purposes),
      securityMeasures: section(drawn.securityMeasures),
      agreements: section(drawn.agreements),
      certifications: section(drawn.certifications),
      processingActivities: section(drawn.processingActivities),
      safeguards: section(drawn.safeguards),
      transferImpactAssessments: section(drawn.transferImpactAssessments),
    },
    carried: Object.entries(drawn).flatMap(([name, records]) =>
      records.flatMap(({ key, from }) => from.map((path) => ({ path, to: `${name}.${key}` }))),
    ),
    notCarried: listNotCarried(checked.data),
  }
}

function drawAll(input: BandwidthInput) {
  const citing = citingSources(input.sources)
  return {
    organizations: drawOrganizations(input, citing),
    dataSubjectCategories: drawDataSubjectCategories(input, citing),
    dataCategories: drawDataCategories(input, citing),
    purposes: drawPurposes(input, citing),
    securityMeasures: drawSecurityMeasures(input, citing),
    agreements: drawAgreements(input, citing),
    certifications: drawCertifications(input, citing),
    processingActivities: drawProcessingActivities(input, citing),
    safeguards: drawSafeguards(input, citing),
    transferImpactAssessments: drawAssessments(input, citing),
  }
}

const section = <E>(records: readonly Drawn<E>[]): Section<E> =>
  Object.fromEntries(records.map(({ key, entry }) => [key, entry]))
