import { registerEnumType } from 'type-graphql'
import { Severity } from './severity.ts'

registerEnumType(Severity, {
  name: 'Severity',
  description: 'How much a finding matters.',
  valuesConfig: {
    ERROR: { description: 'Something the law asks for is not met, as far as the records say.' },
    WARNING: { description: 'Something is likely to be wrong, or soon will be.' },
    INFO: { description: 'Something to know; nothing need be wrong.' },
  },
})

export { Severity }
