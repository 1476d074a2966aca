import type { Observed, ObservedDataset, ObservedJob } from './observed.ts'
import { fits, type Tags } from './tags.ts'

/** The data categories in each dataset, by column; those of no column in particular stand under ''. */
export type Categories = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
type Known = Map<string, Map<string, Set<string>>>

const wholeDataset = ''

/**
 * Which data is where: what the tags say, and what follows from it. A column made from a tagged one holds the same, and so
 * does a dataset of which no columns are known when a job writes it from tagged data. Goes on until nothing is added.
 */
export function spreadCategories({ datasets, jobs }: Observed, tags: Tags): Categories {
  const known: Known = new Map([...datasets.values()].map((dataset) => [dataset.id, taggedIn(dataset, tags)]))
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false
    for (const dataset of datasets.values()) if (inheritColumns(dataset, known)) hasGrown = true
    for (const job of jobs.values()) if (inheritWhole(job, datasets, known)) hasGrown = true
  }
  return known
}

function taggedIn(dataset: ObservedDataset, { rules }: Tags): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const names = [dataset.id, ...dataset.aliases]
  const columns = [...dataset.columns.keys(), ...(dataset.madeFrom?.keys() ?? [])]
  for (const rule of rules) {
    if (rule.dataset !== undefined && !names.some((name) => fits(rule.dataset!, name))) continue
    const marked = dataset.tags.filter(({ key }) => rule.tag !== undefined && fits(rule.tag, key))
    if (rule.tag !== undefined && marked.length === 0) continue
    const here = rule.tag === undefined ? columns : marked.map(({ column }) => column ?? wholeDataset)
    const meant = rule.field === undefined ? here : here.filter((column) => fits(rule.field!, column))
    const isWhole = rule.field === undefined && rule.tag === undefined
    for (const column of isWhole ? [wholeDataset] : meant) add(found, column, [rule.category])
  }
  return found
}

function inheritColumns({ id, madeFrom }: ObservedDataset, known: Known): boolean {
  let hasGrown = false
  for (const [column, sources] of madeFrom ?? [])
    for (const source of sources) {
      const held = known.get(source.dataset)?.get(source.column)
      if (held && add(known.get(id)!, column, held)) hasGrown = true
    }
  return hasGrown
}

function inheritWhole({ inputs, outputs }: ObservedJob, datasets: Observed['datasets'], known: Known): boolean {
  const held = new Set([...inputs].flatMap((from) => [...categoriesOf(from, known)]))
  let hasGrown = false
  for (const to of outputs)
    if (!hasColumns(datasets.get(to)!) && add(known.get(to)!, wholeDataset, held)) hasGrown = true
  return hasGrown
}

/** What of a dataset's data reaches another that the same job writes. */
export function passing(from: string, to: ObservedDataset, categories: Categories): string[] {
  const held = categoriesOf(from, categories)
  if (to.madeFrom) {
    const columns = [...to.madeFrom.values()].flat().filter(({ dataset }) => dataset === from)
    const whole = categories.get(from)?.get(wholeDataset) ?? []
    const read = columns.flatMap(({ column }) => [...(categories.get(from)?.get(column) ?? [])])
    return [...new Set([...read, ...(columns.length > 0 ? whole : [])])].sort()
  }
  const there = categoriesOf(to.id, categories)
  return [...held].filter((category) => there.has(category)).sort()
}

export const categoriesOf = (dataset: string, categories: Categories): ReadonlySet<string> =>
  new Set([...(categories.get(dataset)?.values() ?? [])].flatMap((held) => [...held]))

const hasColumns = ({ columns, madeFrom }: ObservedDataset) => columns.size > 0 || madeFrom !== null

function add(found: Map<string, Set<string>>, column: string, categories: Iterable<string>): boolean {
  const held = found.get(column) ?? new Set<string>()
  const before = held.size
  for (const category of categories) held.add(category)
  if (held.size > 0) found.set(column, held)
  return held.size > before
}
