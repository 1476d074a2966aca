import type { Law } from '../../law/law.ts'
import { perLaw } from '../../law/per-law.ts'
import type { OwnCountryFact } from '../../law/status.ts'
import type { Scope } from '../../record/scope.ts'
import type { CountryFact } from './country-profile.type.ts'

type OwnFact = CountryFact & OwnCountryFact

/** Every fact of the workspace's own profiles, by date: once in a request, whatever the number of assessments. */
export const ownCountryFacts = ({ sql, workspaceId, load }: Scope) =>
  load.by<'all', OwnFact[]>('own country facts', async () => [
    await sql<OwnFact[]>`
      select f.key, p.country, f.date, f.fact, f.asks_for_review, f.source, null as verification, f.profile
        from country_facts f
        join country_profiles p on p.workspace_id = f.workspace_id and p.key = f.profile and p.retired_at is null
       where f.workspace_id = ${workspaceId} order by f.date, f.profile, f.key`,
  ])

/** The facts of the reference data, as the API shows them. */
export const shippedCountryFacts = perLaw((law: Law): readonly CountryFact[] =>
  [...law.countryFacts].flatMap(([country, facts]) =>
    facts.map(({ id, date, fact, asksForReview, source, verification }) => ({
      ...{ key: id, country, date, fact, asksForReview, source, verification },
      profile: null,
    })),
  ),
)
