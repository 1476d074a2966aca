import { readdirSync, readFileSync } from 'node:fs'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { Kind, parse, print } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/demo/answer.ts'
import * as generated from '../generated/graphql.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

beforeAll(() => hub.current.admin.apply(acme))

type Documents = {
  [Name in keyof typeof generated as Name extends `${infer Operation}Document`
    ? Operation
    : never]: (typeof generated)[Name]
}
type VariablesOf<Document> = Document extends TypedDocumentNode<any, infer Variables> ? Variables : never
type Operation = keyof Documents
/** An operation that can do without variables needs no line below. */
type Needy = { [O in Operation]: Record<string, never> extends VariablesOf<Documents[O]> ? never : O }[Operation]
type Cases = { [O in Needy]: VariablesOf<Documents[O]>[] } & { [O in Operation]?: VariablesOf<Documents[O]>[] }

/** What each published operation is asked with; a mutation among them should be asked dry. */
const cases: Cases = {
  ChangeActivityStatus: [{ input: { activity: 'invoicing', status: 'IN_REVIEW', dryRun: true } }],
  MoveSystem: [{ input: { system: 'mailer', countries: ['IN'], dryRun: true } }],
  RecordActivityData: [{ input: { activity: 'invoicing', dataCategory: 'contact', dryRun: true } }],
  RecordAssessment: [
    {
      input: {
        key: 'again',
        name: 'Again',
        transfers: [{ exporter: 'acme-ie', importer: 'mailco', toCountry: 'US' }],
        outcome: 'PROCEED',
        dryRun: true,
      },
    },
  ],
  RecordFlow: [
    {
      input: {
        activity: 'invoicing',
        from: { system: 'crm' },
        to: { organization: 'mailco' },
        kind: 'DISCLOSURE',
        dataCategories: ['contact'],
        dryRun: true,
      },
    },
  ],
  RecordLegalBasis: [{ input: { activity: 'invoicing', basis: 'gdpr-6-1-f', dryRun: true } }],
  RecordSafeguard: [
    { input: { key: 'new', exporter: 'acme-ie', importer: 'mailco', mechanism: 'eu-scc-2021-m2', dryRun: true } },
  ],
  RegisterProcessingActivity: [
    { input: { key: 'new', name: 'New', purposes: ['billing'], roles: [], data: [], dryRun: true } },
  ],
  RegisterSystem: [{ input: { key: 'new', name: 'New', countries: ['IE'], dryRun: true } }],
  TransferImpact: [
    { scenario: { mechanismEnds: { mechanism: 'eu-scc-2021-m2', on: '2022-06-01' } } },
    { scenario: [{ systemMoves: { system: 'mailer', country: 'IN' } }], on: '2022-06-01', first: 1 },
  ],
  ApplyManifest: [{ manifest: { ...acme, purposes: {} }, dryRun: true, prune: false }],
  RegisterPolicy: [{ input: { key: 'at-home', name: 'At home', neverOutside: 'eu-gdpr' } }],
  Explain: ['invoicing', 'invoicing/crm/mailer/processing', 'nothing-like-it'].map((key) => ({ key, id: key })),
  TransferImpactAtAGlance: [{}, { on: '2022-02-01', first: 1 }, { on: null, first: null }],
}

/** Fields that look up whatever was named, and answer null where it is something else. */
const lookups: Record<string, string[]> = { Explain: ['dataFlow', 'node'] }

/** Runs a document with the variables of its type; the answer has the type that was made from the schema. */
async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  return hub.current.admin.run(print(document), variables as Record<string, unknown>)
}

const folder = new URL('../../schema/operations/', import.meta.url)
const published = readdirSync(folder)
  .flatMap((file) => parse(readFileSync(new URL(file, folder), 'utf8')).definitions)
  .flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? [definition.name!.value] : []))

test.each(published)('%s is answered without an error', async (name) => {
  const documents = generated as unknown as Record<string, TypedDocumentNode<Record<string, unknown>, unknown>>
  const document = documents[`${name}Document`]!
  for (const variables of cases[name as Operation] ?? [{}]) {
    const data = await ask(document, variables)
    for (const [field, answer] of Object.entries(data)) if (answer === null) expect(lookups[name]).toContain(field)
    for (const answer of Object.values(data))
      expect((answer as { userErrors?: [] } | null)?.userErrors ?? []).toEqual([])
  }
})

test('the one request answers what the demo reads, in the types made from the schema', async () => {
  const data: Answer = await ask(generated.TransferImpactAtAGlanceDocument, { on: '2022-02-01' })
  expect(data.processingActivities).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        key: 'invoicing',
        transfers: [{ safeguards: [{ key: 'mailco-scc' }], status: { code: 'SAFEGUARDED', covered: true } }],
        lineage: { complete: true },
      },
    ],
  })
})
