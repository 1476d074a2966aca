import type { OrganizationEntry } from '../manifest.ts'
import { type Drawn, type Placed, placed, theFact } from './drawn.ts'
import { type Citing, describe, notStatedLine } from './evidence.ts'
import type { BandwidthInput } from './input.ts'
import { customers, unnamedAffiliates } from './readings.ts'

type Affiliate = BandwidthInput['affiliates'][number]

/** The company, its affiliates, and its customers as one organization. A mention of an affiliate is not another one. */
export function drawOrganizations(input: BandwidthInput, citing: Citing): Drawn<OrganizationEntry>[] {
  const affiliates = placed('affiliates', input.affiliates)
  const mentions = affiliates.filter((affiliate) => affiliate.refersTo)
  return [
    company(input, citing),
    ...affiliates
      .filter((affiliate) => !affiliate.refersTo)
      .map((affiliate) => {
        const itsMentions = mentions.filter((mention) => mention.refersTo === affiliate.id)
        return drawAffiliate(affiliate, itsMentions, input.organization.id, citing)
      }),
    allCustomers(input, citing),
  ]
}

function company({ organization, roles, subprocessors, transfers }: BandwidthInput, citing: Citing) {
  const framework = theFact(transfers, 'tr-dpf')
  const entry: OrganizationEntry = {
    name: organization.name,
    ...describe(
      `Trade name: ${organization.tradeName}`,
      `Address: ${organization.address} (${organization.region})`,
      citing.quote(organization.legalForm.value, organization.legalForm),
      ...organization.formerNames.map((former) =>
        citing.quote(`Former name: ${former.value}; ${former.note ?? 'no date stated'}`, former),
      ),
      citing.quote(`Industry: ${organization.industry.value}`, organization.industry),
      citing.quote(`Word for employees: ${organization.employeesTerm.value}`, organization.employeesTerm),
      ...roles.map(({ role, scope }) => `${role}: ${scope}`),
      ...subprocessors.statements.map((statement) => citing.quote(`Subprocessors: ${statement.text}`, statement)),
      'Subprocessors: the sources read here name none',
      framework.note && `${framework.name}: ${framework.note}`,
      notStatedLine({
        'data protection officer': organization.dpo,
        'EU representative': organization.euRepresentative,
        'UK representative': organization.ukRepresentative,
      }),
    ),
    kind: 'OWN_ENTITY',
    country: organization.country,
    ...citing.evidence(organization),
  }
  return { key: organization.id, entry, from: ['organization', ...placed('roles', roles).map(({ at }) => at)] }
}

function drawAffiliate(affiliate: Placed<Affiliate>, mentions: Placed<Affiliate>[], parent: string, citing: Citing) {
  const entry: OrganizationEntry = {
    name: affiliate.name,
    ...describe(
      affiliate.since ? `${affiliate.relation}, since ${affiliate.since}` : affiliate.relation,
      affiliate.note,
      ...mentions.map((mention) => citing.quote(`Mentioned as "${mention.name}": ${mention.relation}`, mention)),
    ),
    kind: 'OWN_ENTITY',
    ...(affiliate.country && { country: affiliate.country }),
    ...(affiliate.relation.startsWith('subsidiary') && { parent }),
    ...citing.evidence(affiliate),
  }
  const key = affiliate.id === unnamedAffiliates.factId ? unnamedAffiliates.key : affiliate.id
  return { key, entry, from: [affiliate, ...mentions].map(({ at }) => at) }
}

function allCustomers({ contracts }: BandwidthInput, citing: Citing) {
  const entry: OrganizationEntry = {
    name: 'Bandwidth customers (not enumerated)',
    ...describe('All customers as one: the sources name none, and no country'),
    kind: 'CUSTOMER',
    ...citing.evidence(theFact(contracts, 'dpa')),
  }
  return { key: customers, entry, from: [] }
}
