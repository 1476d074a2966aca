import { createUnionType } from 'type-graphql'
import { DataSubjectCategory } from './data-subject-category/data-subject-category.type.ts'
import { Organization } from './organization/organization.type.ts'
import { System } from './system/system.type.ts'

export const LineageNode = createUnionType({
  name: 'LineageNode',
  description:
    'An end of a flow of data: a system, an organization, or the people the data is collected from. People are never where data goes to.',
  types: () => [System, Organization, DataSubjectCategory] as const,
  resolveType: (value) => (value as { __typename?: string }).__typename,
})
