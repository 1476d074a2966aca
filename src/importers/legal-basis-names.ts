import { loadLaw } from '../law/law.ts'

/** The key of a legal basis or a condition, from a reference such as `GDPR-6-1-f`, `DSGVO Art. 6 Abs. 1 lit. f`. */
export function legalBasisOf(reference: string): string | null {
  const words = reference.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const [, article, paragraph, letter] =
    /^(?:eu-)?(?:gdpr|dsgvo|ds-gvo|rgpd|avg)-(?:art(?:icle|ikel)?-)?(\d+)-(?:abs-|para-)?(\d+)-(?:s-1-)?(?:lit-|buchst-)?([a-z])(?:-gdpr)?$/.exec(
      words.replace(/^(.*)-((?:ds-?gvo|gdpr|rgpd))$/, '$2-$1'),
    ) ?? []
  const key = `gdpr-${article}-${paragraph}-${letter}`
  return loadLaw().legalBases.has(key) ? key : null
}

/** `Art. 6 Abs. 1 lit. f`, `Article 9(2)(a)`, `Artikel 6 Absatz 1 Satz 1 Buchstabe b)`. */
const citation =
  /\bArt(?:icle|ikel|\.)?\s*(6|9)\s*(?:Abs(?:atz|\.)?|para(?:graph|\.)?|\()?\s*([12])\)?\s*(?:,?\s*(?:S(?:atz|\.)|UAbs\.)\s*1)?,?\s*(?:Buchst(?:abe|\.)?|lit(?:era|\.)?|point|\()?\s*\(?([a-j])\b\)?/gi
const regulation = /\b(?:EU-)?(?:DS-?GVO|GDPR|RGPD)\b|\b2016\/679\b/i

/** The legal bases and conditions that a text cites, and whether it says more than that. */
export function legalBasesIn(text: string): { keys: string[]; saysMore: boolean } {
  const key = legalBasisOf(text)
  if (key) return { keys: [key], saysMore: false }
  if (!regulation.test(text)) return { keys: [], saysMore: true }
  const cited = [...text.matchAll(citation)].map(([, article, paragraph, letter]) =>
    `gdpr-${article}-${paragraph}-${letter}`.toLowerCase(),
  )
  const keys = [...new Set(cited)].filter((each) => loadLaw().legalBases.has(each))
  return { keys, saysMore: /\p{L}/u.test(text.replace(citation, '').replace(regulation, '')) }
}

/** Whether it is a condition for special categories, and no basis of its own. */
export const isCondition = (key: string) => /-9-2-/.test(key)
