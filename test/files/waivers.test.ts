import { expect, test } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { findingsOfFiles } from '../../src/files/findings-of-files.ts'
import { readManifestFiles } from '../../src/files/read-files.ts'
import { loadLaw } from '../../src/law/law.ts'
import { written } from './written.ts'

test('a waiver of nothing and a second setting of a rule are told at their place, as a hub would refuse them', async () => {
  const rules = `
waivers:
  it: { rule: RETENTION_MISSING, recordType: Organization, record: acne, reason: R, waivedBy: W, validTo: 2999-12-31 }
  is: { rule: RETENTION_MISSING, recordType: Organization, record: acme, reason: R, waivedBy: W, validTo: 2999-12-31 }
ruleSettings:
  a: { rule: RETENTION_MISSING, severity: INFO }
  b: { rule: TIA_UNDATED, severity: INFO }
`
  const folder = written({
    'a.yaml': rules,
    'b.yaml':
      'organizations: { acme: { name: Acme, kind: VENDOR } }\nruleSettings: { c: { rule: TIA_UNDATED, severity: ERROR } }',
  })
  const { read, gathered } = await readManifestFiles(['.'], folder, recordTypes, loadLaw(), {
    partial: false,
    leaveToHub: false,
  })
  const notes = findingsOfFiles(recordTypes, loadLaw(), read!, gathered, '2026-11-25')
  expect(
    notes.map(({ place, code, remedy }) => `${place!.file}:${place!.line}:${place!.column} ${code} ${remedy}`),
  ).toEqual([
    'a.yaml:3:68 UNKNOWN_REFERENCE Did you mean acme?',
    'a.yaml:7:14 DUPLICATE_KEY Change c, or retire it first: a rule has one severity.',
    'b.yaml:2:28 DUPLICATE_KEY Change b, or retire it first: a rule has one severity.',
  ])
})
