import { ChangeAction } from '../history/history.table.ts'
import { groupBy } from '../law/group-by.ts'
import type { RecordRef } from '../law/status.ts'
import { listed } from '../law/words.ts'
import type { DirectChange } from './direct-changes.loads.ts'
import type { OnwardChange } from './onward-changes.ts'

/** Something that an assessment looked at and that was changed in a revision. */
export interface Told extends Words {
  assessment: string
  revision: number
}

interface Words {
  message: string
  records: RecordRef[]
}

/** Says which record changed, and what of it. Categories of one transfer are told together. */
export const tellDirectChanges = (changes: readonly DirectChange[]): Told[] =>
  tellGroups(changes, ({ what, key, other }) => [what, key, what.includes('special') && other], tellDirect)

/** The same of what is onward; of several covered transfers, it is one change all the same. */
export const tellOnwardChanges = (changes: readonly OnwardChange[]): Told[] =>
  tellGroups(changes, ({ what, transfer, onward }) => [what, transfer, onward], tellOnward)

function tellGroups<C extends Pick<Told, 'assessment' | 'revision'>>(
  changes: readonly C[],
  about: (change: C) => readonly unknown[],
  tell: (group: readonly C[]) => Words,
): Told[] {
  const groups = groupBy(changes, (change) => [change.assessment, change.revision, ...about(change)].join('\u0000'))
  return [...groups.values()].map((group) => {
    const { assessment, revision } = group[0]!
    return { assessment, revision, ...tell(group) }
  })
}

function tellDirect(group: readonly DirectChange[]): Words {
  const change = group[0]!
  switch (change.what) {
    case 'appeared':
      return tellAppeared(change)
    case 'added':
    case 'removed':
      return tellCategories(
        change.what,
        'transfer',
        change.key,
        group.map(({ other }) => other!),
      )
    case 'special':
    case 'not special':
      return tellSpecial(change)
    default:
      return tellRecord(change)
  }
}

function tellAppeared({ key, other }: DirectChange): Words {
  if (other === null) return { message: `the transfer ${key} was added`, records: [{ type: 'Transfer', key }] }
  return {
    message: `the roles of the transfer ${other} changed, which makes it ${key}`,
    records: [other, key].map((each) => ({ type: 'Transfer', key: each })),
  }
}

function tellOnward(group: readonly OnwardChange[]): Words {
  const { what, transfer, onward } = group[0]!
  if (onward === null) {
    const categories = new Set(group.map(({ dataCategory }) => dataCategory!))
    return tellCategories(what, 'onward transfer', transfer, [...categories])
  }
  const transfers = new Set([...group.map(({ key }) => key), transfer, onward])
  return {
    message: `the transfer ${onward} was ${cameOrWent[what]} the onward transfers of ${transfer}`,
    records: [...transfers].map((key) => ({ type: 'Transfer', key })),
  }
}

const cameOrWent = { added: 'added to', removed: 'removed from' }

function tellCategories(
  what: 'added' | 'removed',
  noun: string,
  transfer: string,
  categories: readonly string[],
): Words {
  const [are, were] = categories.length > 1 ? ['data categories', 'were'] : ['data category', 'was']
  return {
    message: `${are} ${listed(categories)} ${were} ${cameOrWent[what]} the ${noun} ${transfer}`,
    records: [{ type: 'Transfer', key: transfer }, ...categories.map((key) => ({ type: 'DataCategory', key }))],
  }
}

function tellSpecial({ what, key, other, marked }: DirectChange): Words {
  const carried =
    marked === other ? `which the transfer ${key} carries` : `of which the transfer ${key} carries ${other}`
  const now = what === 'special' ? 'was marked as special' : 'is no longer marked as special'
  return {
    message: `data category ${marked}, ${carried}, ${now}`,
    records: [
      { type: 'Transfer', key },
      { type: 'DataCategory', key: marked! },
    ],
  }
}

const done = {
  [ChangeAction.CREATED]: 'was added',
  [ChangeAction.CHANGED]: 'changed',
  [ChangeAction.RETIRED]: 'was retired',
  [ChangeAction.RESTORED]: 'was brought back',
}

function tellRecord({ what, key, action, fields }: DirectChange): Words {
  const words = done[action ?? ChangeAction.CHANGED]
  const which = action === ChangeAction.CHANGED && fields?.length ? ` (${listed(fields)})` : ''
  const noun = what === 'Safeguard' ? 'safeguard' : 'supplementary measure'
  return { message: `${noun} ${key} ${words}${which}`, records: [{ type: what, key }] }
}
