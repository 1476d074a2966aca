import { countryOf } from '../importers/country-names.ts'
import { loadLaw } from '../law/law.ts'
import { suggest } from '../platform/suggest.ts'
import { text } from '../record/scalars.ts'
import type { FirstAnswers } from './first-manifest.ts'

/** Something that a first manifest needs to know, with an answer for those who give none. */
export interface FirstQuestion {
  of: keyof FirstAnswers
  asks: string
  example: string
  /** What is meant by an answer; an answer that means nothing is a `WrongAnswer`. */
  read(said: string): string | null
}

/** The message is for the one who answered. */
export class WrongAnswer extends Error {}

const nobody = 'none'

export const firstQuestions: readonly FirstQuestion[] = [
  { of: 'company', asks: 'Which company answers for the processing?', example: 'Acme Ireland Ltd', read: name },
  { of: 'country', asks: 'In which country is it?', example: 'IE', read: country },
  { of: 'activity', asks: 'What is personal data used for?', example: 'Customer invoicing', read: name },
  { of: 'data', asks: 'Which data?', example: 'Contact data', read: name },
  { of: 'subjects', asks: 'About whom?', example: 'Customers', read: name },
  {
    of: 'vendor',
    asks: `Which vendor gets it? (${nobody} where it stays with you)`,
    example: 'MailCo LLC',
    read: (said) => (said.trim().toLowerCase() === nobody ? null : name(said)),
  },
  { of: 'vendorCountry', asks: 'In which country is the vendor?', example: 'US', read: country },
]

/** Shorter than what a record may be called: the names of the systems are made of it. */
const anyName = text(200)

function name(said: string): string {
  if (anyName.accepts(said)) return said.trim()
  throw new WrongAnswer(`A name is ${anyName.expects}.`)
}

function country(said: string): string {
  const code = countryOf(said) ?? countryOf(said.trim().toUpperCase())
  if (code) return code
  const { countries } = loadLaw()
  const near = suggest(
    said.trim(),
    [...countries.values()].map((each) => each.name),
  )
  const meant = near ? ` Did you mean ${near} (${countryOf(near)})?` : ''
  throw new WrongAnswer(`${JSON.stringify(said)} is no country. Write its code, such as IE, or its name.${meant}`)
}
