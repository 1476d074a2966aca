import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Role } from '../../inventory/role.ts'
import { StatusCode } from '../../law/status.ts'
import { CountryCode, DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { PairRole, TransferRow } from './transfer.table.ts'

registerEnumType(StatusCode, {
  name: 'TransferStatusCode',
  description: 'What the law says of a transfer on a date.',
  valuesConfig: {
    NOT_RESTRICTED: {
      description: 'On this date its flows cross no border of the regime, or do not exist; counts as covered.',
    },
    ADEQUATE: {
      description: 'An adequacy decision covers it: of the country, or of importers in its scope or on its list.',
    },
    SAFEGUARDED: { description: 'An appropriate safeguard holds: clauses, binding corporate rules or the like.' },
    DEROGATION: { description: 'A derogation for specific situations holds. A last resort, to be read strictly.' },
    TIA_MISSING: { description: 'A mechanism fits, but the assessment it needs is not on record, undated or open.' },
    TIA_STALE: {
      description: 'A mechanism fits, but its assessment is past its review, or what it looked at changed.',
    },
    TIA_SUSPENDED: { description: 'A mechanism fits, but its assessment says to suspend the transfer.' },
    MECHANISM_ENDED: { description: 'What is recorded for it has ended, or has not begun.' },
    MECHANISM_MISMATCH: { description: 'What is recorded for it is for another regime, destination or pair of roles.' },
    CERTIFICATION_MISSING: {
      description:
        'A mechanism reaches only importers in its scope or on its list, and no valid record says that this one is.',
    },
    UNCOVERED: { description: 'Nothing is recorded that it could rest on.' },
    UNDETERMINED: { description: 'The reference data does not reach back to this date.' },
  },
})

@ObjectType({ description: 'Why a derived value is what it is: the rule, and the records it looked at.' })
export class Reason {
  @Field(() => String, { description: 'A stable code of the rule, such as TIA_MISSING.' })
  rule!: string

  @Field(() => String, { description: 'What was looked at and what it says, in plain words.' })
  message!: string

  @Field(() => String, { nullable: true, description: 'The provision or judgment the rule comes from.' })
  legalReference!: string | null
}

@ObjectType({
  description:
    'The status of a transfer on a date. Computed from dated law, dated safeguards and the assessments, never typed in.',
})
export class TransferStatus {
  @Field(() => StatusCode, { description: 'The route that holds, or the one that got farthest.' })
  code!: StatusCode

  @Field(() => Boolean, { description: 'Whether the transfer has a basis to rely on.' })
  covered!: boolean

  @Field(() => [Reason], { description: 'What was chosen and why, and why each other route failed.' })
  reasons!: unknown

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day on which known dates bring another answer (code, covered or mechanism); null when none is known.',
  })
  changesOn!: string | null
}

@ObjectType({
  implements: InventoryRecord,
  description:
    'A restricted transfer: an edge between an exporter and an importer over the border of a legal regime. Made by the hub from the flows, in the transaction that changes them.',
})
export class Transfer extends InventoryRecord implements TransferRow {
  exporter!: string
  importer!: string
  regime!: string
  exporterPairRole!: PairRole
  importerPairRole!: PairRole
  touchesSystem!: boolean

  @Field(() => CountryCode, {
    description:
      'The country the data leave from, inside the regime; of an onward transfer, the country they had reached.',
  })
  fromCountry!: string

  @Field(() => CountryCode, { description: 'The country they go to, outside the regime.' })
  toCountry!: string

  @Field(() => Role, { description: 'The exporter’s role: the first, in the order of the enum, among its flows.' })
  exporterRole!: Role

  @Field(() => Role, { description: 'The importer’s role: the first, in the order of the enum, among its flows.' })
  importerRole!: Role
}
