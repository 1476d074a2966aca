import type { AnsweredReason } from './answer.ts'

/** An enum value as people write it. */
export const inWords = (value: string) => value.toLowerCase().replaceAll('_', ' ')

/** `1 transfer`, `2 transfers`, `1 activity`, `2 activities`. */
export function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : plural(noun)}`
}
const plural = (noun: string) => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`)

/** Names while they are few, and how many of all otherwise. */
export function whichActivities(keys: readonly string[], all: number): string {
  if (keys.length === all && all > 1) return `all ${count(all, 'activity')}`
  return keys.length <= 3 ? keys.join(', ') : `${keys.length} of ${count(all, 'activity')}`
}

/** A reason with the law it rests on. */
export const reasonText = ({ message, legalReference }: AnsweredReason) =>
  legalReference ? `${message} [${legalReference}]` : message
