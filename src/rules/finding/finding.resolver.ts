import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import type { IsoDate } from '../../law/windows.ts'
import { recordId } from '../../platform/global-id.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { Typed } from '../../record/loaders.ts'
import { Node } from '../../record/node.type.ts'
import { PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import type { Finding as FoundFinding } from '../find-findings.ts'
import { waiverRecord } from '../waiver/waiver.record.ts'
import { Waiver } from '../waiver/waiver.type.ts'
import type { ShownFinding } from './compare-findings.ts'
import { FindingFilter } from './finding.filter.ts'
import { datedKey, findingsOf } from './finding.loads.ts'
import { Finding, FindingConnection } from './finding.type.ts'
import { listFindings } from './list-findings.ts'

@Resolver(() => Finding)
export class FindingResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => FindingConnection, {
    description: 'What the rules have to say about the workspace on a date, the gravest first, those waived included.',
  })
  findings(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which of them to list; all when left out.' })
    filter: FindingFilter | null,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    return listFindings(scope, page, filter ?? {}, on ?? scope.today)
  }

  @FieldResolver(() => ID, {
    description: 'Opaque; answers null once nothing is found any more. Another workspace’s id answers null.',
  })
  id(@Root() finding: FoundFinding, @Ctx() { workspaceId }: Scope): string {
    return recordId('Finding', workspaceId, datedKey(finding))
  }

  @FieldResolver(() => Node, { description: 'The record it is about.' })
  async record(@Root() { record, gone }: ShownFinding, @Ctx() { findNode }: Scope) {
    return (await findNode(record.type, record.key)) ?? gone
  }

  @FieldResolver(() => Boolean, { description: 'Whether somebody set it aside for the date.' })
  waived(@Root() { waiver }: FoundFinding): boolean {
    return waiver !== null
  }

  @FieldResolver(() => Waiver, { nullable: true, description: 'What sets it aside; null when nothing does.' })
  waiver(@Root() { waiver }: FoundFinding, @Ctx() { load }: Scope) {
    return waiver && load.record(waiverRecord).load(waiver.key)
  }
}

@Resolver(() => InventoryRecord)
export class RecordFindingsResolver {
  @FieldResolver(() => [Finding], {
    description: 'What the rules have to say about this record on a date, the gravest first.',
  })
  findings(
    @Root() { __typename, key }: Typed<{ key: string }>,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    return findingsOf(scope, on ?? scope.today, { type: __typename, key })
  }
}
