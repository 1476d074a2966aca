import { type Command, registers, retires } from '../../record/command.ts'
import { ruleSettingRecord } from './rule-setting.record.ts'
import { RuleSetting } from './rule-setting.type.ts'

export const ruleSettingCommands: readonly Command[] = [
  registers(ruleSettingRecord, RuleSetting),
  retires(ruleSettingRecord, RuleSetting),
]
