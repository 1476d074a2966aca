import { expect, test } from 'vitest'
import { acmeWith, findAll } from './find.ts'

const cited = (rule: 'TIA_UNDATED' | 'TIA_REVIEW_DUE', from: string[]) => {
  const assessedOn = rule === 'TIA_UNDATED' ? null : '2022-01-05'
  const manifest = acmeWith({
    systems: { crm: { countries: from } },
    transferImpactAssessments: { 'tia-mailco': { assessedOn } },
  })
  return findAll(rule, manifest)[0]!.legalReference
}

test('that an assessment has no date is held against the laws of the transfers that it looks at', () => {
  expect(cited('TIA_UNDATED', ['IE'])).toMatch(/^CJEU C-311\/18 .* Clause 14\(d\)$/)
  expect(cited('TIA_UNDATED', ['GB'])).toBe('UK GDPR Art. 46; ICO transfer guidance (transfer risk assessment, TRA)')
  expect(cited('TIA_UNDATED', ['CN'])).toMatch(/^PIPL [^;]*; CAC Measures/)
})

test('and so is that its review is due', () => {
  expect(cited('TIA_REVIEW_DUE', ['CN', 'GB'])).toMatch(/^PIPL .*; UK GDPR Art\. 46/)
  expect(cited('TIA_REVIEW_DUE', ['IE'])).toMatch(/^EDPB Recommendations 01\/2020, step 6; .* Clause 14\(e\), \(f\)$/)
})
