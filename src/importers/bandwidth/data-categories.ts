import type { DataCategoryEntry, DataElementEntry, DataSubjectCategoryEntry } from '../manifest.ts'
import { type Drawn, placed } from './drawn.ts'
import { type Citing, describe } from './evidence.ts'
import type { BandwidthInput } from './input.ts'

/** About whom. */
export function drawDataSubjectCategories(input: BandwidthInput, citing: Citing): Drawn<DataSubjectCategoryEntry>[] {
  return placed('dataSubjects', input.dataSubjects).map((subject) => ({
    key: subject.id,
    entry: {
      name: subject.name,
      ...describe(subject.note),
      ...(subject.dpvIri && { dpvIri: subject.dpvIri }),
      ...citing.evidence(subject),
    },
    from: [subject.at],
  }))
}

/** Which data, each category with the elements that the sources name as examples. */
export function drawDataCategories(input: BandwidthInput, citing: Citing): Drawn<DataCategoryEntry>[] {
  return placed('dataCategories', input.dataCategories).map((category) => ({
    key: category.id,
    entry: {
      name: category.name,
      ...describe(
        category.definedIn && `Defined in: ${category.definedIn}`,
        `Role of the company: ${category.role}`,
        aboutWhom(category),
        category.note,
      ),
      ...(category.dpvIri && { dpvIri: category.dpvIri }),
      ...citing.evidence(category),
      elements: Object.fromEntries(category.elements.map((element) => [element.id, drawElement(element, citing)])),
    },
    from: [category.at, ...placed(`${category.at}.elements`, category.elements).map(({ at }) => at)],
  }))
}

type Category = BandwidthInput['dataCategories'][number]

function aboutWhom({ dataSubjects, dataSubjectsConfidence = 'stated' }: Category): string {
  return dataSubjects.length > 0
    ? `About: ${dataSubjects.join(', ')} (${dataSubjectsConfidence})`
    : 'About whom: not stated'
}

function drawElement(element: Category['elements'][number], citing: Citing): DataElementEntry {
  return { name: element.name, ...(element.dpvIri && { dpvIri: element.dpvIri }), ...citing.evidence(element) }
}
