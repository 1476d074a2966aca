import { keyWithin } from '../names.ts'
import type { Declared, SystemDraft } from './declarations.ts'
import { inferred } from './evidence.ts'
import type { FidesDraft } from './fides-draft.ts'

/** Third parties that are spoken of and not named, as one organization without a country: the data goes somewhere. */
export function drawThirdParties(
  draft: FidesDraft,
  system: SystemDraft,
  { declaration, activity, categories }: Declared,
) {
  const [shared, parties] = [declaration.field('data_shared_with_third_parties'), declaration.field('third_parties')]
  if (!shared.isYes && parties.text === null) return
  const organization = draft
    .record('organizations', keyWithin('third-parties', system.key))
    .evidence(inferred(declaration))
  organization.set('kind', 'OTHER')
  organization.call(`Third parties of ${system.key} (not named)`)
  organization.note('Third parties', parties)
  organization.note('Data is shared with them', shared)
  const given = draft.categoriesIn(declaration.field('shared_categories'), activity.at)
  const dataCategories = given.length > 0 ? given : categories
  activity.row('flows', {
    from: { system: system.key },
    to: { organization: organization.key },
    kind: 'DISCLOSURE',
    dataCategories,
    ...inferred(declaration),
  })
}
