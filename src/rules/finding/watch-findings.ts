import type { GraphQLResolveInfo } from 'graphql'
import { selectsField } from '../../platform/selects-field.ts'
import type { Scope } from '../../record/scope.ts'
import { compareFindings, type FindingsChanged, nothingChanged } from './compare-findings.ts'
import { type Findings, findingsOn } from './finding.loads.ts'

export interface FindingsWatch {
  /** To be called before anything is written, while nobody else can write. */
  before(): Promise<void>
  /** To be called when all is written; nothing has changed if `before` was not called. */
  changed(): Promise<FindingsChanged>
}

/** Watches what a change does to today's findings, if the payload is asked for that: it takes two surveys. */
export function watchFindings(scope: Scope, info: GraphQLResolveInfo): FindingsWatch {
  const asked = selectsField(info, ['findingsAdded', 'findingsSettled'])
  let before: Findings | null = null
  return {
    before: async () => {
      if (asked) before = await findingsOn(scope, scope.today)
    },
    changed: async () => (before ? compareFindings(before, await findingsOn(scope, scope.today)) : nothingChanged),
  }
}
