import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Node } from '../record/node.type.ts'
import { Regulation } from './regulation.type.ts'

/** The values are those of the reference data. */
export enum LegalBasisKind {
  LAWFUL_BASIS = 'lawful-basis',
  SPECIAL_CATEGORY_CONDITION = 'special-category-condition',
  TRANSFER_BASIS = 'transfer-basis',
}
registerEnumType(LegalBasisKind, {
  name: 'LegalBasisKind',
  description: 'What a legal basis makes lawful.',
  valuesConfig: {
    LAWFUL_BASIS: { description: 'Processing as such: GDPR Art. 6(1). Every purpose needs one.' },
    SPECIAL_CATEGORY_CONDITION: {
      description: 'The processing of special categories, which needs it besides a lawful basis: GDPR Art. 9(2).',
    },
    TRANSFER_BASIS: {
      description: 'Transfers. Those stand among the transfer mechanisms; `legalBases` lists none of this kind.',
    },
  },
})

@ObjectType({
  implements: Node,
  description:
    'A ground on which processing is lawful, or the further condition that special categories need. Reference data: the same in every workspace and under every `@asOf`.',
})
export class LegalBasis {
  readonly id!: string

  @Field(() => String, { description: 'The stable name of the legal basis, such as gdpr-6-1-b.' })
  key!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { description: 'The provision it stands in, such as Art. 6(1)(b).' })
  legalReference!: string

  @Field(() => Regulation, { description: 'The law it is part of.' })
  regulation!: Regulation

  @Field(() => LegalBasisKind, { description: 'What it makes lawful.' })
  kind!: `${LegalBasisKind}`
}
