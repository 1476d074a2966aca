import type { AgreementEntry } from '../manifest.ts'
import { type Drawn, type Placed, placed, theFact } from './drawn.ts'
import { type Citing, describe } from './evidence.ts'
import type { BandwidthInput } from './input.ts'
import { customers, unnamedAffiliates } from './readings.ts'

type Contract = Placed<BandwidthInput['contracts'][number]>

/** The contracts, with their parties as far as the sources name them. */
export function drawAgreements(input: BandwidthInput, citing: Citing): Drawn<AgreementEntry>[] {
  return placed('contracts', input.contracts).map((contract) => ({
    key: contract.id,
    entry: {
      name: contract.name,
      ...describe(...termsOf(contract, citing), ...clausesWithCustomers(contract, input)),
      kind: contract.id === 'dpa' ? 'DPA' : 'SERVICES',
      ...partiesOf(contract, input),
      ...(contract.effective && { validFrom: contract.effective.value }),
      ...citing.evidence(contract),
    },
    from: [contract.at],
  }))
}

function termsOf(contract: Contract, citing: Citing): (string | undefined)[] {
  const { effective, parties, attachesTo } = contract
  return [
    contract.note,
    contract.url && `Text: ${contract.url}`,
    contract.offeredTo && `Offered to: ${contract.offeredTo}`,
    contract.contains && `Contains: ${contract.contains.join(', ')}`,
    parties && citing.quote(`Parties: ${parties.value}`, parties),
    effective && citing.quote(`Effective: ${effective.value}`, effective),
    attachesTo && citing.quote(`Attaches to: ${attachesTo.value.join(', ')}`, attachesTo),
    contract.changeNoticeDays === undefined ? undefined : `Days of notice of a change: ${contract.changeNoticeDays}`,
  ]
}

function clausesWithCustomers({ id }: Contract, { transfers }: BandwidthInput): (string | null)[] {
  const { name, mechanismStated } = theFact(transfers, 'tr-customers')
  return id === 'dpa' ? [`${name}: ${mechanismStated}; the module and who sends to whom are not stated`] : []
}

/** The roles are left out: who is controller and who is processor depends on the data, not on the contract. */
function partiesOf({ id }: Contract, { organization }: BandwidthInput): Pick<AgreementEntry, 'parties'> {
  const own = [{ organization: organization.id }, { organization: unnamedAffiliates.key }]
  if (id === 'dpa') return { parties: [...own, { organization: customers }] }
  return id === 'csa' ? { parties: own } : {}
}
