import type { Given } from '../given.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { type Route, routesIn } from '../mechanism-names.ts'
import { joinKeys } from '../names.ts'
import type { Controller } from './citing.ts'

/** The route that a part of the document claims by itself, whatever its words are. */
const claims: Record<string, Route | null> = {
  adequacyDecision: 'eu-adequacy',
  appropriateGuarantees: null,
  standardDataProtectionClause: 'scc',
}

/** An exporter that is a controller signs module 1 or 2; which, the document does not say, and it is only inferred. */
const mechanisms: Partial<Record<Route, string[]>> = { scc: ['eu-scc-2021-m1', 'eu-scc-2021-m2'], bcr: ['bcr-c'] }

/** The guarantees that a transfer is said to rest on. One that claims no route is told of the controller. */
export function drawSafeguards(draft: ManifestDraft, transfer: Given, importer: string, controller: Controller): void {
  for (const [part, claim] of Object.entries(claims)) {
    const [available, description] = [
      transfer.field(part).field('available'),
      transfer.field(part).field('description'),
    ]
    const worded = routesIn(description.text ?? '')
    const routes = available.isYes || worded.length > 0 ? (worded.length > 0 ? worded : claim ? [claim] : []) : []
    for (const mechanism of routes.flatMap((route) => mechanisms[route] ?? [route])) {
      const { organization, inferred } = controller
      const safeguard = draft.record('safeguards', joinKeys(organization.key, importer, mechanism))
      safeguard.set('exporter', organization.key)
      safeguard.set('importer', importer)
      safeguard.set('mechanism', mechanism)
      safeguard.note(null, description)
      available.carry(safeguard.at, mechanism)
      safeguard.evidence(inferred)
    }
    if (routes.length === 0 && (available.isYes || description.text !== null)) {
      const why = 'It names no mechanism that the hub knows'
      controller.organization.keepAsText(`Transfers, ${part}`, available, why)
      controller.organization.keepAsText(`Transfers, ${part}`, description, why)
    }
  }
}
