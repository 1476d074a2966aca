import type { Evidence, FlowRow, ProcessingActivityEntry } from '../manifest.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { cut, joinKeys, keyFor } from '../names.ts'
import type { RecordDraft } from '../record-draft.ts'
import { observedIn, systemOf } from './datasets.ts'
import type { Observed, ObservedJob } from './observed.ts'
import { type Categories, categoriesOf, passing } from './spread-categories.ts'
import type { Tags } from './tags.ts'

/** One flow of a job, before it has its activity. */
type Passage = Pick<FlowRow, 'from' | 'to' | 'dataCategories'>

/** As many flows as a list of a manifest takes. */
const mostFlows = 10_000

/**
 * Jobs become activities `observed/…`: their flows are what was seen, and nobody has declared them by that. A job without
 * known personal data in it becomes none.
 */
export function drawJobs(draft: ManifestDraft, observed: Observed, tags: Tags, categories: Categories): void {
  for (const job of observed.jobs.values()) {
    const passages = hasTooManyEnds(job) ? null : passagesOf(job, observed, tags, categories)
    if (!passages || passages.length > mostFlows)
      leaveJob(job, `It has more flows than a manifest holds in one list (${mostFlows})`)
    else if (passages.length === 0)
      leaveJob(job, 'No data category is known in what it reads and writes: tag its datasets (--tags)')
    else drawJob(draft, job, passages)
  }
}

/** More pairs of what is read and written than are worth looking at. */
const hasTooManyEnds = ({ inputs, outputs }: ObservedJob) => inputs.size * outputs.size > 100 * mostFlows

function leaveJob({ named }: ObservedJob, why: string): void {
  for (const given of named) for (const field of ['namespace', 'name']) given.field(field).leave(why)
}

function drawJob(draft: ManifestDraft, job: ObservedJob, passages: readonly Passage[]): void {
  const activity = draft.record('processingActivities', observedKey(job)).call(cut(`Observed: ${job.id}`))
  activity.say('Observed by OpenLineage, and not declared by anyone.')
  const evidence = evidenceOf(job)
  activity.evidence(evidence)
  for (const given of job.named) {
    activity.note('Job', given.field('name'))
    activity.note('Namespace of the job', given.field('namespace'))
    activity.note(null, given.field('facets').field('documentation').field('description'))
    for (const owner of given.field('facets').field('ownership').field('owners').items())
      activity.note('Owner of the job', owner.field('name'))
  }
  for (const passage of passages) drawPassage(draft, job, activity, passage, evidence)
}

function drawPassage(
  draft: ManifestDraft,
  job: ObservedJob,
  activity: RecordDraft<ProcessingActivityEntry>,
  { from, to, dataCategories }: Passage,
  evidence: Evidence,
): void {
  for (const end of [from, to])
    if ('system' in end && end.system === jobSystem(job))
      draft
        .record('systems', end.system)
        .call(cut(`Job ${job.id}`))
        .evidence(evidence)
  activity.row('flows', { from, to, kind: 'PROCESSING', dataCategories, ...evidence })
}

/** From each input to each output what passes; a job with one side alone is itself the other end. */
function passagesOf(job: ObservedJob, { datasets }: Observed, tags: Tags, categories: Categories): Passage[] {
  const own = { system: jobSystem(job) }
  const endOf = (id: string) => ({ system: systemOf(datasets.get(id)!, tags) })
  const [inputs, outputs] = [[...job.inputs].sort(), [...job.outputs].sort()]
  const passages: Passage[] = []
  const pass = (from: Passage['from'], to: Passage['to'], carried: Iterable<string>) => {
    const dataCategories = [...carried].sort()
    if (dataCategories.length > 0) passages.push({ from, to, dataCategories })
  }
  if (outputs.length === 0) for (const id of inputs) pass(endOf(id), own, categoriesOf(id, categories))
  else if (inputs.length === 0) for (const id of outputs) pass(own, endOf(id), categoriesOf(id, categories))
  else
    for (const from of inputs)
      for (const to of outputs)
        if (from !== to) pass(endOf(from), endOf(to), passing(from, datasets.get(to)!, categories))
  return passages.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
}

/** The activities of this kind are told by their key: what is observed is compared with what all others declare. */
const observedKey = ({ namespace, id }: ObservedJob) =>
  joinKeys('observed', keyFor(namespace || 'default'), keyFor(id.slice(namespace ? namespace.length + 1 : 0)))

const jobSystem = ({ id }: ObservedJob) => joinKeys('job', keyFor(id))

function evidenceOf({ named }: ObservedJob): Evidence {
  const sources = [...new Set(named.map((given) => observedIn(given, 'INFERRED').source))].sort()
  return { source: cut(sources.join('; '), 2_000), confidence: 'INFERRED' }
}
