import codes from 'i18n-iso-countries'
import { loadLaw } from '../law/law.ts'
import { fold } from '../platform/fold.ts'

/** The languages in which documents of this kind are found. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'nb', 'fi', 'cs']

/** Names that people write and no list of names has. */
const alsoWritten: Record<string, string> = {
  'united states of america': 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'u.k.': 'GB',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'republic of ireland': 'IE',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'south korea': 'KR',
  'republic of korea': 'KR',
}

/** Two letters that are no code, and are written as one: VS is Dutch, EL is Greece in the papers of the Union. */
const unofficial: Partial<Record<string, string>> = { UK: 'GB', VS: 'US', EL: 'GR' }

let names: Map<string, string> | null = null

function namesOfCountries(): Map<string, string> {
  if (names) return names
  names = new Map(Object.entries(alsoWritten))
  for (const [code, { name }] of loadLaw().countries) {
    names.set(fold(name), code)
    for (const language of languages)
      for (const style of ['long', 'short'] as const)
        names.set(fold(new Intl.DisplayNames(language, { type: 'region', style }).of(code) ?? code), code)
  }
  return names
}

/** The code of one country, from its code or a name of it in one of many languages; null when it is not exactly one. */
export function countryOf(written: string): string | null {
  const text = written.trim()
  // Codes are upper case: "is" and "in" are words.
  if (/^[A-Z]{2}$/.test(text)) return loadLaw().countries.has(text) ? text : (unofficial[text] ?? null)
  if (/^[A-Z]{3}$/.test(text)) {
    const code = codes.alpha3ToAlpha2(text)
    if (code && loadLaw().countries.has(code)) return code
  }
  return namesOfCountries().get(fold(text).replace(/^the /, '')) ?? namesOfCountries().get(fold(text)) ?? null
}

/** The country at the end of an address, where one stands there by its name. */
export function countryAtEndOf(address: string): string | null {
  const last = address
    .split(/[,;\n]/)
    .at(-1)!
    .trim()
    .replace(/\.$/, '')
  // Two letters at the end of an address are as often a state: CA.
  return /^[A-Z]{2}$/.test(last) && last !== 'UK' && last !== 'US' ? null : countryOf(last)
}

export interface ReadCountries {
  countries: string[]
  /** What names no single country: "EU", "worldwide", a city. */
  other: string[]
}

/** The countries that a cell names, in whatever way it lists them. */
export function countriesIn(written: string): ReadCountries {
  const places = written
    // The address of a page has letters between its slashes that look like codes.
    .replace(/\bhttps?:\/\/\S+/gi, ' ')
    .replace(/[()[\]]/g, ',')
    .split(/[,;/|•·+\n]|\s[-–—]\s/)
    .flatMap(severalIn)
    .map((place) => place.replace(/[\s*†‡§¹²³]+$/g, '').trim())
    .filter((place) => place !== '')
  const countries = new Set<string>()
  const other: string[] = []
  places.forEach((place, position) => {
    const code = isStateOfUs(places, position)
      ? null
      : (countryOf(place) ?? countryOf(place.replace(/\s*\d+$/, '')) ?? countryOf(place.replace(sideOfCountry, '')))
    if (code) countries.add(code)
    else other.push(place)
  })
  return { countries: [...countries].sort(), other }
}

/** Clouds are in US-East, UK South or Germany West Central. */
const sideOfCountry = /([\s-](north|south|east|west|central))+(\s?\d)?$/i

/** "Germany and Ireland" are two, "Trinidad and Tobago" is one: the most words that are one country belong together. */
function severalIn(place: string): string[] {
  const pieces = place.split(/(\s(?:and|or|und|oder|et|ou|y|o|e)\s|\s?&\s?)/i)
  const found: string[] = []
  for (let from = 0; from < pieces.length; ) {
    const ends = [4, 2, 0].map((more) => from + more).filter((end) => end < pieces.length)
    const textTo = (end: number) => pieces.slice(from, end + 1).join('')
    const end = ends.find((each) => countryOf(textTo(each)) !== null) ?? from
    found.push(textTo(end))
    from = end + 2
  }
  return found
}

/** In "San Francisco, CA, USA" the two letters after a city and before the country are a state, and not Canada. */
function isStateOfUs(places: readonly string[], position: number): boolean {
  const [before, place, after] = [places[position - 1], places[position]!, places[position + 1]]
  const isAmongOthers = before !== undefined && countryOf(before) === null
  return /^[A-Z]{2}$/.test(place) && isAmongOthers && after !== undefined && countryOf(after) === 'US'
}
