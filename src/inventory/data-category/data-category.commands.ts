import { alters, type Command, fieldsOf, registers, retires } from '../../record/command.ts'
import { dataCategoryRecord } from './data-category.record.ts'
import { DataCategory } from './data-category.type.ts'

const reclassifyDataCategory = alters(dataCategoryRecord, DataCategory, {
  name: 'reclassifyDataCategory',
  description:
    'Says whether a category is special, or which category it is part of. What is left out stays as it is; a parent of null puts it at the top.',
  names: 'dataCategory',
  input: fieldsOf(dataCategoryRecord, ['specialCategory', 'parent']),
  change: (entry, { dataCategory: _, ...said }) => ({ ...entry, ...said }),
})

export const dataCategoryCommands: readonly Command[] = [
  registers(dataCategoryRecord, DataCategory),
  retires(dataCategoryRecord, DataCategory),
  reclassifyDataCategory,
]
