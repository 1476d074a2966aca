import type { IsoDate } from '../../law/windows.ts'
import type { Connection } from '../../record/connection.type.ts'
import { toConnection } from '../../record/list-records.ts'
import type { Typed } from '../../record/loaders.ts'
import { type PageArgs, readPage, writeCursor } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { type Finding, findingKey } from '../find-findings.ts'
import { Severity } from '../severity.ts'
import { checkFindingFilter, type FindingFilter, meetsFilter } from './finding.filter.ts'
import { findingsOn } from './finding.loads.ts'

/** A page of the findings that meet the filter, in their order. */
export async function listFindings(
  scope: Scope,
  args: PageArgs,
  filter: FindingFilter,
  on: IsoDate,
): Promise<Connection<Typed<Finding>>> {
  checkFindingFilter(scope, filter)
  const list = `findings ${on}`
  const page = readPage(args, scope.workspaceId, list)
  const { all } = await findingsOn(scope, on)
  const asked = all.filter((finding) => meetsFilter(filter, finding))
  const within = asked.filter((finding) => {
    const place = placeOf(finding)
    return (!page.after || place > page.after.value) && (!page.before || place < page.before.value)
  })
  const cursorOf = (finding: Typed<Finding>) =>
    writeCursor({ value: placeOf(finding), key: finding.record.key }, scope.workspaceId, list)
  return toConnection(page.backward ? within.reverse() : within, page, cursorOf, async () => asked.length)
}

const severities = Object.values(Severity)

/** Where a finding stands among all: findings are in the order of these texts. */
const placeOf = (finding: Finding): string => `${severities.indexOf(finding.severity)} ${findingKey(finding)}`
