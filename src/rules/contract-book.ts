import {
  AgreementKind,
  type AgreementPartyRow,
  type AgreementRow,
  agreementParties,
  agreements,
} from '../assurance/agreement/agreement.table.ts'
import { Role } from '../inventory/role.ts'
import type { RecordRef } from '../law/status.ts'
import { type IsoDate, windowHolds } from '../law/windows.ts'
import { period } from '../law/words.ts'
import { type SafeguardRow, safeguards } from '../transfers/safeguard/safeguard.table.ts'
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

  // Modules 2 and 3 of the EU's clauses also fulfil Art. 28(3) and (4): Decision (EU) 2021/914, Art. 1(2).
  const clausesBetween = (principal: string, processor: string): readonly SafeguardRow[] =>
    survey.where(safeguards, 'importer', processor).filter(({ exporter, mechanism }) => {
      const { module } = law.mechanisms.get(mechanism)!
      return exporter === principal && (module === 2 || module === 3)
    })

  function processing(principal: string, processor: string): ContractFound {
    const shared = agreementsOf([principal, processor])
    const fitting = shared.filter((each) => processingKinds.includes(each.kind) && bindsAsProcessor(each, processor))
    const clauses = clausesBetween(principal, processor)
    const inForce = fitting.some((each) => isInForce(each, on)) || clauses.some((each) => windowHolds(timeOf(each), on))
    const services = shared.filter(({ kind }) => kind === AgreementKind.SERVICES)
    const seen = [...fitting, ...clauses, ...services]
    const instead = seen.map((each) => `${each.name} (${period(timeOf(each))})`)
    const words = inForce || instead.length === 0 ? '' : ` On record: ${instead.join('; ')}.`
    const records = [
      ...[...fitting, ...services].map(({ key }) => ({ type: 'Agreement', key })),
      ...clauses.map(({ key }) => ({ type: 'Safeguard', key })),
    ]
    return { inForce, words, records }
  }

  return { processing, agreementsOf }
}

const processingKinds: readonly string[] = [AgreementKind.DPA, AgreementKind.STANDARD_CLAUSES]

/** An agreement runs from the day it says, else from its signature. */
const timeOf = (contract: { signedOn?: IsoDate | null; validFrom: IsoDate | null; validTo: IsoDate | null }) => ({
  from: contract.validFrom ?? contract.signedOn ?? null,
  to: contract.validTo,
})

export const isInForce = (agreement: AgreementRow, on: IsoDate): boolean => windowHolds(timeOf(agreement), on)
