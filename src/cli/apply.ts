import { gatherManifest } from '../files/gather-manifest.ts'
import { askHub } from './ask-hub.ts'
import { setAside } from './baseline.ts'
import { deliver } from './deliver.ts'
import type { AppliedManifest } from './hub-answers.ts'
import type { ApplyRequest, HubClient } from './hub-client.ts'
import type { HubOptions, ReportOptions } from './options.ts'
import type { Output } from './output.ts'
import { reportOf, reportOfFaults, type Spoken } from './plan-manifest.ts'
import { readHere } from './read-here.ts'
import { isTooGrave } from './report.ts'
import { readPlanFile, refuseElsewhere } from './saved-plan.ts'

type Options = ReportOptions & HubOptions & { prune: boolean }

export async function apply(files: readonly string[], options: Options, output: Output): Promise<void> {
  const saved = files.length === 1 ? readPlanFile(files[0]!) : null
  if (saved) {
    const { manifest, prune, revision } = saved
    if (options.prune && !prune)
      throw new Error(
        `The plan ${files[0]} prunes nothing, and is applied as it was looked at. Plan again with --prune.`,
      )
    const { recordTypes: contents } = await import('../contents.ts')
    const nowhere = { gathered: await gatherManifest([]), contents }
    const request = { manifest, dryRun: false, prune, expectedRevision: revision }
    return send(request, nowhere, options, output, async (hub) =>
      refuseElsewhere(files[0]!, saved, await hub.whereabouts()),
    )
  }
  const read = await readHere(files, output)
  if (read.notes.length > 0) return deliver(reportOfFaults('apply', read), options, output)
  const { manifest } = read.gathered
  await send({ manifest, dryRun: false, prune: options.prune }, read, options, output)
}

async function send(
  request: ApplyRequest,
  spoken: Spoken,
  options: Options,
  output: Output,
  look: (hub: HubClient) => Promise<void> = async () => {},
): Promise<void> {
  const applied = await askHub('apply', options, output, spoken, async (hub) => {
    await look(hub)
    return output.during('Applying', unlessTooGrave(hub, request, spoken, options))
  })
  if (applied) await deliver(reportOf('apply', applied.answer, spoken, applied.done), options, output)
}

/** Looks first where findings may stand in the way; what was looked at is then what is applied. */
async function unlessTooGrave(
  hub: HubClient,
  request: ApplyRequest,
  spoken: Spoken,
  { failOn, baseline }: Options,
): Promise<{ answer: AppliedManifest; done: boolean }> {
  if (failOn === 'never') return { answer: await hub.applyManifest(request), done: true }
  const planned = await hub.applyManifest({ ...request, dryRun: true })
  const { findings } = setAside(reportOf('apply', planned, spoken, false).findings, baseline)
  if (planned.userErrors.length > 0 || isTooGrave(findings, failOn)) return { answer: planned, done: false }
  const expectedRevision = planned.revision ?? undefined
  return { answer: await hub.applyManifest({ ...request, expectedRevision }), done: true }
}
