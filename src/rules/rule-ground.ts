import type { Law } from '../law/law.ts'
import { type Status, statusOf } from '../law/status.ts'
import { holds, type IsoDate } from '../law/windows.ts'
import {
  ActivityStatus,
  type ProcessingActivityRow,
  processingActivities,
} from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import type { Derivation } from '../transfers/derive-transfers.ts'
import type { SurveyedTransfer, TransferSurvey } from '../transfers/transfer-survey.ts'

/** A transfer that exists on the date, with its status then. */
export interface TransferOnDate extends SurveyedTransfer {
  status: Status
}

/** What rules stand on: the records and transfers of a workspace, the law, and a date. What several ask is worked out once. */
export class RuleGround {
  readonly survey: Survey
  readonly derivation: Derivation
  #activities: ProcessingActivityRow[] | undefined
  #transfers: TransferOnDate[] | undefined

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

  /** Those that exist on the date, in key order. */
  get transfers(): readonly TransferOnDate[] {
    this.#transfers ??= [...this.surveyed.transfers.values()]
      .filter(({ facts }) => holds(facts.transfer.windows, this.on))
      .map((transfer) => ({ ...transfer, status: statusOf(this.law, transfer.facts, this.on) }))
    return this.#transfers
  }
}
