/** Fides writes legal bases in words of its own. */
export const legalBases = new Map(
  Object.entries({
    consent: 'gdpr-6-1-a',
    contract: 'gdpr-6-1-b',
    'legal obligations': 'gdpr-6-1-c',
    'legal obligation': 'gdpr-6-1-c',
    'vital interests': 'gdpr-6-1-d',
    'public interest': 'gdpr-6-1-e',
    'legitimate interests': 'gdpr-6-1-f',
  }),
)

/** The conditions for special categories of data, by how they begin. */
const conditions: [beginning: string, key: string][] = [
  ['explicit consent', 'gdpr-9-2-a'],
  ['consent', 'gdpr-9-2-a'],
  ['employment', 'gdpr-9-2-b'],
  ['vital interest', 'gdpr-9-2-c'],
  ['not-for-profit', 'gdpr-9-2-d'],
  ['made public', 'gdpr-9-2-e'],
  ['legal claims', 'gdpr-9-2-f'],
  ['reasons of substantial public interest', 'gdpr-9-2-g'],
  ['substantial public interest', 'gdpr-9-2-g'],
  ['health or social care', 'gdpr-9-2-h'],
  ['public health', 'gdpr-9-2-i'],
  ['archiving', 'gdpr-9-2-j'],
]

export const conditionOf = (written: string): string | null =>
  conditions.find(([beginning]) => written.toLowerCase().startsWith(beginning))?.[1] ?? null
