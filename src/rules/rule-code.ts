import type { Scalar } from '../record/shape.ts'
import { rules } from './all-rules.ts'

const codes = rules.map(({ code }) => code)

/** The code of a rule there is. */
export const ruleCode: Scalar = {
  kind: 'scalar',
  expects: 'the code of a rule, such as TIA_UNDATED',
  accepts: (value) => typeof value === 'string' && codes.includes(value),
  words: codes,
}
