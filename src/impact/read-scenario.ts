import { organizations } from '../inventory/organization/organization.table.ts'
import { systems } from '../inventory/system/system.table.ts'
import { decisionsOn } from '../law/decisions.ts'
import type { Law } from '../law/law.ts'
import { answeringRegime } from '../law/territory.ts'
import { mechanismsIn, regimesIn } from '../law-api/known-in-law.ts'
import { ApiError, badInput } from '../platform/errors.ts'
import { refuseUnknown } from '../record/refuse-unknown.ts'
import type { Survey } from '../record/survey.ts'
import { type LawEnd, refuseContradictingEnds } from './contradictions.ts'
import type { Scenario } from './scenario.ts'
import type { TransferScenarioInput } from './transfer-scenario.type.ts'

const mostChanges = 100

/** Checks the changes of a scenario against the inventory, the law and each other. */
export function readScenario(changes: readonly TransferScenarioInput[], survey: Survey, law: Law): Scenario {
  if (changes.length > mostChanges) {
    const remedy = `Ask about at most ${mostChanges} changes at a time.`
    throw badInput('scenario', `\`scenario\` has ${changes.length} changes.`, remedy)
  }
  const lawEnds: LawEnd[] = []
  const organizationsRemoved = new Map<string, string>()
  const systemMoves = new Map<string, Move>()
  for (const [i, change] of changes.entries()) {
    const at = (field: string) => `scenario[${i}].${field}`
    if (change.mechanismEnds) {
      const { mechanism } = change.mechanismEnds
      refuseUnknown(at('mechanismEnds.mechanism'), mechanism, mechanismsIn(law))
      lawEnds.push({ ...change.mechanismEnds, argument: at('mechanismEnds') })
    }
    if (change.adequacyEnds) {
      const { regime, country } = change.adequacyEnds
      refuseUnknown(at('adequacyEnds.regime'), regime, regimesIn(law))
      refuseUndecided(at('adequacyEnds.country'), law, regime, country)
      lawEnds.push({ ...change.adequacyEnds, argument: at('adequacyEnds') })
    }
    if (change.organizationRemoved) {
      const { organization } = change.organizationRemoved
      refuseUnknown(at('organizationRemoved.organization'), organization, {
        what: 'organization',
        words: keysOf(survey, organizations),
      })
      organizationsRemoved.set(organization, at('organizationRemoved'))
    }
    if (change.systemMoves) {
      const { system, country } = change.systemMoves
      const move = { country, argument: at('systemMoves') }
      refuseUnknown(at('systemMoves.system'), system, { what: 'system', words: keysOf(survey, systems) })
      refuseTwoPlaces(system, systemMoves.get(system) ?? move, move)
      systemMoves.set(system, move)
    }
  }
  refuseContradictingEnds(law, lawEnds)
  for (const [system, { argument }] of systemMoves) {
    const { operator } = survey.find(systems, system)!
    const removed = operator === null ? undefined : organizationsRemoved.get(operator)
    if (removed) throw movedAndGone(argument, system, operator!, removed)
  }
  return {
    mechanismEnds: lawEnds.filter((end) => 'mechanism' in end),
    adequacyEnds: lawEnds.filter((end) => 'country' in end),
    organizationsRemoved: [...organizationsRemoved.keys()],
    systemMoves: new Map([...systemMoves].map(([system, { country }]) => [system, country])),
  }
}

const keysOf = (survey: Survey, table: typeof organizations | typeof systems) =>
  new Map(survey.rows(table).map(({ key }) => [key, true]))

function refuseUndecided(argument: string, law: Law, regime: string, country: string): void {
  if (decisionsOn(law, answeringRegime(law, regime), country).length > 0) return
  throw new ApiError('UNKNOWN_REFERENCE', `${regime} has no adequacy decision on ${country}.`, {
    argument,
    remedy: 'Name a country that the regime has decided about, or leave the change out: nothing would end.',
  })
}

interface Move {
  country: string
  argument: string
}

function refuseTwoPlaces(system: string, earlier: Move, later: Move): void {
  if (earlier.country === later.country) return
  throw badInput(
    later.argument,
    `Two changes contradict each other: by ${earlier.argument}, the system ${system} moves to ${earlier.country}; ${later.argument} says ${later.country}.`,
    'A system moves to one country: ask about the other in a request of its own.',
  )
}

/** A system goes with its operator: it cannot move as well. */
const movedAndGone = (argument: string, system: string, operator: string, removed: string) =>
  badInput(
    argument,
    `Two changes contradict each other: by ${removed}, the system ${system} goes with ${operator}, which operates it; ${argument} moves it.`,
    'Leave one of the two changes out.',
  )
