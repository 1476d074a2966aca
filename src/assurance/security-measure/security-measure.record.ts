import { effectiveUseCases, MeasureKind, UseCase } from '../../law/use-cases.ts'
import { defineRecord, setPart } from '../../record/record-spec.ts'
import { choice, flag } from '../../record/scalars.ts'
import { list, optional } from '../../record/shape.ts'
import { measureUseCases, securityMeasures } from './security-measure.table.ts'

/** Only a technical measure can keep authorities out of a use case. */
function onlyTechnicalOnesServe({ kind, useCases = [] }: { kind?: MeasureKind | null; useCases?: readonly UseCase[] }) {
  if (useCases.length === 0 || !kind || kind === MeasureKind.TECHNICAL) return null
  return {
    field: 'useCases',
    problem: `A measure that is ${kind} keeps authorities out of no use case: it complements those that are technical.`,
    remedy: `Leave useCases out, or write kind: ${MeasureKind.TECHNICAL}.`,
  }
}

export const securityMeasureRecord = defineRecord({
  typename: 'SecurityMeasure',
  section: 'securityMeasures',
  table: securityMeasures,
  fields: {
    kind: optional(choice(MeasureKind)),
    supplementary: optional(flag, false),
    effective: optional(flag),
    useCases: optional(list(choice(Object.fromEntries(effectiveUseCases.map((each) => [each, each])), UseCase))),
  },
  parts: { useCases: setPart(measureUseCases, 'securityMeasure', 'useCase') },
  together: onlyTechnicalOnesServe,
})
