import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { launch, newFolder, note, notes, postmasterOf, processesNaming, ready } from '../harness/embedded-scene.ts'

describe('commands without a hub', () => {
  test('share one database, and the last one ends it', async () => {
    const dataFolder = newFolder()
    const both = ['join', 'join'] as const
    const [one, two] = await Promise.all(both.map((mode) => ready(mode, { dataFolder })))
    expect([one!.database.started, two!.database.started].sort()).toEqual(['fresh', 'joined'])
    const [holder, guest] = one!.database.started === 'fresh' ? [one!, two!] : [two!, one!]
    await holder.stop()
    await note(guest, 'still there')
    expect(await notes(guest)).toEqual(['still there'])
    await guest.stop()
    expect(processesNaming(dataFolder)).toEqual([])
  })
})

describe('who holds a folder', () => {
  test('of many hubs that find a dead holder, one takes over', async () => {
    const dataFolder = newFolder()
    const dead = await ready('start', { dataFolder })
    await dead.kill()
    const hubs = Array.from({ length: 4 }, () => launch('start', { dataFolder }))
    await Promise.all(hubs.map((hub) => hub.untilSettled()))
    const holders = hubs.filter((hub) => hub.messages.some((message) => message.state === 'ready'))
    expect(holders).toHaveLength(1)
    await holders[0]!.stop()
  })

  test('a number that another process has by now holds nothing, in our lock or in that of PostgreSQL', async () => {
    const dataFolder = newFolder()
    const first = await ready('start', { dataFolder })
    const lockFile = join(dataFolder, 'postgres/holder.lock')
    const pidFile = join(dataFolder, 'postgres/data/postmaster.pid')
    const [lock, postmasterPid] = [lockFile, pidFile].map((file) => readFileSync(file, 'utf8'))
    await first.stop()
    writeFileSync(lockFile, JSON.stringify({ ...JSON.parse(lock!), pid: process.pid }))
    writeFileSync(pidFile, postmasterPid!.replace(/^\d+/, String(process.pid)))
    const second = await ready('start', { dataFolder })
    expect(second.database.started).toBe('restarted')
    await second.kill()
    writeFileSync(lockFile, '') // as after a power cut
    const third = await ready('start', { dataFolder })
    await third.stop()
  })

  test('a copy of a folder in use is a database of its own', async () => {
    const parent = newFolder()
    const original = await ready('start', { dataFolder: join(parent, 'original') })
    await note(original, 'in the original')
    execFileSync('cp', ['-a', join(parent, 'original'), join(parent, 'copy')])
    await original.kill()
    const copy = await ready('start', { dataFolder: join(parent, 'copy') })
    expect(copy.database.started).toBe('restarted')
    expect(postmasterOf(copy)).not.toBe(postmasterOf(original))
    await copy.stop()
  })
})
