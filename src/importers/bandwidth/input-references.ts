import { objectsWithin, type Path } from './objects-within.ts'
import { requiredFacts } from './readings.ts'

interface LooseEnd {
  path: (string | number)[]
  message: string
}

type Facts<F = unknown> = (F & { id: string })[]

/** The parts of the input that refer to each other. */
interface Referring {
  sources: Facts
  affiliates: Facts<{ refersTo?: string }>
  dataSubjects: Facts
  dataCategories: Facts<{ dataSubjects: string[] }>
  purposes: Facts
  processingActivities: Facts<{ dataCategory: string; purposes: string[] }>
  contracts: Facts
  roles: Facts
  transfers: Facts<{ tiaId?: string | null }>
  tia: Facts
}

type ListName = keyof Referring

/** References that lead to no fact of the input, and facts that the importer cannot do without. */
export function* looseEnds(input: Referring): Generator<LooseEnd> {
  const idsOf = (list: ListName) => new Set(input[list].map((fact) => fact.id))
  for (const { to, id, path } of referencesOf(input))
    if (!idsOf(to).has(id)) yield { path: [...path], message: `"${id}" is the id of nothing in ${to}` }
  for (const [list, ids] of Object.entries(requiredFacts) as [ListName, readonly string[]][])
    for (const id of ids)
      if (!idsOf(list).has(id)) yield { path: [list], message: `the importer needs the fact "${id}" here` }
}

interface Reference {
  to: ListName
  id: string
  path: Path
}

function* referencesOf(input: Referring): Generator<Reference> {
  for (const { path, object } of objectsWithin(input))
    if (typeof object.source === 'string') yield { to: 'sources', id: object.source, path: [...path, 'source'] }
  for (const [n, { refersTo }] of input.affiliates.entries())
    if (refersTo) yield { to: 'affiliates', id: refersTo, path: ['affiliates', n, 'refersTo'] }
  for (const [n, { dataSubjects }] of input.dataCategories.entries())
    for (const [m, id] of dataSubjects.entries())
      yield { to: 'dataSubjects', id, path: ['dataCategories', n, 'dataSubjects', m] }
  for (const [n, { dataCategory, purposes }] of input.processingActivities.entries()) {
    yield { to: 'dataCategories', id: dataCategory, path: ['processingActivities', n, 'dataCategory'] }
    for (const [m, id] of purposes.entries())
      yield { to: 'purposes', id, path: ['processingActivities', n, 'purposes', m] }
  }
  for (const [n, { tiaId }] of input.transfers.entries())
    if (tiaId) yield { to: 'tia', id: tiaId, path: ['transfers', n, 'tiaId'] }
}
