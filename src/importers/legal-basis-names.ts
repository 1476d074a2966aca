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

/** Whether it is a condition for special categories, and no basis of its own. */
export const isCondition = (key: string) => /-9-2-/.test(key)
