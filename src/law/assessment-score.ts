import { effectOf } from './measure-effect.ts'
import type { MeasureKind, UseCase } from './use-cases.ts'
import { listed } from './words.ts'

/** The four European Essential Guarantees, EDPB Recommendations 02/2020, in their order. */
export const guaranteeWords = {
  clearRules: 'A clear rules',
  necessity: 'B necessity and proportionality',
  oversight: 'C independent oversight',
  remedies: 'D effective remedies',
} as const
export type Guarantee = keyof typeof guaranteeWords

export interface AssessedMeasure {
  key: string
  kind: MeasureKind | null
  useCases: readonly UseCase[]
  /** Whether it was found to keep authorities out; null: nobody has judged that. */
  effective: boolean | null
}

/** What people put down in an assessment. Scores go from 0 (no concern) to 4; null: not stated. */
export interface AssessmentInputs {
  guarantees: Readonly<Record<Guarantee, number | null>>
  practice: number | null
  data: number | null
  useCase: UseCase | null
  measures: readonly AssessedMeasure[]
}

export enum StepName {
  GUARANTEES = 'GUARANTEES',
  PRACTICE = 'PRACTICE',
  DATA = 'DATA',
  RISK = 'RISK',
  MEASURES = 'MEASURES',
  RESIDUAL_RISK = 'RESIDUAL_RISK',
}

/** One step of the arithmetic: what it came to, and how. */
export interface Step {
  name: StepName
  /** Null where an input is missing. */
  value: number | null
  message: string
  legalReference: string | null
}

export interface ComputedAssessment {
  outcome: 'PROCEED' | 'PROCEED_WITH_MEASURES' | 'SUSPEND' | 'UNDETERMINED'
  /** The risk that is left, 0 to 4; null where an input is missing. */
  score: number | null
  steps: Step[]
  /** The inputs without which there is no answer, in the words of a manifest. */
  missing: string[]
}

export const highestScore = 4
/** Products go up to 64; in steps of 16 the risk has the scale of what it is made of. */
const productsInStep = 16

/** What an assessment comes to by its own inputs, with the arithmetic. It depends on nothing but its argument. */
export function computeAssessment(inputs: AssessmentInputs): ComputedAssessment {
  const missing: string[] = []
  const law = guaranteesStep(inputs, missing)
  const practice = scoreStep(StepName.PRACTICE, inputs.practice, 'practice.score', missing)
  const data = scoreStep(StepName.DATA, inputs.data, 'data.score', missing)
  const steps = [law, practice, data]
  if (missing.length > 0) return { outcome: 'UNDETERMINED', score: null, steps, missing }

  const risk = riskStep(law.value!, practice.value!, data.value!)
  const { lowersBy, message, missing: open } = effectOf(inputs, risk.value!)
  const measures: Step = {
    name: StepName.MEASURES,
    value: lowersBy,
    message,
    legalReference: 'EDPB Recommendations 01/2020, step 4 and Annex 2',
  }
  if (lowersBy === null)
    return { outcome: 'UNDETERMINED', score: null, steps: [...steps, risk, measures], missing: open }
  const residual = residualStep(risk.value!, lowersBy)
  const score = residual.value!
  const outcome = score > 0 ? 'SUSPEND' : inputs.measures.length > 0 ? 'PROCEED_WITH_MEASURES' : 'PROCEED'
  return { outcome, score, steps: [...steps, risk, measures, residual], missing }
}

/** Whether anything of the arithmetic was put down. */
export const hasAnyScore = ({ guarantees, practice, data }: AssessmentInputs): boolean =>
  [...Object.values(guarantees), practice, data].some((score) => score !== null)

function guaranteesStep({ guarantees }: AssessmentInputs, missing: string[]): Step {
  const names = Object.keys(guaranteeWords) as Guarantee[]
  const open = names.filter((name) => guarantees[name] === null)
  missing.push(...open.map((name) => `guarantees.${name}.score`))
  const value = open.length > 0 ? null : Math.max(...names.map((name) => guarantees[name]!))
  const scores = listed(names.map((name) => `${guaranteeWords[name]} ${guarantees[name] ?? 'not scored'}`))
  const message =
    value === null
      ? `The law of the destination is the worst of its four guarantees, and not all are scored: ${scores}.`
      : `The law of the destination is ${value}, the worst of its four guarantees: ${scores} (0: given, 4: absent).`
  return { name: StepName.GUARANTEES, value, message, legalReference: 'EDPB Recommendations 02/2020' }
}

const scoreWords = {
  [StepName.PRACTICE]: ['How likely authorities are to reach the data', '0: ruled out, 4: to be expected'],
  [StepName.DATA]: ['How sensitive the data are, and how readable for who gets at them', '0: of no use, 4: most'],
} as const

function scoreStep(
  name: StepName.PRACTICE | StepName.DATA,
  value: number | null,
  field: string,
  missing: string[],
): Step {
  const [what, scale] = scoreWords[name]
  if (value === null) missing.push(field)
  const message = value === null ? `${what} is not scored.` : `${what} is ${value} (${scale}).`
  return { name, value, message, legalReference: 'EDPB Recommendations 01/2020, step 3; clause 14(b)' }
}

function riskStep(law: number, practice: number, data: number): Step {
  const product = law * practice * data
  const value = Math.ceil(product / productsInStep)
  return {
    name: StepName.RISK,
    value,
    message: `The risk is ${law} × ${practice} × ${data} = ${product} of 64; in steps of ${productsInStep}, rounded up: ${value} of ${highestScore}.`,
    legalReference: null,
  }
}

function residualStep(risk: number, lowersBy: number): Step {
  const value = Math.max(0, risk - lowersBy)
  const said =
    value === 0
      ? 'Nothing is left: the transfer may go on.'
      : 'Some is left: it may not go on, unless someone who answers for it gives a reason.'
  return {
    name: StepName.RESIDUAL_RISK,
    value,
    message: `The risk that is left is ${risk} − ${lowersBy} = ${value}. ${said}`,
    legalReference: 'Clause 14(f); CJEU C-311/18',
  }
}
