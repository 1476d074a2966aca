import { InvalidArgumentError } from 'commander'
import { isDay, isKey } from '../record/scalars.ts'

export function key(value: string): string {
  if (!isKey(value)) throw new InvalidArgumentError('Use lower-case letters, digits and . _ / -.')
  return value
}

/** The address of a hub. */
export function address(value: string): string {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    throw new InvalidArgumentError('Write an address such as https://hub.example.com.')
  return value
}

export function dateText(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('Write a date such as 2027-01-31.')
  return value
}

/** The beginning of a day that has not begun: with today's, what ends by it would be over at once. */
export function dayToCome(value: string): Date {
  const begins = new Date(`${dateText(value)}T00:00:00Z`)
  if (begins.getTime() <= Date.now())
    throw new InvalidArgumentError('That day has begun already, in UTC. Write one from tomorrow on.')
  return begins
}
