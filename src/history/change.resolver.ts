import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { specOf } from '../find-node.ts'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { recordId } from '../platform/global-id.ts'
import { DateTime } from '../record/graphql-scalars.ts'
import { InventoryRecord } from '../record/inventory-record.type.ts'
import type { Typed } from '../record/loaders.ts'
import { Node } from '../record/node.type.ts'
import { ForwardPageArgs } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import { Change, ChangeConnection, ChangedValue, type ChangeRow } from './change.type.ts'
import { loadChangedValues } from './changed-values.ts'
import { listChanges, pageOfHistory } from './changes.loads.ts'

@Resolver(() => Change)
export class ChangeResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => ChangeConnection, {
    description: 'Every change on record in the workspace, those that the hub made included, newest first.',
  })
  changes(
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Arg('since', () => DateTime, { nullable: true, description: 'Only changes at that moment or later.' })
    since: Date | null,
    @Arg('until', () => DateTime, { nullable: true, description: 'Only changes before that moment.' })
    until: Date | null,
    @Arg('keys', () => [String], { nullable: true, description: 'Only changes of records with one of these keys.' })
    keys: string[] | null,
    @Ctx() scope: Scope,
  ) {
    return listChanges(scope, page, { since, until, keys })
  }

  @FieldResolver(() => ID, { description: 'Opaque, and stable for ever. Another workspace’s id answers null.' })
  id(@Root() { workspaceId, revision, ordinal }: ChangeRow): string {
    return recordId('Change', workspaceId, `${revision}.${ordinal}`)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record as it is now or, under `@asOf`, as it stood then; null when it does not exist.',
  })
  record(@Root() { recordType, key }: ChangeRow, @Ctx() { findNode }: Scope) {
    return findNode(recordType, key)
  }

  @FieldResolver(() => [ChangedValue], {
    description:
      'What the fields said before the change and what they said afterwards. For a record that was created: what it began with. A flow is a part of its activity, and shows in the field `flows` of it.',
  })
  values(@Root() change: ChangeRow, @Ctx() scope: Scope) {
    const batch = (changes: readonly ChangeRow[]) => loadChangedValues(scope, specOf, changes)
    return scope.load.by('changed values', batch).load(change)
  }
}

@Resolver(() => InventoryRecord)
export class RecordHistoryResolver {
  @FieldResolver(() => ChangeConnection, { description: 'What was done to the record, newest first.' })
  history(
    @Root() record: Typed<{ key: string }>,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() scope: Scope,
  ) {
    return pageOfHistory(scope, record, page)
  }
}
