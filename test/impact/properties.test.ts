import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findImpact } from '../../src/impact/find-impact.ts'
import { changedLaw, type Scenario } from '../../src/impact/scenario.ts'
import { type Law, loadLaw } from '../../src/law/law.ts'
import { readLaw } from '../../src/law/read-law.ts'
import { type Facts, statusOf } from '../../src/law/status.ts'
import { dayBefore } from '../../src/law/windows.ts'
import type { TransferSurvey } from '../../src/transfers/transfer-survey.ts'
import { randomManifest } from '../harness/random-manifest.ts'
import { surveyOf } from '../harness/survey-of.ts'
import { cases } from '../law/cases.ts'
import { filesWith } from '../law/law-files.ts'
import { factsOf } from '../law/scene.ts'

const law = loadLaw()
const nothing: Scenario = { mechanismEnds: [], adequacyEnds: [], organizationsRemoved: [], systemMoves: new Map() }
const days = fc.constantFrom(
  '2016-01-01',
  '2019-06-01',
  '2020-07-16',
  '2022-12-28',
  '2024-02-29',
  '2026-11-25',
  '2031-12-28',
)

describe('a what-if', () => {
  test('about nothing is empty', () => {
    fc.assert(
      fc.property(randomManifest, days, (manifest, on) => {
        expect(findImpact(surveyOf(manifest), law, nothing, on)).toEqual([])
      }),
    )
  })

  test('tells of exactly the transfers whose cover, mechanism or existence differs', () => {
    const moves = fc.dictionary(fc.constantFrom('system-0', 'system-1'), fc.constantFrom('IE', 'US', 'CH', 'IN'))
    const removed = fc.subarray(['org-2', 'org-3'])
    fc.assert(
      fc.property(randomManifest, days, moves, removed, (manifest, on, systems, organizationsRemoved) => {
        const scenario = { ...nothing, organizationsRemoved, systemMoves: new Map(Object.entries(systems)) }
        const real = surveyOf(manifest)
        const changed = findImpact(real, law, scenario, on)
        const other = surveyOf(changedByHand(manifest, systems, organizationsRemoved))
        expect(
          changed.map(({ transfer, before, after }) => [
            transfer.key,
            before.covered,
            before.mechanism,
            after?.covered,
            after?.mechanism,
          ]),
        ).toEqual(differing(real, other, on))
      }),
    )
  })
})

/** The manifest as it would be written if the changes had come true. */
function changedByHand(manifest: any, moves: Record<string, string>, removed: readonly string[]) {
  const operatedByRemoved = (end: any) => removed.includes(manifest.systems[end.system]?.operator)
  const isGone = (end: any) => removed.includes(end.organization) || operatedByRemoved(end)
  const placed = (end: any, stated: string | undefined) => moves[end.system] ?? stated
  return {
    ...manifest,
    systems: Object.fromEntries(
      Object.entries<any>(manifest.systems).map(([key, system]) => [
        key,
        moves[key] ? { ...system, countries: [moves[key]] } : system,
      ]),
    ),
    processingActivities: Object.fromEntries(
      Object.entries<any>(manifest.processingActivities).map(([key, activity]) => [
        key,
        {
          ...activity,
          flows: (activity.flows ?? [])
            .filter(({ from, to }: any) => !isGone(from) && !isGone(to))
            .map((flow: any, i: number) => ({
              ...flow,
              key: `${key}/${i}`,
              fromCountry: placed(flow.from, flow.fromCountry),
              toCountry: placed(flow.to, flow.toCountry),
            })),
        },
      ]),
    ),
  }
}

function differing(real: TransferSurvey, other: TransferSurvey, on: string) {
  const at = ({ transfers }: TransferSurvey, key: string) => {
    const facts = transfers.get(key)?.facts
    const runs = facts?.transfer.windows.some(({ from, to }) => (from ?? '') <= on && on <= (to ?? '9999'))
    return runs ? statusOf(law, facts!, on) : null
  }
  return [...new Set([...real.transfers.keys(), ...other.transfers.keys()])]
    .sort()
    .map((key) => ({ key, before: at(real, key), after: at(other, key) }))
    .filter(({ before, after }) => before?.covered !== after?.covered || before?.mechanism !== after?.mechanism)
    .map(({ key, before, after }) => [
      key,
      before?.covered ?? true,
      before?.mechanism ?? null,
      after?.covered,
      after?.mechanism,
    ])
}

/** Every scene of the table of cases that has a safeguard, with the mechanism of it. */
const scenes = cases.flatMap((scene) => {
  const [, key] = scene.has?.map((line) => /^safeguard (\S+)/.exec(line)).find((found) => found) ?? []
  return key ? [{ key, facts: factsOf(scene) }] : []
})
const arrangements = [...law.mechanisms].filter(
  ([, { category, validTo }]) => !category.startsWith('adequacy') && validTo === null,
)
const ends = ['2022-06-01', '2026-11-25']

test('ending a mechanism in a what-if gives the same statuses as its end written into a copy of the data', () => {
  const asked = arrangements.flatMap(([key, { id, validFrom }]) =>
    ends.filter((end) => !validFrom || validFrom < end).map((end) => ({ key, id, end })),
  )
  let changed = 0
  for (const { key, id, end } of asked) {
    const imagined = changedLaw(law, { ...nothing, mechanismEnds: [{ mechanism: key, on: end }] })
    const written = endWritten(id, end)
    for (const { facts } of scenes.filter((scene) => scene.key === key)) {
      for (const on of [dayBefore(end), end]) {
        const answer = answerOf(imagined, facts, on)
        expect(answer, `${key} ends ${end}, on ${on}`).toEqual(answerOf(written, facts, on))
        if (JSON.stringify(answer) !== JSON.stringify(answerOf(law, facts, on))) changed++
      }
    }
  }
  expect([asked.length > 30, changed > 30]).toEqual([true, true])
})

const answerOf = (under: Law, facts: Facts, on: string) => {
  const { code, covered, mechanism, changesOn } = statusOf(under, facts, on)
  return { code, covered, mechanism, changesOn }
}

const endWritten = (id: string, end: string): Law =>
  readLaw(
    filesWith(
      ['transfer-mechanisms.json', ['mechanisms', id, 'validTo'], dayBefore(end)],
      ['transfer-mechanisms.json', ['mechanisms', id, 'endedOn'], end],
    ),
  )
