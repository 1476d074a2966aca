import type { Given } from '../given.ts'

/** A column of another dataset that a column was made from. */
export interface MadeFrom {
  dataset: string
  column: string
}

export interface ObservedDataset {
  id: string
  /** Every place of the input that names it. */
  named: Given[]
  columns: Map<string, Given[]>
  /** Of each column what it was made from; null when no event says. */
  madeFrom: Map<string, MadeFrom[]> | null
  tags: { key: string; column: string | null; given: Given }[]
  /** Other names of the same dataset. */
  aliases: Set<string>
}

export interface ObservedJob {
  id: string
  namespace: string
  named: Given[]
  inputs: Set<string>
  outputs: Set<string>
}

/** What all events together say. An event adds to what those before it said of a job or dataset, and takes nothing away. */
export interface Observed {
  datasets: Map<string, ObservedDataset>
  jobs: Map<string, ObservedJob>
}

export function observe(events: readonly Given[]): Observed {
  const observed: Observed = { datasets: new Map(), jobs: new Map() }
  for (const event of events) {
    const dataset = event.field('dataset')
    if (dataset.field('name').text !== null) seeDataset(observed, dataset)
    if (event.field('job').field('name').text !== null) seeJob(observed, event)
  }
  return observed
}

function seeJob({ datasets, jobs }: Observed, event: Given): void {
  const given = event.field('job')
  const id = identityOf(given)
  const job = jobs.get(id) ?? {
    id,
    namespace: given.field('namespace').text ?? '',
    named: [],
    inputs: new Set<string>(),
    outputs: new Set<string>(),
  }
  jobs.set(id, job)
  job.named.push(given)
  for (const side of ['inputs', 'outputs'] as const)
    for (const dataset of event.field(side).items())
      if (dataset.field('name').text !== null) job[side].add(seeDataset({ datasets, jobs }, dataset).id)
}

function seeDataset({ datasets }: Observed, given: Given): ObservedDataset {
  const id = identityOf(given)
  const known = datasets.get(id)
  const dataset: ObservedDataset = known ?? {
    id,
    named: [],
    columns: new Map(),
    madeFrom: null,
    tags: [],
    aliases: new Set<string>(),
  }
  datasets.set(id, dataset)
  dataset.named.push(given)
  const facets = given.field('facets')
  seeColumns(dataset, facets.field('schema').field('fields'), '')
  seeLineage(dataset, facets.field('columnLineage').field('fields'))
  for (const tag of facets.field('tags').field('tags').items()) {
    const key = tag.field('key').text
    if (key !== null) dataset.tags.push({ key, column: tag.field('field').text, given: tag })
  }
  for (const alias of facets.field('symlinks').field('identifiers').items())
    if (alias.field('name').text !== null) dataset.aliases.add(identityOf(alias))
  return dataset
}

function seeColumns(dataset: ObservedDataset, fields: Given, above: string): void {
  for (const field of fields.items()) {
    const name = field.field('name')
    if (name.text === null) continue
    const column = above + name.text
    const seen = dataset.columns.get(column) ?? []
    seen.push(name)
    dataset.columns.set(column, seen)
    seeColumns(dataset, field.field('fields'), `${column}.`)
  }
}

function seeLineage(dataset: ObservedDataset, fields: Given): void {
  if (!fields.isObject) return
  const madeFrom = dataset.madeFrom ?? new Map<string, MadeFrom[]>()
  dataset.madeFrom = madeFrom
  for (const field of fields.inner()) {
    const from = field
      .field('inputFields')
      .items()
      .filter((input) => !isMasked(input))
    const made = from.flatMap((input): MadeFrom[] => {
      const column = input.field('field').text
      return column === null || input.field('name').text === null ? [] : [{ dataset: identityOf(input), column }]
    })
    const known = madeFrom.get(String(field.step)) ?? []
    const isNew = (one: MadeFrom) =>
      !known.some(({ dataset, column }) => dataset === one.dataset && column === one.column)
    madeFrom.set(String(field.step), [...known, ...made.filter(isNew)])
  }
}

/** A column of which only masked values go on carries nothing of it. */
function isMasked(input: Given): boolean {
  const transformations = input.field('transformations').items()
  return transformations.length > 0 && transformations.every((each) => each.field('masking').isYes)
}

/** A namespace and a name: `postgres://db:5432/shop.public.users`. */
export const identityOf = (given: Given) =>
  [given.field('namespace').text, given.field('name').text].filter(Boolean).join('/')
