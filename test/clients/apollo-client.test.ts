import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { type Client, useHub } from '../harness/hub.ts'

const hub = useHub()
const staying = 10_000
const passing = 200
const pageSize = 500

interface Page {
  organizations: {
    edges: { cursor: string; node: { id: string; key: string; name: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

const pageOfOrganizations: TypedDocumentNode<Page, { first: number; after?: string | null }> = gql`
  query PageOfOrganizations($first: Int!, $after: String) {
    organizations(first: $first, after: $after) {
      edges { cursor node { id key name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

test('Apollo Client pages 10,000 records, each once, while others write', { timeout: 60_000 }, async () => {
  const { admin, client, url } = hub.current
  await admin.apply({ manifest: 'staying', organizations: organizations('stays', range(staying)) })
  await admin.apply({ manifest: 'passing', organizations: organizations('passes', range(passing, staying / passing)) })
  const [viewer, one, another] = await Promise.all([
    client(ActorRole.VIEWER),
    client(ActorRole.STEWARD),
    client(ActorRole.STEWARD),
  ])
  const reader = new ApolloClient({
    link: new HttpLink({ uri: `${url}/graphql`, headers: { authorization: `Bearer ${viewer.key}` } }),
    cache: new InMemoryCache({ typePolicies: { Query: { fields: { organizations: relayStylePagination() } } } }),
  })
  const list = reader.watchQuery({
    query: pageOfOrganizations,
    variables: { first: pageSize },
    notifyOnNetworkStatusChange: false,
  })
  let seen: Page['organizations'] | undefined
  const subscription = list.subscribe(({ data, dataState }) => {
    if (dataState === 'complete') seen = data.organizations
  })
  let pages = 1
  try {
    await expect.poll(() => seen, { interval: 5, timeout: 10_000 }).toBeDefined()
    for (; seen!.pageInfo.hasNextPage; pages++) {
      const page = list.fetchMore({ variables: { after: seen!.pageInfo.endCursor } })
      await Promise.all([page, createAndChange(one, pages), retire(another, pages)])
    }
  } finally {
    subscription.unsubscribe()
    reader.stop()
  }

  const keys = seen!.edges.map(({ node }) => node.key)
  expect(pages).toBeGreaterThanOrEqual(staying / pageSize)
  expect(keys.filter((key) => key.endsWith('stays'))).toEqual(Object.keys(organizations('stays', range(staying))))
  expect(new Set(keys).size).toBe(keys.length)
  // The writes did reach the pages.
  expect(keys.some((key) => key.includes('comes'))).toBe(true)
  expect(seen!.edges.some(({ node }) => node.name.startsWith('Changed'))).toBe(true)
  expect(keys.filter((key) => key.endsWith('passes')).length).toBeLessThan(passing)
})

/** What comes, goes and stays lies mixed in the order of the keys. */
function organizations(which: string, numbers: number[], name = 'As it was') {
  return Object.fromEntries(
    numbers.map((number) => [`${String(number).padStart(5, '0')}-${which}`, { name, kind: 'VENDOR', country: 'IE' }]),
  )
}

const range = (count: number, step = 1) => Array.from({ length: count }, (_, i) => i * step)

function createAndChange(steward: Client, round: number) {
  const spread = range(20, staying / 20).map((number) => number + round)
  return steward.apply({
    manifest: 'coming',
    organizations: {
      ...organizations(`comes-${round}`, spread),
      ...organizations('stays', spread, `Changed in round ${round}`),
    },
  })
}

/** Each round one in fifty of those that pass is gone. */
function retire(steward: Client, round: number) {
  const left = range(passing, staying / passing).filter((number) => (number / 50) % 50 > round)
  return steward.apply({ manifest: 'passing', organizations: organizations('passes', left) }, { prune: true })
}
