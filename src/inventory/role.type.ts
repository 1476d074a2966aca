import { registerEnumType } from 'type-graphql'
import { Role } from './role.ts'

registerEnumType(Role, {
  name: 'Role',
  description: 'A role under data protection law. Of several for the same data, the first in this order counts.',
  valuesConfig: {
    CONTROLLER: { description: 'It decides why and how the data is processed (GDPR Art. 4(7)).' },
    JOINT_CONTROLLER: { description: 'It decides that together with others (GDPR Art. 26).' },
    PROCESSOR: { description: 'It processes on behalf of a controller and on its instructions (GDPR Art. 28).' },
    SUBPROCESSOR: { description: 'A processor that another processor engaged (GDPR Art. 28(2) and (4)).' },
    THIRD_PARTY: { description: 'It receives the data for purposes of its own (GDPR Art. 4(10)).' },
  },
})

export { Role }
