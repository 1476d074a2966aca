import type { Given } from '../given.ts'
import type { SystemEntry } from '../manifest.ts'
import { keyFor } from '../names.ts'
import type { RecordDraft } from '../record-draft.ts'
import { drawDeclarations } from './declarations.ts'
import { stated } from './evidence.ts'
import type { FidesDraft } from './fides-draft.ts'
import { organizationOf, vendorOf } from './organizations.ts'

/** What a description says of a system, for want of fields of its own. */
const notes = {
  description: null,
  system_type: 'Kind',
  administrating_department: 'Department',
  vendor_id: 'Vendor id',
  privacy_policy: 'Privacy policy',
  legal_address: 'Legal address',
  dpo: 'Privacy contact',
  joint_controller_info: 'Joint controller',
  data_security_practices: 'Security practices',
  reason_for_exemption: 'Reason for exemption from privacy law',
  dpa_location: 'Data protection assessments',
  dpa_progress: 'Progress of the assessment',
  legitimate_interest_disclosure_url: 'Disclosure of legitimate interests',
}

/** What is only worth a line when it is so. */
const marks = {
  uses_profiling: 'Uses profiling',
  exempt_from_privacy_regulations: 'Exempt from privacy law',
  requires_data_protection_assessments: 'Requires data protection assessments',
  does_international_transfers: 'Transfers data to other countries',
}

/** What older files say in parts. */
const older = {
  joint_controller: ['Joint controller', ['name', 'address', 'email', 'phone']],
  data_protection_impact_assessment: ['Data protection impact assessment', ['is_required', 'progress', 'link']],
} as const

/** Systems, with a processing activity for each of their privacy declarations. */
export function drawSystems(draft: FidesDraft, systems: readonly Given[]): void {
  for (const system of systems) {
    const fidesKey = system.field('fides_key')
    const record = draft.record('systems', keyFor(fidesKey.text!)).call(fidesKey.text!).evidence(stated(system))
    fidesKey.carry(record.at, record.key)
    record.named(system.field('name'))
    describe(record, system)
    const operator = operatorOf(draft, system, record)
    drawDeclarations(draft, system, record, operator)
  }
}

function describe(record: RecordDraft<SystemEntry>, system: Given): void {
  for (const [field, label] of Object.entries(notes)) record.note(label, system.field(field))
  for (const [field, label] of Object.entries(marks)) {
    if (system.field(field).isYes) record.note(label, system.field(field))
    else system.field(field).leave('It says that something is not so, which is what a record says without it')
  }
  for (const country of system.field('third_country_transfers').items()) record.note('Third country', country)
  for (const [field, [label, parts]] of Object.entries(older))
    for (const part of parts) record.note(`${label}, ${part}`, system.field(field).field(part))
  for (const basis of system.field('legal_basis_for_profiling').items()) record.note('Legal basis for profiling', basis)
  for (const basis of system.field('legal_basis_for_transfers').items()) record.note('Legal basis for transfers', basis)
}

/** The business that is named, else the organization that the system belongs to. */
function operatorOf(draft: FidesDraft, system: Given, record: RecordDraft<SystemEntry>): string | null {
  const vendor = vendorOf(draft, system)
  const organization = organizationOf(draft, system)
  if (vendor) record.set('operator', vendor)
  if (vendor && organization) record.note('Belongs to', system.field('organization_fides_key'))
  else if (organization) record.set('operator', organization, system.field('organization_fides_key'))
  return vendor ?? organization
}
