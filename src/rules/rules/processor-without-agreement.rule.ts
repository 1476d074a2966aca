import { organizations } from '../../inventory/organization/organization.table.ts'
import { roleAssignments } from '../../processing/processing-activity/processing-activity.table.ts'
import { type Engagement, engagementsIn } from '../engagements.ts'
import type { Found, Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { namesOf } from '../stands-on.ts'

const remedy =
  'Record the agreement (kind DPA or STANDARD_CLAUSES) with both as parties and its dates; where there is none, conclude one.'

export const rule: Rule = {
  code: 'PROCESSOR_WITHOUT_AGREEMENT',
  severity: Severity.ERROR,
  looksFor:
    'A processor in an activity for which no data processing agreement with the organization it acts for, nor clauses of the module that is made for the two, are in force; where it is not stated for whom it acts, none with any controller of the activity. A subprocessor too, where it is stated for whom it acts. A module that is inferred is no agreement.',
  legalReference: 'GDPR Art. 28(3), 28(4)',
  remedy,
  *find(ground) {
    for (const { key, name } of ground.activities)
      for (const { areStated, all } of engagementsIn(ground, key))
        yield* areStated ? withoutEach(ground, key, name, all) : withoutAny(ground, key, name, all)
  },
}

function* withoutEach(ground: RuleGround, key: string, name: string, all: readonly Engagement[]): Generator<Found> {
  for (const engagement of all) {
    const { inForce, words, records } = ground.contracts.processing(engagement)
    if (inForce) continue
    const ends = [engagement.processor, engagement.principal]
    const [who, forWhom] = ends.map((each) => ground.nameOf(organizations, each))
    yield {
      record: { type: 'ProcessingActivity', key },
      message: `In ${name}, ${who} processes data for ${forWhom}; an agreement between them that is in force on ${ground.on} is not on record.${words}`,
      records: [...ends.map(asOrganization), ...records],
      standsOn: rolesOf(ground, key, ends),
    }
  }
}

/** One agreement is enough where it is not stated for whom one acts: it may be for who is party to it. */
function* withoutAny(ground: RuleGround, key: string, name: string, all: readonly Engagement[]): Generator<Found> {
  const contracts = all.map((each) => ground.contracts.processing(each))
  if (all.length === 0 || contracts.some(({ inForce }) => inForce)) return
  const [who, ...deciding] = [all[0]!.processor, ...all.map(({ principal }) => principal)]
  const controllers = someOf(deciding.map((each) => ground.nameOf(organizations, each)))
  yield {
    record: { type: 'ProcessingActivity', key },
    message: `In ${name}, ${ground.nameOf(organizations, who)} processes data; for whom is not stated, and an agreement of it with a controller of the activity (${controllers}) that is in force on ${ground.on} is not on record.${contracts.map(({ words }) => words).join('')}`,
    records: [...[who, ...deciding].map(asOrganization), ...contracts.flatMap(({ records }) => records)],
    standsOn: rolesOf(ground, key, [who, ...deciding]),
    remedy: `State for whom it acts, as \`onBehalfOf\` of its role. ${remedy}`,
  }
}

/** Those of the first named come first: a finding is shown where its first one is. */
const rolesOf = ({ survey }: RuleGround, activity: string, organizations: readonly string[]): string[] => {
  const roles = survey.where(roleAssignments, 'activity', activity)
  return organizations.flatMap((each) =>
    namesOf(
      roleAssignments,
      roles.filter(({ organization }) => organization === each),
    ),
  )
}

const asOrganization = (key: string) => ({ type: 'Organization', key })
