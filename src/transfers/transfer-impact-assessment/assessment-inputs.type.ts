import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DataFormat } from '../../law/use-cases.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { TransferFrequency } from './assessment-inputs.shape.ts'

registerEnumType(TransferFrequency, {
  name: 'TransferFrequency',
  description: 'How often data are sent: Annex I.B of the standard clauses.',
  valuesConfig: {
    ONE_OFF: { description: 'Once, or a few times in all.' },
    CONTINUOUS: { description: 'Again and again, or open to access all the time.' },
  },
})

registerEnumType(DataFormat, {
  name: 'DataFormat',
  description: 'The form in which the importer gets the data, which says who can read them.',
  valuesConfig: {
    CLEAR: { description: 'In the clear: whoever has them can read them.' },
    PSEUDONYMISED: { description: 'Pseudonymised, with what tells the people apart kept by the exporter.' },
    SPLIT: { description: 'In parts of which none alone says whom it is about.' },
    ENCRYPTED_IN_TRANSIT: { description: 'Encrypted on their way only.' },
    ENCRYPTED_KEYS_WITH_IMPORTER: { description: 'Encrypted, and the importer holds the keys.' },
    ENCRYPTED_KEYS_WITH_TRUSTED_PARTY: {
      description: 'Encrypted, and a trusted party in the EEA or an adequate country holds the keys.',
    },
    ENCRYPTED_KEYS_WITH_EXPORTER: { description: 'Encrypted, and only the exporter holds the keys.' },
  },
})

@ObjectType({ description: 'What is sent: clause 14(b)(i). Which categories about whom is in the graph.' })
export class AssessedData {
  @Field(() => String, { nullable: true, description: 'How much of it, in words; null when not stated.' })
  volume?: string | null

  @Field(() => TransferFrequency, { nullable: true, description: 'How often it is sent; null when not stated.' })
  frequency?: TransferFrequency | null

  @Field(() => DataFormat, { nullable: true, description: 'In which form it arrives; null when not stated.' })
  format?: DataFormat | null

  @Field(() => Int, {
    nullable: true,
    description: 'How sensitive the data are and how readable for who gets at them: 0 (of no use) to 4 (most).',
  })
  score?: number | null

  @Field(() => String, { nullable: true, description: 'Why that score; null when not stated.' })
  note?: string | null
}

@ObjectType({ description: 'What kind of company the importer is: clause 14(b)(i).' })
export class AssessedRecipient {
  @Field(() => String, { nullable: true, description: 'Its sector, such as telecommunications; null when not stated.' })
  sector?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether laws on access reach its sector, as those of the United States reach electronic communication service providers; null when not stated.',
  })
  exposed?: boolean | null

  @Field(() => String, { nullable: true, description: 'More about that; null when not stated.' })
  note?: string | null
}

@ObjectType({ description: 'How far the law of the destination gives one of the four guarantees.' })
export class EssentialGuarantee {
  @Field(() => Int, { nullable: true, description: 'From 0 (given) to 4 (absent); null when not scored.' })
  score?: number | null

  @Field(() => String, { nullable: true, description: 'Why that score; null when not stated.' })
  note?: string | null
}

@ObjectType({
  description:
    'The four European Essential Guarantees for access by authorities, EDPB Recommendations 02/2020. The law is as good as the worst of them.',
})
export class EssentialGuarantees {
  @Field(() => EssentialGuarantee, {
    nullable: true,
    description: 'A: whether access rests on clear, precise and accessible rules.',
  })
  clearRules?: EssentialGuarantee | null

  @Field(() => EssentialGuarantee, {
    nullable: true,
    description: 'B: whether it is shown to be necessary and proportionate to what it is for.',
  })
  necessity?: EssentialGuarantee | null

  @Field(() => EssentialGuarantee, { nullable: true, description: 'C: whether it is overseen independently.' })
  oversight?: EssentialGuarantee | null

  @Field(() => EssentialGuarantee, {
    nullable: true,
    description: 'D: whether people have effective remedies against it.',
  })
  remedies?: EssentialGuarantee | null
}

@ObjectType({ description: 'The requests of authorities that the importer counted: clause 15.1(c).' })
export class AccessRequests {
  @Field(() => Int, { nullable: true, description: 'How many it received; null when not stated.' })
  received?: number | null

  @Field(() => Int, { nullable: true, description: 'How many of them it complied with; null when not stated.' })
  complied?: number | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day counted; null when not stated.' })
  from?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day counted; null when not stated.' })
  to?: string | null
}

@ObjectType({ description: 'Whether authorities reach such data in practice, whatever the law says.' })
export class AccessPractice {
  @Field(() => Int, {
    nullable: true,
    description: 'From 0 (ruled out) to 4 (to be expected); null when not scored.',
  })
  score?: number | null

  @Field(() => String, { nullable: true, description: 'What that rests on, in words; null when not stated.' })
  evidence?: string | null

  @Field(() => AccessRequests, {
    nullable: true,
    description: 'The importer’s own figures; null when none are stated.',
  })
  requests?: AccessRequests | null
}
