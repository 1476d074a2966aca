import type { CertificationRow } from '../assurance/certification/certification.table.ts'
import type { AssessmentFacts, CertificationFacts, SafeguardFacts, TransferFacts } from '../law/status.ts'
import { union, type Window } from '../law/windows.ts'
import type { Scope } from '../record/scope.ts'
import { looksLoader } from './assessment-looks.ts'
import { loadRolesNotStated } from './roles-not-stated.loads.ts'
import type { SafeguardRow } from './safeguard/safeguard.table.ts'
import type { TransferRow } from './transfer/transfer.table.ts'
import type { TransferImpactAssessmentRow } from './transfer-impact-assessment/transfer-impact-assessment.table.ts'

/** All that the status of a transfer is computed from, on whatever date. */
export interface Facts {
  transfer: TransferFacts
  safeguards: SafeguardFacts[]
  certifications: CertificationFacts[]
  assessments: AssessmentFacts[]
}

/** The facts of transfers, in one statement for each kind of record, whatever the number of transfers. */
export function factsLoader(scope: Scope) {
  return scope.load.by<TransferRow, Facts>('transfer facts', (transfers) => loadFacts(scope, transfers))
}

export async function loadFacts(scope: Scope, transfers: readonly TransferRow[]): Promise<Facts[]> {
  const [windows, safeguards, certifications, assessments, rolesNotStated] = await Promise.all([
    loadWindows(scope, transfers),
    loadSafeguards(scope, transfers),
    loadCertifications(scope, transfers),
    loadAssessments(scope, transfers),
    loadRolesNotStated(scope, transfers),
  ])
  return transfers.map((transfer) => ({
    transfer: {
      key: transfer.key,
      exporter: transfer.exporter,
      importer: transfer.importer,
      fromCountry: transfer.fromCountry,
      toCountry: transfer.toCountry,
      regime: transfer.regime,
      pair: { exporter: transfer.exporterPairRole, importer: transfer.importerPairRole },
      rolesNotStated: rolesNotStated.get(transfer.key) ?? [],
      windows: union(windows.get(transfer.key) ?? []),
      touchesSystem: transfer.touchesSystem,
    },
    safeguards: safeguards.get(pairOf(transfer)) ?? [],
    certifications: certifications.get(transfer.importer) ?? [],
    assessments: assessments.get(endsOf(transfer)) ?? [],
  }))
}

async function loadWindows({ sql, workspaceId }: Scope, transfers: readonly TransferRow[]) {
  const rows = await sql<{ transfer: string; from: string | null; to: string | null }[]>`
    select distinct transfer, starts_on as from, ends_on as to from transfer_legs
     where workspace_id = ${workspaceId} and transfer = any(${transfers.map(({ key }) => key)})`
  return gather(
    rows,
    ({ transfer }) => transfer,
    ({ from, to }): Window => ({ from, to }),
  )
}

async function loadSafeguards({ sql, workspaceId }: Scope, transfers: readonly TransferRow[]) {
  const rows = await sql<SafeguardRow[]>`
    select s.key, s.exporter, s.importer, s.mechanism, s.confidence, s.valid_from, s.valid_to
      from (select distinct * from unnest(${transfers.map((t) => t.exporter)}::text[], ${transfers.map((t) => t.importer)}::text[]))
             as e(exporter, importer)
      join safeguards s on s.workspace_id = ${workspaceId} and s.exporter = e.exporter and s.importer = e.importer
     where s.retired_at is null order by s.key`
  return gather(rows, pairOf, ({ key, exporter, importer, mechanism, confidence, validFrom, validTo }) => ({
    key,
    exporter,
    importer,
    mechanism,
    confidence,
    validFrom,
    validTo,
  }))
}

async function loadCertifications({ sql, workspaceId }: Scope, transfers: readonly TransferRow[]) {
  const rows = await sql<CertificationRow[]>`
    select key, organization, standard, valid_from, valid_to from certifications
     where workspace_id = ${workspaceId} and retired_at is null
       and organization = any(${[...new Set(transfers.map(({ importer }) => importer))]})
     order by key`
  return gather(
    rows,
    ({ organization }) => organization,
    ({ key, organization, standard, validFrom, validTo }) => ({
      key,
      organization,
      standard,
      validFrom,
      validTo,
    }),
  )
}

async function loadAssessments(scope: Scope, transfers: readonly TransferRow[]) {
  const { sql, workspaceId } = scope
  const rows = await sql<(TransferImpactAssessmentRow & { exporter: string; importer: string; toCountry: string })[]>`
    select a.key, a.outcome, a.assessed_on, a.review_due_on, a.changed_in, e.exporter, e.importer, e.to_country
      from (select distinct * from unnest(${transfers.map((t) => t.exporter)}::text[], ${transfers.map((t) => t.importer)}::text[],
                                          ${transfers.map((t) => t.toCountry)}::text[])) as w(exporter, importer, to_country)
      join assessed_ends e on e.workspace_id = ${workspaceId} and e.exporter = w.exporter and e.importer = w.importer
                          and e.to_country = w.to_country
      join transfer_impact_assessments a on a.workspace_id = e.workspace_id and a.key = e.assessment
     where a.retired_at is null order by a.changed_in, a.key`
  const looksAt = await looksLoader(scope).loadMany(rows.map(({ key }) => key))
  return gather(
    rows.map((row, recorded) => ({ row, recorded })),
    ({ row }) => endsOf(row),
    ({ row: { key, outcome, assessedOn, reviewDueOn }, recorded }): AssessmentFacts => {
      const looks = looksAt[recorded]!
      if (looks instanceof Error) throw looks
      return { key, outcome, assessedOn, reviewDueOn, recorded, ...looks }
    },
  )
}

const pairOf = ({ exporter, importer }: { exporter: string; importer: string }) => `${exporter}\u0000${importer}`
const endsOf = (ends: { exporter: string; importer: string; toCountry: string }) =>
  `${pairOf(ends)}\u0000${ends.toCountry}`

function gather<R, V>(rows: readonly R[], keyOf: (row: R) => string, valueIn: (row: R) => V): Map<string, V[]> {
  const gathered = new Map<string, V[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const values = gathered.get(key)
    if (values) values.push(valueIn(row))
    else gathered.set(key, [valueIn(row)])
  }
  return gathered
}
