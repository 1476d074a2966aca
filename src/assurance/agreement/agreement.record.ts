import { Role } from '../../inventory/role.ts'
import { defineRecord, rowsPart } from '../../record/record-spec.ts'
import { choice, day, ref } from '../../record/scalars.ts'
import { group, list, optional, required, typed } from '../../record/shape.ts'
import { endsAfterItBegins, validity } from '../../record/validity.ts'
import { AgreementKind, agreementParties, agreements } from './agreement.table.ts'

export const agreementRecord = defineRecord({
  typename: 'Agreement',
  section: 'agreements',
  table: agreements,
  fields: {
    kind: required(choice(AgreementKind)),
    parties: optional(
      list(
        typed('AgreementParty', group({ organization: required(ref('organizations')), role: optional(choice(Role)) })),
      ),
    ),
    signedOn: optional(day),
    ...validity(),
  },
  parts: { parties: rowsPart(agreementParties, 'agreement', ['organization', 'role']) },
  together: endsAfterItBegins,
})
