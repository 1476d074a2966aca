import { defineRecord } from '../../record/record-spec.ts'
import { choice } from '../../record/scalars.ts'
import { required } from '../../record/shape.ts'
import { ruleCode } from '../rule-code.ts'
import { Severity } from '../severity.ts'
import { ruleSettings } from './rule-setting.table.ts'

export const ruleSettingRecord = defineRecord({
  typename: 'RuleSetting',
  section: 'ruleSettings',
  table: ruleSettings,
  fields: { rule: required(ruleCode), severity: required(choice(Severity)) },
  nameFrom: ({ rule, severity }) => `${rule}: ${severity}`,
})
