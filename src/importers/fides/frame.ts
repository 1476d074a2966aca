import type { Given } from '../given.ts'
import type { FrameFault } from '../open-data.ts'

const read = ['organization', 'data_category', 'data_use', 'data_subject', 'system', 'dataset'] as const
const known: readonly string[] = [...read, 'policy', 'registry', 'evaluation']

/** The resources of all files, by the section they stand in. */
export type FidesSections = Record<(typeof read)[number], Given[]>

export const sectionsOf = (documents: readonly Given[]): FidesSections =>
  Object.fromEntries(
    read.map((section) => [section, documents.flatMap((document) => document.field(section).items())]),
  ) as FidesSections

/** A file of Fides holds lists of resources, and each has a key. What is wrong further down is left, and reported. */
export function* frameFaults(document: Given): Generator<FrameFault> {
  if (!document.isObject) return yield { at: document, message: 'holds no sections of Fides, such as system: […]' }
  if (!document.inner().some(({ step }) => known.includes(String(step))))
    yield { at: document, message: `holds nothing of Fides; its sections are ${known.join(', ')}` }
  for (const section of read) {
    const given = document.field(section)
    if (given.value === undefined || given.value === null) continue
    if (!Array.isArray(given.value)) yield { at: given, message: 'is no list of resources' }
    else for (const resource of given.items()) yield* faultsOf(resource)
  }
}

function* faultsOf(resource: Given): Generator<FrameFault> {
  if (!resource.isObject) yield { at: resource, message: 'is no resource with fields' }
  else if (resource.field('fides_key').text === null) yield { at: resource, message: 'has no fides_key' }
}
