import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssessedMeasure, type AssessmentInputs, computeAssessment } from '../../src/law/assessment-score.ts'
import { effectiveUseCases, MeasureKind, UseCase } from '../../src/law/use-cases.ts'

/**
 * What is put down, in words: "2 3 1 3 / 2 / 3" are the guarantees A to D, practice and data, "-" one that is not scored;
 * then the use case by its number; then measures: "technical 1,3 effective", "technical 1 ineffective", "contractual".
 */
function inputsOf(scores: string, useCase: number | null, ...measures: string[]): AssessmentInputs {
  const [a, b, c, d, practice, data] = scores
    .replaceAll('/', ' ')
    .split(/\s+/)
    .map((each) => (each === '-' ? null : Number(each)))
  return {
    guarantees: { clearRules: a!, necessity: b!, oversight: c!, remedies: d! },
    practice: practice!,
    data: data!,
    useCase: useCase === null ? null : Object.values(UseCase)[useCase - 1]!,
    measures: measures.map(measure),
  }
}

function measure(told: string, i: number): AssessedMeasure {
  const words = told.split(' ')
  const served = /^[\d,]+$/.test(words[1] ?? '') ? words[1]!.split(',').map(Number) : []
  return {
    key: `m${i}`,
    kind: words[0] === 'unsaid' ? null : MeasureKind[words[0]!.toUpperCase() as MeasureKind],
    useCases: served.map((number) => Object.values(UseCase)[number - 1]!),
    effective: words.includes('effective') ? true : words.includes('ineffective') ? false : null,
  }
}

type Line = [
  source: string,
  scores: string,
  useCase: number | null,
  measures: string[],
  score: number | null,
  outcome: string,
]

const F = 'facts.md 6: residual = max(0, G*P*D scaled - measure effect)'
const G = 'facts.md 6: G is the worst of the four'
const T = 'facts.md 6: technical measures of use cases 1-5 may bring it to zero'
const C = 'facts.md 6: contractual and organisational ones lower it one step at most'
const A = 'facts.md 6: contractual and organisational ones alone do not stop authorities'
const U = 'facts.md 6: use cases 6 and 7, no effective technical measure found'
const S = 'decision 0021: products in steps of 16, rounded up'
const M = 'decision 0021: undetermined while an input is missing'

/** Worked out by hand: worst guarantee × practice × data, through 16, rounded up, less the effect. */
const table: Line[] = [
  [`${F}; nothing to fear from the law`, '0 0 0 0 / 4 / 4', null, [], 0, 'PROCEED'],
  [`${F}; no access in practice`, '4 4 4 4 / 0 / 4', null, [], 0, 'PROCEED'],
  [`${F}; data of no use to anyone`, '4 4 4 4 / 4 / 0', null, [], 0, 'PROCEED'],
  [`${S}; 1 of 64 is not rounded away`, '1 0 0 0 / 1 / 1', null, [], 1, 'SUSPEND'],
  [`${G}; A`, '4 0 0 0 / 4 / 4', null, [], 4, 'SUSPEND'],
  [`${G}; B`, '0 4 0 0 / 4 / 4', null, [], 4, 'SUSPEND'],
  [`${G}; C`, '0 0 4 0 / 4 / 4', null, [], 4, 'SUSPEND'],
  [`${G}; D`, '0 0 0 4 / 4 / 4', null, [], 4, 'SUSPEND'],
  [`${S}; 4 × 2 × 2 = 16`, '4 1 1 1 / 2 / 2', null, [], 1, 'SUSPEND'],
  [`${S}; 3 × 3 × 2 = 18`, '3 1 1 1 / 3 / 2', null, [], 2, 'SUSPEND'],
  [`${S}; 4 × 4 × 2 = 32`, '4 1 1 1 / 4 / 2', null, [], 2, 'SUSPEND'],
  [`${S}; 4 × 3 × 3 = 36`, '4 1 1 1 / 3 / 3', null, [], 3, 'SUSPEND'],
  [`${S}; 4 × 4 × 3 = 48`, '4 1 1 1 / 4 / 3', null, [], 3, 'SUSPEND'],
  [`${S}; 4 × 4 × 4 = 64`, '4 1 1 1 / 4 / 4', null, [], 4, 'SUSPEND'],
  [`${C}; 16 is one step`, '4 1 1 1 / 2 / 2', 1, ['contractual'], 0, 'PROCEED_WITH_MEASURES'],
  [`${C}; the same by policy`, '4 1 1 1 / 2 / 2', 2, ['organisational'], 0, 'PROCEED_WITH_MEASURES'],
  [`${A}; not the last step in use case 6`, '4 1 1 1 / 2 / 2', 6, ['contractual'], 1, 'SUSPEND'],
  [`${A}; nor in use case 7`, '1 1 1 1 / 1 / 1', 7, ['contractual', 'organisational'], 1, 'SUSPEND'],
  [
    `${M}: the use case, where a contract could take the last step`,
    '4 1 1 1 / 2 / 2',
    null,
    ['contractual'],
    null,
    'UNDETERMINED',
  ],
  [`${C}; whatever the use case`, '3 1 1 1 / 3 / 2', null, ['contractual'], 1, 'SUSPEND'],
  [`${C}; 18 is two steps`, '3 1 1 1 / 3 / 2', 6, ['contractual'], 1, 'SUSPEND'],
  [`${C}; two do no more than one`, '3 1 1 1 / 3 / 2', 6, ['contractual', 'organisational'], 1, 'SUSPEND'],
  [
    'decision 0021: what was found to do nothing does nothing',
    '4 1 1 1 / 2 / 2',
    6,
    ['contractual ineffective'],
    1,
    'SUSPEND',
  ],
  ['decision 0021: locks do not keep authorities out', '4 1 1 1 / 2 / 2', 6, ['physical effective'], 1, 'SUSPEND'],
  [`${T}; 1`, '4 4 4 4 / 4 / 4', 1, ['technical 1,3 effective'], 0, 'PROCEED_WITH_MEASURES'],
  [`${T}; 2`, '4 4 4 4 / 4 / 4', 2, ['technical 2 effective'], 0, 'PROCEED_WITH_MEASURES'],
  [`${T}; 3`, '4 4 4 4 / 4 / 4', 3, ['technical 1,3 effective'], 0, 'PROCEED_WITH_MEASURES'],
  [`${T}; 4`, '4 4 4 4 / 4 / 4', 4, ['technical 4 effective'], 0, 'PROCEED_WITH_MEASURES'],
  [`${T}; 5`, '4 4 4 4 / 4 / 4', 5, ['technical 5 effective'], 0, 'PROCEED_WITH_MEASURES'],
  [`${T}; not one for another case`, '4 4 4 4 / 4 / 4', 2, ['technical 1,3 effective'], 4, 'SUSPEND'],
  [`${T}; not one found ineffective`, '4 4 4 4 / 4 / 4', 1, ['technical 1 ineffective'], 4, 'SUSPEND'],
  [`${T}; not one that serves no case`, '4 4 4 4 / 4 / 4', 1, ['technical effective'], 4, 'SUSPEND'],
  [`${U}; 6`, '4 4 4 4 / 4 / 4', 6, ['technical 1,2,3,4,5 effective'], 4, 'SUSPEND'],
  [`${U}; 7`, '4 4 4 4 / 4 / 4', 7, ['technical 1,2,3,4,5 effective'], 4, 'SUSPEND'],
  [`${U}; and one step by contract`, '4 4 4 4 / 4 / 4', 6, ['technical 1 effective', 'contractual'], 3, 'SUSPEND'],
  [
    'decision 0021: what is relied on is named',
    '1 1 1 1 / 1 / 0',
    1,
    ['technical 1 effective'],
    0,
    'PROCEED_WITH_MEASURES',
  ],
  [`${M}: a guarantee`, '1 1 - 1 / 1 / 1', 1, [], null, 'UNDETERMINED'],
  [`${M}: practice`, '1 1 1 1 / - / 1', 1, [], null, 'UNDETERMINED'],
  [`${M}: data`, '1 1 1 1 / 1 / -', 1, [], null, 'UNDETERMINED'],
  [`${M}, even where another is zero`, '0 0 0 0 / - / 1', 1, [], null, 'UNDETERMINED'],
  [`${M}: the kind of a measure`, '1 1 1 1 / 1 / 1', 1, ['unsaid'], null, 'UNDETERMINED'],
  [`${M}: whether it is effective`, '1 1 1 1 / 1 / 1', 1, ['technical 1'], null, 'UNDETERMINED'],
  [`${M}: the use case`, '1 1 1 1 / 1 / 1', null, ['technical 1 effective'], null, 'UNDETERMINED'],
  [
    'decision 0021: nothing is missing that would change nothing',
    '0 0 0 0 / 1 / 1',
    null,
    ['unsaid'],
    0,
    'PROCEED_WITH_MEASURES',
  ],
  [
    'decision 0021: nor where another keeps them out',
    '4 4 4 4 / 4 / 4',
    1,
    ['unsaid', 'technical 1 effective'],
    0,
    'PROCEED_WITH_MEASURES',
  ],
  ['decision 0021: without measures the use case changes nothing', '4 4 4 4 / 4 / 4', null, [], 4, 'SUSPEND'],
]

describe('what an assessment comes to', () => {
  test.each(table)('%s: %s, use case %s, %j: %s %s', (_, scores, useCase, measures, score, outcome) => {
    const computed = computeAssessment(inputsOf(scores, useCase, ...measures))
    expect({ score: computed.score, outcome: computed.outcome }).toEqual({ score, outcome })
    expect(computed.missing.length > 0).toBe(outcome === 'UNDETERMINED')
    for (const { message } of computed.steps) expect(message).toMatch(/^[A-Z].*\.$/)
  })

  test('says each step in words', () => {
    const { steps } = computeAssessment(inputsOf('2 3 1 3 / 2 / 3', 6, 'technical 1 effective', 'contractual'))
    expect(steps.map(({ name, value }) => [name, value])).toEqual([
      ['GUARANTEES', 3],
      ['PRACTICE', 2],
      ['DATA', 3],
      ['RISK', 2],
      ['MEASURES', 1],
      ['RESIDUAL_RISK', 1],
    ])
    const said = steps.map(({ message }) => message)
    expect(said[0]).toContain(
      'A clear rules 2, B necessity and proportionality 3, C independent oversight 1 and D effective remedies 3',
    )
    expect(said[3]).toBe('The risk is 3 × 2 × 3 = 18 of 64; in steps of 16, rounded up: 2 of 4.')
    expect(said[4]).toBe(
      'Measures lower it by 1: m1 is contractual or organisational, and such measures lower it by one step at most. In use case 6, a processor that needs the data in the clear, no effective technical measure is known.',
    )
    expect(said[5]).toContain('2 − 1 = 1')
  })

  test('says that a contract alone does not keep authorities out', () => {
    const { steps } = computeAssessment(inputsOf('1 1 1 1 / 1 / 1', 6, 'contractual'))
    expect(steps.at(-2)!.message).toBe(
      'Measures lower it by 0: m0 is contractual or organisational, and such measures alone do not keep authorities out, so they do not take the last step away. In use case 6, a processor that needs the data in the clear, no effective technical measure is known.',
    )
  })

  test('says which inputs are missing, in the words of a manifest', () => {
    expect(computeAssessment(inputsOf('- 1 1 - / - / -', null)).missing).toEqual([
      'guarantees.clearRules.score',
      'guarantees.remedies.score',
      'practice.score',
      'data.score',
    ])
    const open = inputsOf('1 1 1 1 / 1 / 1', null, 'unsaid', 'technical 1', 'contractual')
    expect(computeAssessment(open).missing).toEqual(['supplementaryMeasures.m0.kind', 'useCase'])
    const unjudged = inputsOf('1 1 1 1 / 1 / 1', 1, 'technical 1')
    expect(computeAssessment(unjudged).missing).toEqual(['supplementaryMeasures.m0.effective'])
  })
})

describe('what an assessment comes to, whatever its inputs', () => {
  const score = fc.integer({ min: 0, max: 4 })
  const measures = fc.array(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom(...Object.values(MeasureKind)),
      useCases: fc.subarray(effectiveUseCases),
      effective: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  const inputs: fc.Arbitrary<AssessmentInputs> = fc.record({
    guarantees: fc.record({ clearRules: score, necessity: score, oversight: score, remedies: score }),
    practice: score,
    data: score,
    useCase: fc.constantFrom(...Object.values(UseCase)),
    measures,
  })

  test('a worse input never lowers it, and a further measure never raises it', () => {
    fc.assert(
      fc.property(inputs, measures, (told, more) => {
        const { score: before } = computeAssessment(told)
        const worse = { ...told, practice: Math.min(4, told.practice! + 1) }
        expect(computeAssessment(worse).score!).toBeGreaterThanOrEqual(before!)
        const helped = { ...told, measures: [...told.measures, ...more] }
        expect(computeAssessment(helped).score!).toBeLessThanOrEqual(before!)
      }),
    )
  })

  test('it does not depend on the order of measures', () => {
    fc.assert(
      fc.property(inputs, (told) => {
        const turned = { ...told, measures: [...told.measures].reverse() }
        expect(computeAssessment(turned)).toEqual(computeAssessment(told))
      }),
    )
  })
})
