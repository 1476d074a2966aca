import type { CertificationEntry } from '../manifest.ts'
import { type Drawn, placed, withoutPrefix } from './drawn.ts'
import { type Citing, describe, notStatedLine } from './evidence.ts'
import type { BandwidthInput } from './input.ts'

type Certification = BandwidthInput['certifications'][number]

/** The others are practices that the sources list beside certifications. */
export const isCertification = ({ normalized }: Certification) => normalized !== undefined

/** What the company says it is certified to, in its own writing and in ours. */
export function drawCertifications(input: BandwidthInput, citing: Citing): Drawn<CertificationEntry>[] {
  return placed('certifications', input.certifications).flatMap((certification) => {
    const { normalized } = certification
    if (normalized === undefined) return []
    const standard = standardOf(normalized)
    const claims = placed('transfers', input.transfers).filter(({ mechanismIds }) =>
      mechanismIds.includes(standard.standard),
    )
    const entry: CertificationEntry = {
      name: normalized,
      ...describe(
        ...writingOf(certification),
        ...claims.map(({ name, mechanismStated }) => `${name}: ${mechanismStated}`),
        ...claims.map(({ invalidSince }) => invalidSince && `No valid mechanism since ${invalidSince}`),
        openQuestions(certification),
      ),
      organization: input.organization.id,
      ...standard,
      ...(certification.certificateNumber && { number: certification.certificateNumber }),
      ...(certification.validUntil && { validTo: certification.validUntil }),
      ...citing.evidence(certification),
    }
    return [
      { key: withoutPrefix('cert-', certification.id), entry, from: [certification, ...claims].map(({ at }) => at) },
    ]
  })
}

/** Whether the sources speak of a transfer only because of one of the certifications. */
export const restsOnCertification = ({ mechanismIds }: BandwidthInput['transfers'][number], input: BandwidthInput) =>
  input.certifications.some(({ normalized }) => normalized && mechanismIds.includes(standardOf(normalized).standard))

/** Lists that are transfer mechanisms go by the mechanism's key. */
const mechanismLists = new Map([['EU-US Privacy Shield', 'eu-us-privacy-shield']])

function standardOf(normalized: string): { standard: string; edition?: string } {
  const [, standard, edition] = /^(.+):(\d{4})$/.exec(normalized) ?? []
  if (standard && edition) return { standard, edition }
  return { standard: mechanismLists.get(normalized) ?? normalized }
}

function writingOf(certification: Certification): (string | undefined)[] {
  const { asWritten, normalized, normalizedConfidence, claim, standardStatus, standardStatusFrom } = certification
  const since = standardStatusFrom ? ` since ${standardStatusFrom}` : ''
  return [
    `Written in the source as "${asWritten}", claimed as: ${claim}`,
    normalizedConfidence && `Read here as ${normalized}: ${normalizedConfidence}`,
    standardStatus && `The standard: ${standardStatus}${since}`,
    certification.standardStatusNote &&
      `${certification.standardStatusNote} (${certification.standardStatusSource ?? 'no source'})`,
  ]
}

/** Fields that are null in the input were looked for and not found. */
function openQuestions(certification: Certification): string | null {
  const questions = {
    'certificate number': certification.certificateNumber,
    'valid until': certification.validUntil,
    'report type': certification.reportType,
    period: certification.period,
  }
  return notStatedLine(Object.fromEntries(Object.entries(questions).filter(([, answer]) => answer === null)))
}
