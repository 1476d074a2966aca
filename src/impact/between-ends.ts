import { OrganizationKind, organizations } from '../inventory/organization/organization.table.ts'
import type { Between } from '../law/fallbacks.ts'
import type { Survey } from '../record/survey.ts'

/** What is on record of exporter and importer that some mechanisms ask for. */
export function betweenEnds(survey: Survey, { exporter, importer }: { exporter: string; importer: string }): Between {
  const isAuthority = (key: string) => survey.find(organizations, key)?.kind === OrganizationKind.AUTHORITY
  return new Set([
    ...(topmostOf(survey, exporter) === topmostOf(survey, importer) ? (['group'] as const) : []),
    ...(isAuthority(exporter) && isAuthority(importer) ? (['authorities'] as const) : []),
  ])
}

function topmostOf(survey: Survey, organization: string): string {
  const line = new Set([organization])
  for (const key of line) {
    const parent = survey.find(organizations, key)?.parent
    if (parent) line.add(parent)
  }
  return [...line].at(-1)!
}
