import {
  AgreementKind,
  type AgreementPartyRow,
  type AgreementRow,
  agreementParties,
  agreements,
} from '../assurance/agreement/agreement.table.ts'
import { Role } from '../inventory/role.ts'
import type { Mechanism } from '../law/mechanism.ts'
import { fitsPair } from '../law/mechanism-windows.ts'
import type { RecordRef } from '../law/status.ts'
import { type IsoDate, windowHolds } from '../law/windows.ts'
import { listed, pairWords, period } from '../law/words.ts'
import { Confidence } from '../platform/tables.ts'
import { type SafeguardRow, safeguards } from '../transfers/safeguard/safeguard.table.ts'
import { PairRole } from '../transfers/transfer/transfer.table.ts'
import type { Engagement } from './engagements.ts'
import type { RuleGround } from './rule-ground.ts'

/** What is on record between an organization and one that processes for it. */
export interface ContractFound {
  inForce: boolean
  /** What is on record although nothing is in force, as a sentence to be added; else empty. */
  words: string
  records: RecordRef[]
}

/** Looks up the contracts under which one organization processes for another (GDPR Art. 28(3), 28(4)). */
export function contractBook({ survey, law, on }: Pick<RuleGround, 'survey' | 'law' | 'on'>) {
  const rowsOf = new Map<string, AgreementPartyRow[]>()
  for (const row of survey.rows(agreementParties)) {
    const name = `${row.agreement}\u0000${row.organization}`
    rowsOf.set(name, [...(rowsOf.get(name) ?? []), row])
  }

  /** The agreements that all of them are parties to, in key order. */
  function agreementsOf(organizations: readonly string[]): AgreementRow[] {
    const lists = organizations.map((each) => survey.where(agreementParties, 'organization', each))
    const shortest = lists.toSorted((a, b) => a.length - b.length)[0] ?? []
    const shared = new Set(
      shortest
        .filter(({ agreement }) => organizations.every((each) => rowsOf.has(`${agreement}\u0000${each}`)))
        .map(({ agreement }) => agreement),
    )
    return [...shared].sort().flatMap((key) => survey.find(agreements, key) ?? [])
  }

  /** Who is party as something else, a controller say, is not bound as a processor. */
  const bindsAsProcessor = ({ key }: AgreementRow, processor: string): boolean =>
    rowsOf
      .get(`${key}\u0000${processor}`)!
      .some(({ role }) => role === null || role === Role.PROCESSOR || role === Role.SUBPROCESSOR)

  // Modules 2 and 3 of the EU's clauses, the ones for importers that are processors, also fulfil Art. 28(3) and (4)
  // between those they are made for: Decision (EU) 2021/914, Art. 1(2) and recital 9.
  const clausesBetween = (principal: string, processor: string): Clauses[] =>
    survey
      .where(safeguards, 'importer', processor)
      .filter(({ exporter }) => exporter === principal)
      .map((safeguard) => ({ safeguard, mechanism: law.mechanisms.get(safeguard.mechanism)! }))
      .filter(({ mechanism }) => mechanism.module !== undefined)

  function processing({ principal, processor, principalIs }: Engagement): ContractFound {
    const shared = agreementsOf([principal, processor])
    const clauses = clausesBetween(principal, processor)
    // Which module an agreement on clauses is of, a safeguard says that names it.
    const told = new Set(clauses.map(({ safeguard }) => safeguard.agreement))
    const isContract = ({ kind, key }: AgreementRow): boolean =>
      kind === AgreementKind.DPA || (kind === AgreementKind.STANDARD_CLAUSES && !told.has(key))
    const fitting = shared.filter((each) => isContract(each) && bindsAsProcessor(each, processor))
    const inForce =
      fitting.some((each) => isInForce(each, on)) ||
      clauses.some((each) => windowHolds(timeOf(each.safeguard), on) && whyNoContract(each, principalIs) === '')
    const services = shared.filter(({ kind }) => kind === AgreementKind.SERVICES)
    const instead = [
      ...fitting.map(inWords),
      ...clauses.map((each) => `${inWords(each.safeguard)}${whyNoContract(each, principalIs)}`),
      ...services.map(inWords),
    ]
    const words = inForce || instead.length === 0 ? '' : ` On record: ${instead.join('; ')}.`
    const records = [
      ...[...fitting, ...services].map(({ key }) => ({ type: 'Agreement', key })),
      ...clauses.map(({ safeguard: { key } }) => ({ type: 'Safeguard', key })),
    ]
    return { inForce, words, records }
  }

  return { processing, agreementsOf }
}

interface Clauses {
  safeguard: SafeguardRow
  mechanism: Mechanism
}

/** Why clauses do not count as the contract, in words to be added; empty: they do. */
function whyNoContract({ safeguard, mechanism }: Clauses, principalIs: readonly PairRole[]): string {
  if (safeguard.confidence === Confidence.INFERRED) return `, of which module ${mechanism.module} is inferred`
  if (principalIs.some((exporter) => fitsPair(mechanism, { exporter, importer: PairRole.PROCESSOR }))) return ''
  return `, module ${mechanism.module}, which is for ${listed(mechanism.rolePairs.map(pairWords))}`
}

interface Contract {
  name: string
  signedOn?: IsoDate | null
  validFrom: IsoDate | null
  validTo: IsoDate | null
}

/** An agreement runs from the day it says, else from its signature. */
const timeOf = (contract: Contract) => ({
  from: contract.validFrom ?? contract.signedOn ?? null,
  to: contract.validTo,
})

const inWords = (contract: Contract): string => `${contract.name} (${period(timeOf(contract))})`

export const isInForce = (agreement: AgreementRow, on: IsoDate): boolean => windowHolds(timeOf(agreement), on)
