import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createAdmission, createLanes, Overloaded } from '../../src/platform/admission.ts'

/** A work that says when it started and ends when told to. */
function held(log: string[], name: string) {
  let end!: (value: string) => void
  let fail!: (error: unknown) => void
  const ended = new Promise<string>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  const work = () => {
    log.push(name)
    return ended
  }
  return { work, end: () => end(name), fail }
}

const settle = () => new Promise(setImmediate)

describe('admission', () => {
  test('runs so many at once, keeps so many in line in their order, and refuses the rest at once', async () => {
    const admission = createAdmission({ concurrent: 2, waiting: 2 })
    const log: string[] = []
    const works = ['a', 'b', 'c', 'd'].map((name) => held(log, name))
    const results = works.map(({ work }) => admission.run(work))
    await expect(admission.run(() => log.push('refused'))).rejects.toMatchObject({ code: 'OVERLOADED' })
    expect(log).toEqual(['a', 'b'])
    expect(admission).toMatchObject({ running: 2, waiting: 2 })

    works[1]!.end()
    await settle()
    expect(log).toEqual(['a', 'b', 'c'])
    works[0]!.end()
    await settle()
    expect(log).toEqual(['a', 'b', 'c', 'd'])
    for (const { end } of works) end()
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
    expect(admission).toMatchObject({ running: 0, waiting: 0 })
  })

  test('gives the place of a work that failed to the next', async () => {
    const admission = createAdmission({ concurrent: 1, waiting: 2 })
    const failure = new Error('no')
    const results = await Promise.allSettled([
      admission.run(() => Promise.reject(failure)),
      admission.run(() => {
        throw failure
      }),
      admission.run(() => 'next'),
    ])
    expect(results.map((result) => (result.status === 'rejected' ? result.reason : result.value))).toEqual([
      failure,
      failure,
      'next',
    ])
    expect(admission).toMatchObject({ running: 0, waiting: 0 })
  })

  test('lets no newcomer in before the line', async () => {
    const admission = createAdmission({ concurrent: 1, waiting: 2 })
    const log: string[] = []
    const first = held(log, 'first')
    const runs = [admission.run(first.work), admission.run(() => log.push('second'))]
    first.end()
    await runs[0]!.then(() => runs.push(admission.run(() => log.push('newcomer'))))
    await Promise.all(runs)
    expect(log).toEqual(['first', 'second', 'newcomer'])
  })

  test('lets an aborted waiter leave from the middle of the line, and its place to another', async () => {
    const admission = createAdmission({ concurrent: 1, waiting: 2 })
    const log: string[] = []
    const first = held(log, 'first')
    const controller = new AbortController()
    const { signal } = controller
    const runs = [admission.run(first.work), admission.run(() => log.push('left'), { signal })]
    runs.push(admission.run(() => log.push('third')))
    const reason = new Error('gone')
    controller.abort(reason)
    await expect(runs[1]).rejects.toBe(reason)
    runs[1] = admission.run(() => log.push('fourth'))
    first.end()
    await Promise.all(runs)
    expect(log).toEqual(['first', 'third', 'fourth'])
    await expect(admission.run(() => log.push('never'), { signal })).rejects.toBe(reason)
    expect(admission).toMatchObject({ running: 0, waiting: 0 })
  })

  test('leaves an abort after the start to the work', async () => {
    const admission = createAdmission({ concurrent: 1, waiting: 1 })
    const log: string[] = []
    const [first, second] = [held(log, 'first'), held(log, 'second')]
    const controller = new AbortController()
    const one = admission.run(first.work)
    const two = admission.run(second.work, { signal: controller.signal })
    first.end()
    await one
    await settle()
    controller.abort()
    second.end()
    expect(await two).toBe('second')
  })

  test('keeps its bounds under a random load', async () => {
    const admission = createAdmission({ concurrent: 3, waiting: 5 })
    let running = 0
    let most = 0
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        await sleep(n % 50)
        const signal = n % 7 === 0 ? AbortSignal.timeout(1 + (n % 5)) : undefined
        const work = async () => {
          most = Math.max(most, ++running)
          await sleep(n % 4)
          running--
        }
        return admission.run(work, { signal }).then(
          () => 'done',
          (error) => (error instanceof Overloaded ? 'refused' : error.name),
        )
      }),
    )
    expect(most).toBe(3)
    expect(admission).toMatchObject({ running: 0, waiting: 0 })
    expect(new Set(outcomes)).toContain('done')
    expect(new Set(outcomes)).toContain('refused')
  })

  test('refuses bounds that admit nobody', () => {
    expect(() => createAdmission({ concurrent: 0, waiting: 1 })).toThrow(RangeError)
    expect(() => createAdmission({ concurrent: 1, waiting: Number.NaN })).toThrow(RangeError)
    expect(() => createLanes({ waiting: -1 })).toThrow(RangeError)
  })
})

describe('lanes', () => {
  test('run the works of one key one after another, and different keys side by side', async () => {
    const lanes = createLanes({ waiting: 2 })
    const log: string[] = []
    const works = ['a1', 'a2', 'b1'].map((name) => held(log, name))
    const results = works.map(({ work }, n) => lanes.run(n < 2 ? 'a' : 'b', work))
    expect(log).toEqual(['a1', 'b1'])
    expect(lanes.size).toBe(2)
    for (const { end } of works) end()
    expect(await Promise.all(results)).toEqual(['a1', 'a2', 'b1'])
    expect(log).toEqual(['a1', 'b1', 'a2'])
  })

  test('are bounded each by itself', async () => {
    const lanes = createLanes({ waiting: 1 })
    const log: string[] = []
    const first = held(log, 'a1')
    const results = [lanes.run('a', first.work), lanes.run('a', () => 'a2')]
    await expect(lanes.run('a', () => 'a3')).rejects.toBeInstanceOf(Overloaded)
    expect(await lanes.run('b', () => 'b1')).toBe('b1')
    first.end()
    expect(await Promise.all(results)).toEqual(['a1', 'a2'])
  })

  test('are forgotten when idle, also after a failure or a waiter that left', async () => {
    const lanes = createLanes({ waiting: 1 })
    const log: string[] = []
    const first = held(log, 'first')
    const controller = new AbortController()
    const running = lanes.run('a', first.work)
    const leaving = lanes.run('a', () => log.push('never'), { signal: controller.signal })
    controller.abort(new Error('gone'))
    await expect(leaving).rejects.toThrow('gone')
    expect(lanes.size).toBe(1)
    first.fail(new Error('no'))
    await expect(running).rejects.toThrow('no')
    await expect(lanes.run('b', () => 'x', { signal: controller.signal })).rejects.toThrow('gone')
    expect(lanes.size).toBe(0)
  })

  test('never run two works of one key at once, whatever comes when', async () => {
    const lanes = createLanes({ waiting: 1000 })
    const inside = new Map<string, number>()
    let overlaps = 0
    await Promise.all(
      Array.from({ length: 400 }, async (_, n) => {
        const key = `${n % 3}`
        await sleep(n % 20)
        return lanes.run(key, async () => {
          if (inside.get(key)) overlaps++
          inside.set(key, 1)
          if (n % 5) await settle()
          inside.set(key, 0)
        })
      }),
    )
    expect(overlaps).toBe(0)
    expect(lanes.size).toBe(0)
  })
})
