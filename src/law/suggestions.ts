import type { SuggestedDataCategory } from './data-category.ts'
import type { SuggestedDataSubjectType } from './data-subject-type.ts'
import type { SuggestedRole } from './legal-role.ts'
import type { SuggestedSecurityMeasure } from './security-measure.ts'

/**
 * What an editor can offer to someone who describes an inventory, by key. No record refers to these rows, and none
 * exists because they do: a category or a measure is in a workspace when someone made it there.
 */
export interface Suggestions {
  /** To name a data category, and to see which laws treat it specially. */
  readonly dataCategories: ReadonlyMap<string, SuggestedDataCategory>
  /** To name a category of data subjects, and to see whether they count as vulnerable. */
  readonly dataSubjectTypes: ReadonlyMap<string, SuggestedDataSubjectType>
  /** To describe measures: the headings of Annex II, and what can supplement a transfer's safeguard. */
  readonly securityMeasures: ReadonlyMap<string, SuggestedSecurityMeasure>
  /** To find which role of the GDPR another law's term comes nearest to. */
  readonly roles: ReadonlyMap<string, SuggestedRole>
}
