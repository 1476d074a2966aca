import { day } from './scalars.ts'
import { type Field, optional } from './shape.ts'

/** The first and the last day on which something holds; left out, since ever and until further notice. */
export const validity = (): Record<string, Field> => ({ validFrom: optional(day), validTo: optional(day) })

export function endsAfterItBegins(value: { validFrom?: string | null; validTo?: string | null }) {
  if (!value.validFrom || !value.validTo || value.validFrom <= value.validTo) return null
  return {
    field: 'validTo',
    problem: `It ends on ${value.validTo}, before it begins on ${value.validFrom}.`,
    remedy: 'validTo is the last day that holds; write a day on or after validFrom.',
  }
}
