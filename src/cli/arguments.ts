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

export function day(value: string): Date {
  return new Date(`${dateText(value)}T00:00:00Z`)
}
