import type { Given } from '../given.ts'
import type { Evidence } from '../manifest.ts'
import { sourceOf } from '../read-input.ts'

const source = ({ file }: Given) => `Fides: ${sourceOf({ name: file })}`

export const stated = (given: Given): Evidence => ({ source: source(given), confidence: 'STATED' })
export const inferred = (given: Given): Evidence => ({ source: source(given), confidence: 'INFERRED' })
