import type { PgTable } from 'drizzle-orm/pg-core'
import { OrganizationKind, organizations } from '../inventory/organization/organization.table.ts'
import { Role } from '../inventory/role.ts'
import { groupBy } from '../law/group-by.ts'
import type { Law } from '../law/law.ts'
import { type Status, statusOf } from '../law/status.ts'
import { holds, type IsoDate, windowHolds } from '../law/windows.ts'
import { pushTo, remember } from '../platform/maps.ts'
import {
  ActivityStatus,
  activityData,
  type ProcessingActivityRow,
  processingActivities,
  roleAssignments,
} from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import type { FlowFacts, FlowGraph } from '../transfers/derive-graph.ts'
import { roleBook } from '../transfers/derive-roles.ts'
import type { Derivation } from '../transfers/derive-transfers.ts'
import type { SurveyedTransfer, TransferSurvey } from '../transfers/transfer-survey.ts'
import { contractBook } from './contract-book.ts'
import { findViolations, type Violation } from './policy/violations.ts'
import { regulationBook } from './regulation-book.ts'

/** A transfer that exists on the date, with its status then. */
export interface TransferOnDate extends SurveyedTransfer {
  status: Status
}

type Between = Pick<SurveyedTransfer, 'exporter' | 'importer'>

/** What rules stand on: the records and transfers of a workspace, the law, and a date. What several ask is worked out once. */
export class RuleGround {
  readonly survey: Survey
  readonly derivation: Derivation
  #activities: ProcessingActivityRow[] | undefined
  #declared: ProcessingActivityRow[] | undefined
  #flowsOf: Map<string | null, FlowFacts[]> | undefined
  #roleOf: ReturnType<typeof roleBook> | undefined
  #violations: Violation[] | undefined
  #transfers: TransferOnDate[] | undefined
  #transfersByEnds: Map<string, SurveyedTransfer[]> | undefined
  #contracts: ReturnType<typeof contractBook> | undefined
  #regulations: ReturnType<typeof regulationBook> | undefined
  readonly #lines = new Map<PgTable, Map<string, readonly string[]>>()

  constructor(
    readonly surveyed: TransferSurvey,
    readonly law: Law,
    readonly on: IsoDate,
  ) {
    this.survey = surveyed.survey
    this.derivation = surveyed.derivation
  }

  /** Those that are carried out or shall be, in key order. */
  get activities(): readonly ProcessingActivityRow[] {
    this.#activities ??= this.survey
      .rows(processingActivities)
      .filter(({ status }) => status !== ActivityStatus.RETIRED)
    return this.#activities
  }

  /** Those that somebody declares. One that was observed states no purpose, role or basis, and is not asked for it. */
  get declaredActivities(): readonly ProcessingActivityRow[] {
    this.#declared ??= this.activities.filter(({ key }) => !isObserved(key))
    return this.#declared
  }

  /** The flows of all activities that are not retired, with whom and where their ends are. */
  get flowGraph(): FlowGraph {
    return this.surveyed.graph
  }

  flowsOf(activity: string): readonly FlowFacts[] {
    this.#flowsOf ??= groupBy(this.flowGraph.flows, (flow) => flow.activity)
    return this.#flowsOf.get(activity) ?? []
  }

  /** Those that run on the date. */
  flowsOn(activity: string): readonly FlowFacts[] {
    return this.flowsOf(activity).filter(({ validFrom, validTo }) =>
      windowHolds({ from: validFrom, to: validTo }, this.on),
    )
  }

  /** The categories that an activity declares, and those that its flows carry on the date. */
  dataUsedBy(activity: string): string[] {
    const declared = this.survey.where(activityData, 'activity', activity).map(({ dataCategory }) => dataCategory)
    const carried = this.flowsOn(activity).flatMap(({ dataCategories }) => dataCategories)
    return [...new Set([...declared, ...carried])]
  }

  /** Which role an organization has in an activity for a category of data. */
  get roleOf() {
    this.#roleOf ??= roleBook(this.flowGraph)
    return this.#roleOf
  }

  /** What the workspace's policies deny. */
  get violations(): readonly Violation[] {
    this.#violations ??= findViolations(this)
    return this.#violations
  }

  /** Those that exist on the date, in key order. */
  get transfers(): readonly TransferOnDate[] {
    this.#transfers ??= [...this.surveyed.transfers.values()]
      .filter(({ facts }) => holds(facts.transfer.windows, this.on))
      .map((transfer) => ({ ...transfer, status: statusOf(this.law, transfer.facts, this.on) }))
    return this.#transfers
  }

  /** The transfers between two organizations that exist on the date or will, in key order. */
  transfersBetween(ends: Between): readonly SurveyedTransfer[] {
    if (!this.#transfersByEnds) {
      this.#transfersByEnds = new Map()
      for (const transfer of this.surveyed.transfers.values())
        if (!isOver(transfer, this.on)) pushTo(this.#transfersByEnds, nameOfEnds(transfer), transfer)
    }
    return this.#transfersByEnds.get(nameOfEnds(ends)) ?? []
  }

  /** The contracts under which one organization processes for another. */
  get contracts() {
    this.#contracts ??= contractBook(this)
    return this.#contracts
  }

  /** The regulations that records are under. */
  get regulations() {
    this.#regulations ??= regulationBook(this)
    return this.#regulations
  }

  /** What people call a record. */
  nameOf<T extends PgTable>(table: T, key: string): string {
    const row = this.survey.find(table, key) as { name?: string } | null
    return row?.name ?? key
  }

  /** A record of a tree, such as a data category, and what it is part of, up to the top. */
  lineOf<T extends PgTable>(table: T, key: string): readonly string[] {
    const known = remember(this.#lines, table, () => new Map<string, readonly string[]>())
    return remember(known, key, () => {
      const line = new Set<string>()
      for (let at: string | null = key; at !== null && !line.has(at); ) {
        line.add(at)
        at = (this.survey.find(table, at) as { parent?: string | null } | null)?.parent ?? null
      }
      return [...line]
    })
  }

  /** Whether two records of a tree are the same, or one is part of the other. */
  areRelated<T extends PgTable>(table: T, one: string, other: string): boolean {
    return this.lineOf(table, one).includes(other) || this.lineOf(table, other).includes(one)
  }

  /** Whether our own entities carry it out for others alone: then its ground in law is the others' to state. */
  isDoneForOthers(activity: string): boolean {
    const roles = this.survey.where(roleAssignments, 'activity', activity)
    const ours = roles.filter(({ organization }) => this.#isOurs(organization))
    return (
      roles.some(({ role }) => decides(role)) &&
      ours.length > 0 &&
      ours.every(({ role }) => role === Role.PROCESSOR || role === Role.SUBPROCESSOR)
    )
  }

  #isOurs(organization: string): boolean {
    return this.survey.find(organizations, organization)?.kind === OrganizationKind.OWN_ENTITY
  }
}

/** Whether an activity was seen by another system and not declared by anybody: the importer of OpenLineage names it so. */
export const isObserved = (activity: string): boolean => activity.startsWith('observed/')

/** Whether who has the role decides on purposes and means. */
export const decides = (role: Role): boolean => role === Role.CONTROLLER || role === Role.JOINT_CONTROLLER

const isOver = ({ facts }: SurveyedTransfer, on: IsoDate): boolean =>
  facts.transfer.windows.every(({ to }) => to !== null && to < on)

const nameOfEnds = ({ exporter, importer }: Between): string => `${exporter}\u0000${importer}`
