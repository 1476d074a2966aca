import type { WhyNot } from '../ledger.ts'

const reasons = new Map(
  Object.entries({
    eventTime: 'When a job ran is not in the inventory',
    eventType: 'When a job ran is not in the inventory',
    run: 'Runs of a job are not in the inventory, only what it reads and writes',
    producer: 'It is about the event, and not about the data',
    schemaURL: 'It is about the event, and not about the data',
    _producer: 'It is about the event, and not about the data',
    _schemaURL: 'It is about the event, and not about the data',
    columnLineage: 'It was read to tell which data passes; columns have no flows of their own',
    schema: 'A column is carried as an element of a data category that the tags make, and this one is none',
    symlinks: 'Only name and namespace of another name are carried',
    tags: 'Only the key of a tag is carried, as a line',
    sql: 'A query can hold data itself',
    sourceCode: 'Code can hold data itself',
    dataSource: 'The address of a source can hold a password',
    inputs: 'It is that of a system on record, which the tags name',
    outputs: 'It is that of a system on record, which the tags name',
    dataset: 'It is that of a system on record, which the tags name',
    namespace: 'It is that of a system on record, which the tags name',
    name: 'It is that of a system on record, which the tags name',
  }),
)

/** Why a value that nothing was drawn from is not carried; facets are told one by one. */
export const whyNot: WhyNot = (given) => {
  const names = given.path.filter((step) => typeof step === 'string')
  const facets = names.findIndex((name) => /facets$/i.test(name))
  const facet = names[facets + 1]
  if (facets >= 0 && facet === undefined && given.isObject) return null
  if (facets >= 0 && facet !== undefined)
    return (
      reasons.get(facet) ??
      reasons.get(String(given.step)) ??
      `The facet ${facet} says nothing that the manifest has a field for`
    )
  const told = names.reverse().find((name) => reasons.has(name))
  return told === undefined ? 'OpenLineage has no such field, or something else stands here' : reasons.get(told)!
}
