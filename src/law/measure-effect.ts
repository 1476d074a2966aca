import type { AssessedMeasure, AssessmentInputs } from './assessment-score.ts'
import { MeasureKind, useCases } from './use-cases.ts'
import { listed } from './words.ts'

interface Effect {
  /** The steps by which the measures lower the risk; null where that cannot be told. */
  lowersBy: number | null
  message: string
  missing: string[]
}

/**
 * A technical measure that was found effective for the use case takes the whole risk away; contractual and
 * organisational measures lower it by one step, however many there are. Where importers need the data in the clear (use
 * cases 6 and 7), they do not take the last step away: they bind the importer, and not the authorities.
 */
export function effectOf({ measures, useCase }: AssessmentInputs, risk: number): Effect {
  const known = (lowersBy: number, message: string): Effect => ({ lowersBy, message, missing: [] })
  if (risk === 0) return known(0, 'There is no risk that measures would have to lower.')
  if (measures.length === 0) return known(0, 'No measures are named that could lower it.')
  const stopping = measures.filter((measure) => serves(measure, useCase) && measure.effective === true)
  if (stopping.length > 0) {
    const which = `${namesOf(stopping)} ${stopping.length > 1 ? 'are' : 'is'} technical and found effective`
    return known(risk, `Measures lower it by ${risk}, to nothing: ${which} for ${caseWords(useCase!)}.`)
  }
  const complementing = measures.filter(complements)
  const mayTakeLastStep = risk === 1 && complementing.length > 0
  const missing = measures.flatMap((measure) => missingOf(measure, useCase))
  if (mayTakeLastStep && useCase === null) missing.push('useCase')
  if (missing.length > 0) {
    return {
      lowersBy: null,
      message: 'What the measures do cannot be told while it is not stated what they are and what they serve.',
      missing: [...new Set(missing)].sort(),
    }
  }
  const lowersBy = complementing.length === 0 || (mayTakeLastStep && isInTheClear(useCase)) ? 0 : 1
  return known(
    lowersBy,
    [whatComplementsDo(complementing, lowersBy), whyTechnicalOnesDoNot(measures, useCase)].filter(Boolean).join(' '),
  )
}

function whatComplementsDo(complementing: readonly AssessedMeasure[], lowersBy: number): string {
  if (complementing.length === 0) return 'Measures lower it by 0.'
  const what = `${namesOf(complementing)} ${complementing.length > 1 ? 'are' : 'is'} contractual or organisational`
  return lowersBy > 0
    ? `Measures lower it by 1: ${what}, and such measures lower it by one step at most.`
    : `Measures lower it by 0: ${what}, and such measures alone do not keep authorities out, so they do not take the last step away.`
}

const isInTheClear = (useCase: AssessmentInputs['useCase']): boolean => useCase !== null && !useCases[useCase].effective

const serves = ({ kind, useCases: served }: AssessedMeasure, useCase: AssessmentInputs['useCase']): boolean =>
  kind === MeasureKind.TECHNICAL && useCase !== null && useCases[useCase].effective && served.includes(useCase)

const complements = ({ kind, effective }: AssessedMeasure): boolean =>
  (kind === MeasureKind.CONTRACTUAL || kind === MeasureKind.ORGANISATIONAL) && effective !== false

/** What must be known of a measure before it can be said to have no more effect than it has. */
function missingOf(measure: AssessedMeasure, useCase: AssessmentInputs['useCase']): string[] {
  const { key, kind, useCases: served, effective } = measure
  if (kind === null) return [`supplementaryMeasures.${key}.kind`]
  if (kind === MeasureKind.TECHNICAL && served.length > 0 && useCase === null) return ['useCase']
  return serves(measure, useCase) && effective === null ? [`supplementaryMeasures.${key}.effective`] : []
}

function whyTechnicalOnesDoNot(measures: readonly AssessedMeasure[], useCase: AssessmentInputs['useCase']): string {
  const technical = measures.filter(({ kind }) => kind === MeasureKind.TECHNICAL)
  if (useCase !== null && isInTheClear(useCase))
    return `In ${caseWords(useCase)}, no effective technical measure is known.`
  if (technical.length === 0) return ''
  const served = useCase === null ? 'serves no use case' : `does not keep authorities out in ${caseWords(useCase)}`
  return `What is technical (${namesOf(technical)}) ${served}.`
}

const caseWords = (useCase: NonNullable<AssessmentInputs['useCase']>): string =>
  `use case ${useCases[useCase].number}, ${useCases[useCase].words}`

const namesOf = (measures: readonly AssessedMeasure[]): string => listed(measures.map(({ key }) => key).sort())
