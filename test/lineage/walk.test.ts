import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Closure, type ClosureEdge, type ClosureNode, type WalkOptions, walk } from '../../src/lineage/walk.ts'
import { buildAdjacency, type LineageFlow, type NodeRef } from '../../src/lineage/walk-edges.ts'
import { type Position, page } from '../../src/lineage/walk-page.ts'

/** `a > b: x y` is a flow of that key which carries x and y from system a to system b. */
function flow(text: string): LineageFlow {
  const [, from, to, carried] = /^(\S+) > (\S+):(.*)$/.exec(text)!
  return { key: text, from: system(from!), to: system(to!), dataCategories: carried!.split(' ').filter(Boolean) }
}
const system = (key: string): NodeRef => ({ kind: 'system', key })
const downstream: WalkOptions = { direction: 'DOWNSTREAM', maxDepth: null, carrying: null }

const walkFrom = (start: string, flows: readonly string[], options: Partial<WalkOptions> = {}) =>
  walk(buildAdjacency(flows.map(flow)), start.split(' ').map(system), { ...downstream, ...options })
const nodes = (closure: Closure) =>
  closure.nodes.map(({ key, depth, carries }) => `${depth} ${key}${carries.map((each) => ` ${each}`).join('')}`)
const edges = (closure: Closure) => closure.edges.map(({ key, depth }) => `${depth} ${key}`)

describe('a closure', () => {
  const chain = ['a > b: x y', 'b > c: y z', 'c > d: z']

  test('of a chain: a category goes on only from where it came', () => {
    const closure = walkFrom('a', chain)
    expect(nodes(closure)).toEqual(['0 a', '1 b x y', '2 c y', '3 d'])
    expect(edges(closure)).toEqual(['0 a > b: x y', '1 b > c: y z', '2 c > d: z'])
    expect(closure.edges.map((edge) => edge.flow)).toEqual([0, 1, 2])
  })

  test('upstream: which categories here can come to a start', () => {
    expect(nodes(walkFrom('d', chain, { direction: 'UPSTREAM' }))).toEqual(['0 d', '1 c z', '2 b z', '3 a'])
  })

  test('of a diamond: once each, with what comes by either way', () => {
    const closure = walkFrom('a', ['a > b: x', 'a > c: y', 'b > d: x y', 'c > d: x y', 'd > e: x y'])
    expect(nodes(closure)).toEqual(['0 a', '1 b x', '1 c y', '2 d x y', '3 e x y'])
    expect(edges(closure)).toEqual(['0 a > b: x', '0 a > c: y', '1 b > d: x y', '1 c > d: x y', '2 d > e: x y'])
  })

  test('of a diamond with a longer way: what comes late goes on, too', () => {
    const closure = walkFrom('a', ['a > d: x', 'd > e: x y', 'a > b: y', 'b > c: y', 'c > d: y'])
    expect(nodes(closure)).toEqual(['0 a', '1 b y', '1 d x y', '2 c y', '2 e x y'])
  })

  test('of a cycle: a start carries what comes back to it', () => {
    const closure = walkFrom('a', ['a > b: x y', 'b > a: x z', 'b > b: x'])
    expect(nodes(closure)).toEqual(['0 a x', '1 b x y'])
    expect(edges(closure)).toEqual(['0 a > b: x y', '1 b > a: x z', '1 b > b: x'])
  })

  test('of a start with a flow to itself', () => {
    expect(walkFrom('a', ['a > a: x'])).toEqual({
      nodes: [{ kind: 'system', key: 'a', depth: 0, carries: ['x'] }],
      edges: [{ key: 'a > a: x', depth: 0, flow: 0 }],
    })
  })

  test('of several starts, one of them twice and one that no flow touches', () => {
    const closure = walkFrom('b lone a b', ['a > b: x', 'b > c: y'])
    expect(nodes(closure)).toEqual(['0 a', '0 b x', '0 lone', '1 c y'])
  })

  test('goes as deep as asked; edges that leave the last nodes are not in it', () => {
    expect(walkFrom('a', chain, { maxDepth: 0 })).toEqual({
      nodes: [{ kind: 'system', key: 'a', depth: 0, carries: [] }],
      edges: [],
    })
    const ring = walkFrom('a', ['a > b: x', 'b > a: x', 'a > c: x', 'c > b: y'], { maxDepth: 1 })
    expect(nodes(ring)).toEqual(['0 a', '1 b x', '1 c x'])
    expect(edges(ring)).toEqual(['0 a > b: x', '0 a > c: x'])
  })

  test('both ways: the union of the two closures, the smaller depth, all that is carried', () => {
    const flows = ['a > b: x', 'b > c: x', 'c > a: x y', 'd > a: y']
    const closure = walkFrom('a', flows, { direction: 'BOTH' })
    expect(nodes(closure)).toEqual(['0 a x', '1 b x', '1 c x y', '1 d y'])
    expect(edges(closure)).toEqual(['0 a > b: x', '0 c > a: x y', '0 d > a: y', '1 b > c: x'])
    // Not what flows from a neighbour to elsewhere.
    expect(nodes(walkFrom('a', ['a > b: x', 'c > b: x'], { direction: 'BOTH' }))).toEqual(['0 a', '1 b x'])
  })

  test('carrying: only edges with one of them, and only these count; without it all edges', () => {
    const flows = ['a > b: x y', 'b > c: x', 'b > d: y', 'b > e:', 'e > f: z']
    expect(nodes(walkFrom('a', flows, { carrying: new Set(['y', 'unheard of']) }))).toEqual(['0 a', '1 b y', '2 d y'])
    expect(nodes(walkFrom('a', flows))).toEqual(['0 a', '1 b x y', '2 c x', '2 d y', '2 e', '3 f'])
  })

  test('stands in order of depth, kind and key', () => {
    const mixed: LineageFlow[] = (['system', 'organization'] as const).flatMap((kind) =>
      ['z', 'b', 'B', 'a1', 'a'].map((key) => ({
        key: `${kind}-${key}`,
        from: { kind: 'dataSubjectCategory', key: 'people' },
        to: { kind, key },
        dataCategories: ['x'],
      })),
    )
    const closure = walk(buildAdjacency(mixed), [{ kind: 'dataSubjectCategory', key: 'people' }], downstream)
    expect(closure.nodes.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'dataSubjectCategory people',
      ...['B', 'a', 'a1', 'b', 'z'].map((key) => `organization ${key}`),
      ...['B', 'a', 'a1', 'b', 'z'].map((key) => `system ${key}`),
    ])
  })

  test('of a hub of 5,000 neighbours, each with 40 categories and a way back', () => {
    const categories = Array.from({ length: 40 }, (_, i) => `c${String(i).padStart(2, '0')}`)
    const flows = Array.from({ length: 5_000 }, (_, i): LineageFlow[] => [
      { key: `out-${i}`, from: system('hub'), to: system(`n${i}`), dataCategories: [categories[i % 40]!] },
      { key: `back-${i}`, from: system(`n${i}`), to: system('hub'), dataCategories: categories },
    ]).flat()
    const closure = walk(buildAdjacency(flows), [system('n0')], downstream)
    expect(closure.nodes).toHaveLength(5_001)
    expect(closure.edges).toHaveLength(10_000)
    expect(closure.nodes[1]).toMatchObject({ key: 'hub', depth: 1, carries: categories })
    expect(closure.nodes.find(({ key }) => key === 'n41')).toMatchObject({ depth: 2, carries: ['c01'] })
  })
})

describe('a page', () => {
  const closure = walkFrom('a', ['a > b: x', 'a > c: x', 'b > c: x', 'c > a: x', 'c > d: x'])
  const name = (each: ClosureNode | ClosureEdge) => each.key

  test('gives all at once when the budget allows', () => {
    expect(page(closure, { nodes: 4, edges: 5 }, null)).toEqual({ ...closure, complete: true, next: null })
  })

  test.each([
    [1, 1],
    [3, 1],
    [1, 4],
    [2, 2],
    [0, 2],
  ])('of %i nodes and %i edges after the other gives each once', (nodes, edges) => {
    const found: string[][] = [[], []]
    let after: Position | null = null
    for (let pages = 0; pages < 9; pages++) {
      const given = page(closure, { nodes, edges }, after)
      found[0]!.push(...given.nodes.map(name))
      found[1]!.push(...given.edges.map(name))
      expect(given.complete).toBe(given.next === null)
      if (given.complete) break
      after = given.next
    }
    expect(found).toEqual([nodes === 0 ? [] : closure.nodes.map(name), closure.edges.map(name)])
  })

  test('goes on from its place when the graph has changed meanwhile', () => {
    const { next } = page(closure, { nodes: 2, edges: 1 }, null)
    expect(next).toEqual({ node: { depth: 1, kind: 'system', key: 'b' }, edge: { depth: 0, key: 'a > b: x' } })
    const changed = walkFrom('a', ['a > aa: x', 'a > c: x', 'c > d: x'])
    const rest = page(changed, { nodes: 9, edges: 9 }, next)
    expect([rest.nodes.map(name), rest.edges.map(name)]).toEqual([
      ['c', 'd'],
      ['a > c: x', 'c > d: x'],
    ])
    expect(rest).toMatchObject({ complete: true, next: null })
  })
})

/** Every simple way and every step of it, by trying them all. */
function naive(flows: readonly LineageFlow[], starts: readonly string[], options: WalkOptions) {
  const forward = options.direction === 'DOWNSTREAM'
  const ends = (each: LineageFlow) =>
    (forward ? [each.from.key, each.to.key] : [each.to.key, each.from.key]) as [string, string]
  const counting = (each: LineageFlow) =>
    each.dataCategories.filter((category) => options.carrying?.has(category) ?? true)
  const open = flows.filter((each) => !options.carrying || counting(each).length > 0)
  const limit = options.maxDepth ?? Number.POSITIVE_INFINITY
  const depth = new Map(starts.map((start) => [start, 0]))
  for (let i = 0; i < flows.length; i++) {
    for (const [near, far] of open.map(ends)) {
      const next = (depth.get(near) ?? limit) + 1
      if (next <= limit && next < (depth.get(far) ?? Number.POSITIVE_INFINITY)) depth.set(far, next)
    }
  }
  const walked = open.filter((each) => (depth.get(ends(each)[0]) ?? limit) < limit)
  const carries = new Set<string>()
  const follow = (node: string, category: string, seen: readonly LineageFlow[]) => {
    for (const each of walked.filter(
      (one) => ends(one)[0] === node && counting(one).includes(category) && !seen.includes(one),
    )) {
      carries.add(`${ends(each)[1]} ${category}`)
      follow(ends(each)[1], category, [...seen, each])
    }
  }
  for (const start of starts) for (const category of ['x', 'y', 'z']) follow(start, category, [])
  return { depth, walked: walked.map((each) => [each.key, depth.get(ends(each)[0])!] as const), carries }
}

test('a closure is what trying every way finds', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const some = fc.subarray(['x', 'y', 'z'])
  const flows = fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), some), { maxLength: 8 })
    .map((rows) =>
      rows.map(([from, to, carried], i) => ({ ...flow(`${from} > ${to}: ${carried.join(' ')}`), key: `f${i}` })),
    )
  const asked = fc.record({ maxDepth: fc.option(fc.nat(4)), carrying: fc.option(some.map((each) => new Set(each))) })
  const starts = fc.subarray(names, { minLength: 1, maxLength: 2 })
  const direction = fc.constantFrom('UPSTREAM' as const, 'DOWNSTREAM' as const, 'BOTH' as const)
  fc.assert(
    fc.property(flows, starts, asked, direction, (flows, starts, asked, direction) => {
      const sides = direction === 'BOTH' ? (['UPSTREAM', 'DOWNSTREAM'] as const) : [direction]
      const parts = sides.map((side) => naive(flows, starts, { ...asked, direction: side }))
      const depth = new Map<string, number>()
      const walked = new Map<string, number>()
      for (const part of parts) {
        for (const [key, at] of part.depth) depth.set(key, Math.min(at, depth.get(key) ?? at))
        for (const [key, at] of part.walked) walked.set(key, Math.min(at, walked.get(key) ?? at))
      }
      const closure = walk(buildAdjacency(flows), starts.map(system), { ...asked, direction })
      expect(new Map(closure.nodes.map((node) => [node.key, node.depth]))).toEqual(depth)
      expect(new Map(closure.edges.map((edge) => [edge.key, edge.depth]))).toEqual(walked)
      expect(
        new Set(closure.nodes.flatMap((node) => node.carries.map((category) => `${node.key} ${category}`))),
      ).toEqual(new Set(parts.flatMap((part) => [...part.carries])))
      expect(closure.edges).toHaveLength(walked.size)
    }),
    { numRuns: 400 },
  )
})
