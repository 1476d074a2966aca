import { recordTypes } from '../../src/contents.ts'
import { loadLaw } from '../../src/law/law.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { surveyOfManifest } from '../../src/manifest/survey-manifest.ts'
import { Check } from '../../src/record/check.ts'
import { surveyTransfers, type TransferSurvey } from '../../src/transfers/transfer-survey.ts'

/** The survey of a manifest, as if nothing else were on record; a manifest with something wrong in it fails the test. */
export function surveyOf(manifest: object, law = loadLaw()): TransferSurvey {
  const check = new Check()
  const read = readManifest(recordTypes, manifest, check)
  if (check.problems.length > 0) throw new Error(JSON.stringify(check.problems, null, 2))
  return surveyTransfers(surveyOfManifest(read), new Map(), law)
}
