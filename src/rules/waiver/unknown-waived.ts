import { suggest } from '../../platform/suggest.ts'
import { dataFlows } from '../../processing/data-flow/data-flow.table.ts'
import { type Path, type Problem, show } from '../../record/check.ts'
import type { RecordSpec } from '../../record/record-spec.ts'
import type { TransferSurvey } from '../../transfers/transfer-survey.ts'
import { type WaiverRow, waivers } from './waiver.table.ts'

/** A record that an input says, and where. */
export interface SaidAt {
  key: string
  path: Path
}

/** Reports the waivers that name a type or a record that there is none of. */
export function reportUnknownWaived(
  contents: readonly RecordSpec[],
  surveyed: TransferSurvey,
  said: readonly SaidAt[],
): Problem[] {
  const keysOf = keysByType(contents, surveyed)
  return said.flatMap(({ key, path }) => {
    const waiver = surveyed.survey.find(waivers, key)!
    const { recordType, record } = waiver
    const keys = keysOf.get(recordType)?.()
    if (!keys)
      return unknown([...path, 'recordType'], `There is no record type ${show(recordType)}.`, recordType, [
        ...keysOf.keys(),
      ])
    if (mayComeLater(waiver) || keys.includes(record)) return []
    return unknown([...path, 'record'], `There is no ${recordType} with the key ${show(record)}.`, record, keys)
  })
}

/** The keys of the records of each type that findings can be about. */
function keysByType(
  contents: readonly RecordSpec[],
  { survey, transfers }: TransferSurvey,
): Map<string, () => string[]> {
  return new Map([
    ...contents.map((spec) => [spec.typename, () => survey.keysOf(spec)] as const),
    ['DataFlow', () => survey.rows(dataFlows).map(({ key }) => key)],
    ['Transfer', () => [...transfers.keys()]],
  ])
}

// What an enforced policy denies is not let in before it is waived.
const mayComeLater = ({ rule }: WaiverRow): boolean => rule === 'POLICY_VIOLATED'

function unknown(path: Path, message: string, written: string, among: readonly string[]): Problem[] {
  const near = suggest(written, among)
  const remedy = near ? `Did you mean ${near}?` : 'Name the type and the key of the record that the finding is about.'
  return [{ code: 'UNKNOWN_REFERENCE', message, path, remedy }]
}
