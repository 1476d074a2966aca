import { dataCategories, dataElements } from '../../inventory/data-category/data-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { type Decision, decisionsOn, windowsFrom } from '../../law/decisions.ts'
import { holds } from '../../law/windows.ts'
import { countryName } from '../../law/words.ts'
import type { Found, Rule } from '../rule.ts'
import type { RuleGround, TransferOnDate } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'ADEQUACY_SCOPE_DOUBTFUL',
  severity: Severity.WARNING,
  looksFor:
    'A transfer to a country with a partial adequacy decision: one that nothing covers, where it is not stated whether the importer is in its scope (PIPEDA in Canada), or one that rests on it with data which it leaves out (credit information in Korea).',
  legalReference: 'GDPR Art. 45(3)',
  remedy:
    'Where the importer is in scope, record it as a certification with the code of the scope as its standard; for what is out of scope, put another mechanism in place.',
  *find(ground) {
    for (const transfer of ground.transfers) {
      for (const decision of partialDecisions(ground, transfer)) {
        if (transfer.status.mechanism === decision.mechanism) yield* carriesWhatIsLeftOut(ground, transfer, decision)
        else if (!transfer.status.covered) yield importerNotStated(ground, transfer, decision)
      }
    }
  },
}

const partialDecisions = ({ law, on }: RuleGround, { regime, fromCountry, toCountry }: TransferOnDate): Decision[] =>
  decisionsOn(law, regime, toCountry).filter(
    (decision) => decision.reach === 'scoped' && holds(windowsFrom(decision, fromCountry), on),
  )

const importerNotStated = (ground: RuleGround, transfer: TransferOnDate, decision: Decision): Found => ({
  record: { type: 'Transfer', key: transfer.key },
  message: `${transfer.name}: the decision on ${countryName(ground.law, transfer.toCountry)} is ${decision.scope}. Whether ${ground.nameOf(organizations, transfer.importer)} is in its scope (${decision.standards.join(' or ')}) is not stated for ${ground.on}.`,
  records: [{ type: 'Organization', key: transfer.importer }],
  legalReference: decision.legalReference,
})

function* carriesWhatIsLeftOut(ground: RuleGround, transfer: TransferOnDate, decision: Decision): Generator<Found> {
  for (const { what, dpvIris } of decision.excludes) {
    const carried = [
      ...new Set(transfer.legs.filter(({ windows }) => holds(windows, ground.on)).map((leg) => leg.dataCategory)),
    ]
    const leftOut = carried.filter((each) => termsOf(ground, each).some((term) => dpvIris.includes(term)))
    if (leftOut.length === 0) continue
    yield {
      record: { type: 'Transfer', key: transfer.key },
      message: `${transfer.name} carries ${someOf(leftOut.map((each) => ground.nameOf(dataCategories, each)))}; the decision on ${countryName(ground.law, transfer.toCountry)} leaves out ${what}.`,
      records: leftOut.map((key) => ({ type: 'DataCategory', key })),
      legalReference: decision.legalReference,
    }
  }
}

/** What a category is called in the Data Privacy Vocabulary, with what it is part of and its elements. */
const termsOf = (ground: RuleGround, dataCategory: string): string[] => [
  ...ground
    .lineOf(dataCategories, dataCategory)
    .flatMap((each) => ground.survey.find(dataCategories, each)?.dpvIri ?? []),
  ...ground.survey.where(dataElements, 'dataCategory', dataCategory).flatMap(({ dpvIri }) => dpvIri ?? []),
]
