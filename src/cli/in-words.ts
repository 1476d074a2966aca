/** `1 record`, `2 records`, `1 activity`, `2 activities`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A country as people call it. */
export const countryName = (code: string): string =>
  `${withArticle.has(code) ? 'the ' : ''}${countries.of(code) ?? code}`
const withArticle = new Set(['AE', 'BS', 'CF', 'CG', 'DO', 'GB', 'GM', 'KY', 'MV', 'NL', 'PH', 'SC', 'US', 'VG', 'VI'])
const countries = new Intl.DisplayNames(['en'], { type: 'region' })
