import { groupBy } from '../law/group-by.ts'

/** A transfer that takes another's data onward, from a revision to before another. */
export interface OnwardLink {
  transfer: string
  onward: string
  revision: number
  toRevision: number
}

/** That a transfer got or lost an onward transfer or a category. */
export interface OnwardEvent {
  transfer: string
  revision: number
  what: 'added' | 'removed'
  onward: string | null
  dataCategory: string | null
}

/** A transfer that an assessment covers, and the revision since which its changes count. */
export interface CoveredTransfer {
  assessment: string
  transfer: string
  since: number
  carries: string[]
}

export interface OnwardChange extends OnwardEvent {
  assessment: string
  /** The covered transfer, whose data is taken onward. */
  key: string
}

/** Of the changes beyond one transfer in one revision, the nearest so many are named. */
const mostNamed = 100

/** The events that each covered transfer reaches over any number of hops, as the links were around the event. */
export function reachOf(
  covered: readonly CoveredTransfer[],
  links: readonly OnwardLink[],
  events: readonly OnwardEvent[],
): OnwardChange[] {
  const onwards = groupBy(links, ({ transfer }) => transfer)
  const origins = groupBy(links, ({ onward }) => onward)
  const byTransfer = groupBy(covered, ({ transfer }) => transfer)
  return [...groupBy(events, ({ revision }) => revision)].flatMap(([revision, happened]) => {
    const at = groupBy(happened, ({ transfer }) => transfer)
    // Walked backwards first: what leads to no change is passed over.
    const leading = new Set(follow(at.keys(), (each) => around(origins, each, revision).map((link) => link.transfer)))
    const onFrom = (each: string) =>
      around(onwards, each, revision).flatMap(({ onward }) => (leading.has(onward) ? [onward] : []))
    return [...leading].flatMap((transfer) =>
      (byTransfer.get(transfer) ?? [])
        .filter(({ since }) => since < revision)
        .flatMap((each) => nearest(each, follow([transfer], onFrom), at)),
    )
  })
}

/** Those that hold before the revision or after it. */
const around = (links: ReadonlyMap<string, readonly OnwardLink[]>, transfer: string, at: number) =>
  (links.get(transfer) ?? []).filter(({ revision, toRevision }) => revision <= at && at <= toRevision)

/** Breadth first; each transfer once, so that a circle ends. */
function* follow(from: Iterable<string>, next: (transfer: string) => readonly string[]): Iterable<string> {
  const found = new Set(from)
  for (const transfer of found) {
    yield transfer
    for (const each of next(transfer)) found.add(each)
  }
}

function nearest(
  { assessment, transfer: key, carries }: CoveredTransfer,
  reached: Iterable<string>,
  at: ReadonlyMap<string, readonly OnwardEvent[]>,
): OnwardChange[] {
  const changes: OnwardChange[] = []
  for (const transfer of reached) {
    for (const event of at.get(transfer) ?? []) {
      // Its own categories are no onward matter, and data of others that goes the same way is none of its own.
      if (event.dataCategory !== null && (transfer === key || !carries.includes(event.dataCategory))) continue
      changes.push({ ...event, assessment, key })
      if (changes.length === mostNamed) return changes
    }
  }
  return changes
}
