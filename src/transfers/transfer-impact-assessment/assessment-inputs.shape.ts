import type { AssessedMeasure, AssessmentInputs, Guarantee } from '../../law/assessment-score.ts'
import { guaranteeWords, highestScore } from '../../law/assessment-score.ts'
import { agree, DataFormat, UseCase, useCases } from '../../law/use-cases.ts'
import type { Entry } from '../../record/record-spec.ts'
import { choice, day, flag, text, wholeNumber } from '../../record/scalars.ts'
import { type Fault, type Field, group, optional, typed } from '../../record/shape.ts'

export enum TransferFrequency {
  ONE_OFF = 'ONE_OFF',
  CONTINUOUS = 'CONTINUOUS',
}

/** From 0, no concern, to 4. */
const score = wholeNumber(0, highestScore)
const note = text(10_000)

const data = typed(
  'AssessedData',
  group({
    volume: optional(text(500)),
    frequency: optional(choice(TransferFrequency)),
    format: optional(choice(DataFormat)),
    score: optional(score),
    note: optional(note),
  }),
)

const recipient = typed(
  'AssessedRecipient',
  group({ sector: optional(text(500)), exposed: optional(flag), note: optional(note) }),
)

const guarantee = typed('EssentialGuarantee', group({ score: optional(score), note: optional(note) }))

const guarantees = typed(
  'EssentialGuarantees',
  group(Object.fromEntries(Object.keys(guaranteeWords).map((name) => [name, optional(guarantee)]))),
)

const count = wholeNumber(0, 1_000_000_000)
const requests = typed(
  'AccessRequests',
  group(
    { received: optional(count), complied: optional(count), from: optional(day), to: optional(day) },
    countedSoundly,
  ),
)

interface Requests {
  received?: number | null
  complied?: number | null
  from?: string | null
  to?: string | null
}

function countedSoundly({ received, complied, from, to }: Requests): Fault | null {
  if (typeof received === 'number' && typeof complied === 'number' && received < complied)
    return {
      field: 'complied',
      problem: `More requests were complied with (${complied}) than received (${received}).`,
      remedy: 'Count those that were complied with among those received.',
    }
  if (from && to && to < from)
    return {
      field: 'to',
      problem: `The period ends on ${to}, before it begins on ${from}.`,
      remedy: 'Write a day on or after from.',
    }
  return null
}

const practice = typed(
  'AccessPractice',
  group({ score: optional(score), evidence: optional(note), requests: optional(requests) }),
)

/** What clause 14(b) asks to look at, in the groups in which people fill it in. The rest is in the graph. */
export const assessmentInputs = (): Record<string, Field> => ({
  data: optional(data),
  recipient: optional(recipient),
  guarantees: optional(guarantees),
  practice: optional(practice),
  useCase: optional(choice(UseCase)),
})

/** The groups of an entry, as far as it says them. */
export interface SaidInputs {
  data?: { format?: DataFormat | null; score?: number | null } | null
  guarantees?: Partial<Record<Guarantee, { score?: number | null } | null>> | null
  practice?: { score?: number | null } | null
  useCase?: UseCase | null
}

/** The form of the data must be one in which they can be in the use case: it decides what keeps authorities out. */
export function formatFitsUseCase({ data, useCase }: SaidInputs): Fault | null {
  const format = data?.format ?? null
  if (!useCase || agree(useCase, format)) return null
  const { number, words, formats } = useCases[useCase]
  return {
    field: 'useCase',
    problem: `The data are ${format}, which is not use case ${number}, ${words}.`,
    remedy: `Data in use case ${number} are ${formats!.join(' or ')}; correct data.format or the use case.`,
  }
}

/** What a score is computed from, of an entry and the measures it refers to. */
export function inputsOf(said: SaidInputs, measures: readonly { key: string; entry: Entry }[]): AssessmentInputs {
  const scoreOf = (guarantee: Guarantee) => said.guarantees?.[guarantee]?.score ?? null
  return {
    guarantees: {
      clearRules: scoreOf('clearRules'),
      necessity: scoreOf('necessity'),
      oversight: scoreOf('oversight'),
      remedies: scoreOf('remedies'),
    },
    practice: said.practice?.score ?? null,
    data: said.data?.score ?? null,
    useCase: said.useCase ?? null,
    measures: measures.map(({ key, entry }) => assessedMeasure(key, entry)),
  }
}

const assessedMeasure = (key: string, { kind, useCases, effective }: Partial<AssessedMeasure>): AssessedMeasure => ({
  key,
  kind: kind ?? null,
  useCases: useCases ?? [],
  effective: effective ?? null,
})
