import { type Command, registers, retires } from '../../record/command.ts'
import { dataSubjectCategoryRecord } from './data-subject-category.record.ts'
import { DataSubjectCategory } from './data-subject-category.type.ts'

export const dataSubjectCategoryCommands: readonly Command[] = [
  registers(dataSubjectCategoryRecord, DataSubjectCategory),
  retires(dataSubjectCategoryRecord, DataSubjectCategory),
]
