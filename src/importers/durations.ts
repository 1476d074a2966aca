import { isDuration } from '../record/scalars.ts'

const units: Record<string, string> = {
  day: 'D',
  tag: 'D',
  week: 'W',
  woche: 'W',
  month: 'M',
  monat: 'M',
  year: 'Y',
  jahr: 'Y',
}

/** A duration as ISO 8601 writes it, from that or from words such as "6 months"; null for anything else. */
export function durationOf(written: string): string | null {
  const text = written.trim()
  if (isDuration(text)) return text
  const [, number, unit] = /^(\d{1,6})\s*(day|week|month|year|tag|woche|monat|jahr)(?:s|e|en|n)?$/i.exec(text) ?? []
  return number && unit ? `P${Number(number)}${units[unit.toLowerCase()]}` : null
}

/** About how many days it is, to tell the longer of two. */
export function daysOf(duration: string): number {
  const days: Record<string, number> = { Y: 365, M: 30, W: 7, D: 1 }
  const [date = ''] = duration.slice(1).split('T')
  return [...date.matchAll(/(\d+)([YMWD])/g)].reduce((sum, [, number, unit]) => sum + Number(number) * days[unit!]!, 0)
}
