import { Field, ObjectType } from 'type-graphql'
import { connectionOf } from '../../record/connection.type.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { Severity } from '../severity.type.ts'
import type { RuleSettingRow } from './rule-setting.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'How much the findings of a rule matter in this workspace, where that is not what it is everywhere. A rule has one at most.',
})
export class RuleSetting extends InventoryRecord implements RuleSettingRow {
  @Field(() => String, { description: 'The code of the rule, such as RETENTION_MISSING.' })
  rule!: string

  @Field(() => Severity, { description: 'How much its findings matter here.' })
  severity!: Severity
}

export const RuleSettingConnection = connectionOf(RuleSetting)
