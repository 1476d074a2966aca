import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { MeasureKind, UseCase } from '../../law/use-cases.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { SecurityMeasureRow } from './security-measure.table.ts'

registerEnumType(MeasureKind, {
  name: 'MeasureKind',
  description: 'What a measure is made of. Against authorities only a technical one can be enough.',
  valuesConfig: {
    TECHNICAL: { description: 'It works by itself, such as encryption.' },
    CONTRACTUAL: { description: 'The importer has promised it, such as to challenge requests.' },
    ORGANISATIONAL: { description: 'People follow it, such as a policy on requests.' },
    PHYSICAL: { description: 'It protects the place, such as locks; authorities are not kept out by it.' },
  },
})

registerEnumType(UseCase, {
  name: 'UseCase',
  description:
    'The cases of EDPB Recommendations 01/2020, Annex 2. For the first five a technical measure is known that keeps authorities out.',
  valuesConfig: {
    ENCRYPTED_STORAGE: {
      description: 'Case 1: storage that needs no data in the clear, with strong encryption and keys kept back.',
    },
    PSEUDONYMISED_DATA: {
      description: 'Case 2: pseudonymised data, with what tells the people apart kept by the exporter.',
    },
    ENCRYPTED_TRANSIT: { description: 'Case 3: data encrypted on their way past the authorities of third countries.' },
    PROTECTED_RECIPIENT: { description: 'Case 4: a recipient whom the law exempts from access, such as by secrecy.' },
    SPLIT_PROCESSING: { description: 'Case 5: processing split among parties, none of which can tell the people.' },
    PROCESSING_IN_THE_CLEAR: {
      description: 'Case 6: a cloud service or other processor that needs the data in the clear. No measure is known.',
    },
    REMOTE_ACCESS_IN_THE_CLEAR: {
      description: 'Case 7: business access to data in the clear, also within a group. No measure is known.',
    },
  },
})

@ObjectType({
  implements: InventoryRecord,
  description:
    'A technical or organizational measure that protects personal data, such as encryption: GDPR Art. 30(1)(g) and Art. 32.',
})
export class SecurityMeasure extends InventoryRecord implements SecurityMeasureRow {
  @Field(() => MeasureKind, { nullable: true, description: 'What it is made of; null when not stated.' })
  kind!: MeasureKind | null

  @Field(() => Boolean, {
    description:
      'Whether it supplements a transfer mechanism against access by foreign authorities (EDPB Recommendations 01/2020).',
  })
  supplementary!: boolean

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was found to keep such access out; null when nobody has judged that.',
  })
  effective!: boolean | null
}
