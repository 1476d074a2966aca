import { organizations } from '../inventory/organization/organization.table.ts'
import { systems } from '../inventory/system/system.table.ts'
import { decisionsOn } from '../law/decisions.ts'
import type { Law } from '../law/law.ts'
import { answeringRegime } from '../law/territory.ts'
import { ApiError, badInput } from '../platform/errors.ts'
import { suggest } from '../platform/suggest.ts'
import { show } from '../record/check.ts'
import type { Survey } from '../record/survey.ts'
import type { Scenario } from './scenario.ts'
import type { TransferScenarioInput } from './transfer-scenario.type.ts'

const mostChanges = 100

/** Checks the changes of a scenario against the inventory, the law and each other. */
export function readScenario(changes: readonly TransferScenarioInput[], survey: Survey, law: Law): Scenario {
  if (changes.length > mostChanges) {
    const remedy = `Ask about at most ${mostChanges} changes at a time.`
    throw badInput('scenario', `\`scenario\` has ${changes.length} changes.`, remedy)
  }
  const scenario = {
    mechanismEnds: [] as { mechanism: string; on: string }[],
    adequacyEnds: [] as { regime: string; country: string; on: string }[],
    organizationsRemoved: [] as string[],
    systemMoves: new Map<string, string>(),
  }
  const subjects = new Map<string, string>()
  for (const [i, { mechanismEnds, adequacyEnds, organizationRemoved, systemMoves }] of changes.entries()) {
    const at = (field: string) => `scenario[${i}].${field}`
    if (mechanismEnds) {
      const { mechanism } = mechanismEnds
      refuseUnknown(at('mechanismEnds.mechanism'), 'transfer mechanism', mechanism, law.mechanisms)
      refuseTwice(subjects, `the mechanism ${mechanism}`, at('mechanismEnds'))
      scenario.mechanismEnds.push(mechanismEnds)
    }
    if (adequacyEnds) {
      const { regime, country } = adequacyEnds
      refuseUnknown(at('adequacyEnds.regime'), 'regime', regime, law.regimes)
      refuseUndecided(at('adequacyEnds.country'), law, regime, country)
      refuseTwice(subjects, `the decision of ${regime} on ${country}`, at('adequacyEnds'))
      scenario.adequacyEnds.push(adequacyEnds)
    }
    if (organizationRemoved) {
      const { organization } = organizationRemoved
      refuseUnknown(at('organizationRemoved.organization'), 'organization', organization, keysOf(survey, organizations))
      refuseTwice(subjects, `the organization ${organization}`, at('organizationRemoved'))
      scenario.organizationsRemoved.push(organization)
    }
    if (systemMoves) {
      const { system, country } = systemMoves
      refuseUnknown(at('systemMoves.system'), 'system', system, keysOf(survey, systems))
      refuseTwice(subjects, `the system ${system}`, at('systemMoves'))
      scenario.systemMoves.set(system, country)
    }
  }
  refuseMovedAway(scenario, survey)
  return scenario
}

const keysOf = (survey: Survey, table: typeof organizations | typeof systems) =>
  new Map(survey.rows(table).map(({ key }) => [key, true]))

function refuseUnknown(argument: string, what: string, key: string, known: ReadonlyMap<string, unknown>): void {
  if (known.has(key)) return
  const near = suggest(key, known.keys())
  throw new ApiError('UNKNOWN_REFERENCE', `No ${what} has the key ${show(key)}.`, {
    argument,
    remedy: near ? `Did you mean ${near}?` : `Look for it in the list of ${what}s.`,
  })
}

function refuseUndecided(argument: string, law: Law, regime: string, country: string): void {
  if (decisionsOn(law, answeringRegime(law, regime), country).length > 0) return
  throw new ApiError('UNKNOWN_REFERENCE', `${regime} has no adequacy decision on ${country}.`, {
    argument,
    remedy: 'Name a country that the regime has decided about, or leave the change out: nothing would end.',
  })
}

function refuseTwice(subjects: Map<string, string>, subject: string, argument: string): void {
  const earlier = subjects.get(subject)
  if (earlier) {
    const message = `Two changes are about ${subject}: ${earlier} and ${argument}.`
    throw badInput(argument, message, 'Say one thing about it, and ask about the other in a request of its own.')
  }
  subjects.set(subject, argument)
}

/** A system goes with its operator: it cannot move as well. */
function refuseMovedAway({ organizationsRemoved, systemMoves }: Scenario, survey: Survey): void {
  for (const system of systemMoves.keys()) {
    const { operator } = survey.find(systems, system)!
    if (operator === null || !organizationsRemoved.includes(operator)) continue
    throw badInput(
      'scenario',
      `The system ${system} cannot move and go with ${operator}, which operates it.`,
      'Leave one of the two changes out.',
    )
  }
}
