import { LRUCache } from 'lru-cache'
import type { Actor } from './identity/actor.ts'

/** How long a hub leaves it at having derived anew: a hub of another release may be at work on the same database. */
const patienceMs = 60_000

class AnotherTerritory extends Error {}

/**
 * Sees to it that a workspace's transfers are those of this release's territory before anything is asked or changed:
 * whoever comes first after another release derived them has them derived anew.
 */
export class TerritoryWatch {
  readonly #done = new LRUCache<string, true>({ max: 10_000, ttl: patienceMs })
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(
    private readonly territory: string,
    private readonly deriveAnew: (actor: Actor) => Promise<void>,
  ) {}

  /** To be called by the work with what the head row says: ends it where the transfers are not of this territory. */
  readonly check = (workspaceId: string, territory: string | null): void => {
    if (territory !== this.territory && !this.#done.has(workspaceId)) throw new AnotherTerritory()
  }

  /** Runs a work; one that was ended runs again once the transfers are derived. */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AnotherTerritory)) throw error
    }
    await this.#bringUpToDate(actor)
    return work()
  }

  #bringUpToDate(actor: Actor): Promise<void> {
    const { workspaceId } = actor
    let underWay = this.#underWay.get(workspaceId)
    if (!underWay) {
      underWay = this.deriveAnew(actor)
        .then(() => void this.#done.set(workspaceId, true))
        .finally(() => this.#underWay.delete(workspaceId))
      this.#underWay.set(workspaceId, underWay)
    }
    return underWay
  }
}
