import { certifications } from '../assurance/certification/certification.table.ts'
import { organizations } from '../inventory/organization/organization.table.ts'
import type { Law } from '../law/law.ts'
import type { AssessmentFacts, Facts } from '../law/status.ts'
import { union } from '../law/windows.ts'
import { pushTo } from '../platform/maps.ts'
import type { Survey } from '../record/survey.ts'
import { factsLookedAt, ownFactsOf } from './country-profile/facts-looked-at.ts'
import type { FlowGraph } from './derive-graph.ts'
import { type Derivation, type DerivedTransfer, deriveTransfers, transferName } from './derive-transfers.ts'
import { flowGraphOf } from './flow-graph.ts'
import { safeguards } from './safeguard/safeguard.table.ts'
import { territoryOf } from './territory-of.ts'
import {
  type AssessedEndsRow,
  assessedEnds,
  assessmentCountryProfiles,
  transferImpactAssessments,
} from './transfer-impact-assessment/transfer-impact-assessment.table.ts'

/** What changed since each assessment was made, by its key. What is missing has not changed. */
export type AssessmentChanges = ReadonlyMap<string, AssessmentFacts['changes']>

/** A transfer with all that its status is computed from, on whatever date and under whatever law. */
export interface SurveyedTransfer extends DerivedTransfer {
  name: string
  facts: Facts
}

/** The transfers that a survey's flows amount to. The keys are those of the transfers on record. */
export interface TransferSurvey {
  survey: Survey
  changes: AssessmentChanges
  /** Its flows, with whom and where their ends are. */
  graph: FlowGraph
  derivation: Derivation
  /** The assessments that looked at these ends, in the order in which they were last recorded. */
  assessmentsOf(ends: Ends): readonly AssessmentFacts[]
  /** In key order. */
  transfers: ReadonlyMap<string, SurveyedTransfer>
}

/** A graph with the transfers that its flows amount to. */
export type DerivedGraph = Pick<TransferSurvey, 'graph' | 'derivation'>

/** Of the law, only its territory matters. */
export const deriveGraph = (graph: FlowGraph, law: Law): DerivedGraph => ({
  graph,
  derivation: deriveTransfers(graph, territoryOf(law)),
})

/** Gives the transfers of a survey what their status is computed from; a what-if calls it with another graph. */
export function surveyTransfers(
  survey: Survey,
  changes: AssessmentChanges,
  law: Law,
  { graph, derivation }: DerivedGraph = deriveGraph(flowGraphOf(survey), law),
): TransferSurvey {
  const assessments = assessmentsByEnds(survey, changes)
  const nameOf = (key: string) => survey.find(organizations, key)?.name ?? key
  const transfers = derivation.transfers.map((transfer): [string, SurveyedTransfer] => {
    const { key, exporter, importer, fromCountry, toCountry, regime, pair, rolesNotStated, touchesSystem, legs } =
      transfer
    const windows = union(legs.flatMap((leg) => leg.windows))
    const facts: Facts = {
      transfer: {
        key,
        exporter,
        importer,
        fromCountry,
        toCountry,
        regime,
        pair,
        rolesNotStated,
        windows,
        touchesSystem,
      },
      safeguards: survey.where(safeguards, 'exporter', exporter).filter((each) => each.importer === importer),
      certifications: [...survey.where(certifications, 'organization', importer)],
      assessments: assessments.get(endsOf(transfer)) ?? [],
    }
    const names = { exporterName: nameOf(exporter), importerName: nameOf(importer) }
    const name = transferName(transfer, { ...names, regimeName: law.regimes.get(regime)!.name })
    return [key, { ...transfer, name, facts }]
  })
  return {
    survey,
    changes,
    graph,
    derivation,
    assessmentsOf: (ends) => assessments.get(endsOf(ends)) ?? [],
    transfers: new Map(transfers),
  }
}

/** In the order in which they were last recorded; from a manifest, which knows of no order, in that of their keys. */
function assessmentsByEnds(survey: Survey, changes: AssessmentChanges): Map<string, AssessmentFacts[]> {
  const inOrder = survey
    .rows(transferImpactAssessments)
    .toSorted((a, b) => (a.changedIn ?? 0) - (b.changedIn ?? 0) || (a.key < b.key ? -1 : 1))
  const looksAt = factsLookedAt(ownFactsOf(survey))
  const byEnds = new Map<string, AssessmentFacts[]>()
  for (const [recorded, { key, outcome, assessedOn, reviewDueOn }] of inOrder.entries()) {
    const assessed = survey.where(assessedEnds, 'assessment', key)
    const looks = looksAt(assessed, survey.where(assessmentCountryProfiles, 'assessment', key))
    const facts = { key, outcome, assessedOn, reviewDueOn, recorded, changes: changes.get(key) ?? [], ...looks }
    for (const ends of new Set(assessed.map(endsOf))) pushTo(byEnds, ends, facts)
  }
  return byEnds
}

type Ends = Pick<AssessedEndsRow, 'exporter' | 'importer' | 'toCountry'>

const endsOf = ({ exporter, importer, toCountry }: Ends) => `${exporter}\u0000${importer}\u0000${toCountry}`
