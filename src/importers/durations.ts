import { isDuration } from '../record/scalars.ts'

const units: Record<string, string> = {
  hour: 'H',
  stunde: 'H',
  h: 'H',
  d: 'D',
  w: 'W',
  m: 'M',
  y: 'Y',
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
  const [, number, unit] =
    /^(\d{1,6})\s*(h|hour|day|week|month|year|stunde|tag|woche|monat|jahr)(?:s|e|en|n)?$/i.exec(text) ??
    // Nearly ISO 8601: P72H for PT72H, P14m for P14M, P-90-d for P90D.
    /^P-?(\d{1,6})-?([hdwmy])$/i.exec(text) ??
    []
  if (!number || !unit) return null
  const letter = units[unit.toLowerCase()]!
  return `${letter === 'H' ? 'PT' : 'P'}${Number(number)}${letter}`
}

/** About how many days it is, to tell the longer of two. */
export function daysOf(duration: string): number {
  const days: Record<string, number> = { Y: 365, M: 30, W: 7, D: 1 }
  const [date = ''] = duration.slice(1).split('T')
  return [...date.matchAll(/(\d+)([YMWD])/g)].reduce((sum, [, number, unit]) => sum + Number(number) * days[unit!]!, 0)
}
