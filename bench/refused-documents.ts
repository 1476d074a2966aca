/**
 * What it costs to refuse: the worst processor time of each document over a limit, in the gate alone and as a whole
 * request to a hub. node --import tsx bench/refused-documents.ts [rounds]
 */
import { cpuUsage } from 'node:process'
import { checkDocument } from '../src/gate/check-document.ts'
import { type DocumentLimitName, documentLimits } from '../src/gate/limits.ts'
import { documentOf, overLimits } from '../test/gate/over-the-limits.ts'
import { startBenchHub } from './hub-of-its-own.ts'

const rounds = Number(process.argv[2] ?? 20)
const atBounds = Object.entries(documentLimits).map(([name, { most }]) => ({
  hidden: `${name}: one beyond`,
  document: documentOf[name as DocumentLimitName](most + 1),
}))
const documents = [...overLimits, ...atBounds].filter(({ document }) => isRefused(document))

const hub = await startBenchHub()
try {
  await hub.send('{ viewer { name } }')
  let worst = { cpu: 0, request: 0 }
  for (const { hidden, document } of documents) {
    const cpu = Math.max(...times(() => cpuOf(document)))
    const requests: number[] = []
    for (let i = 0; i < rounds; i++) requests.push(await requestOf(document))
    const request = Math.max(...requests)
    worst = { cpu: Math.max(worst.cpu, cpu), request: Math.max(worst.request, request) }
    say(hidden, cpu, request)
  }
  say(`the worst of ${documents.length} documents`, worst.cpu, worst.request)
} finally {
  await hub.stop()
}

function isRefused(document: string): boolean {
  try {
    checkDocument(document)
    return false
  } catch {
    return true
  }
}

function times<T>(take: () => T): T[] {
  return Array.from({ length: rounds }, take)
}

/** Milliseconds of processor time, those of other threads, as of garbage collection, included. */
function cpuOf(document: string): number {
  const before = cpuUsage()
  isRefused(document)
  const { user, system } = cpuUsage(before)
  return (user + system) / 1000
}

/** Milliseconds from sending to the answer. */
async function requestOf(document: string): Promise<number> {
  const began = performance.now()
  await hub.send(document).catch(() => {})
  return performance.now() - began
}

function say(what: string, cpu: number, request: number) {
  process.stdout.write(
    `${what.padEnd(70)} ${cpu.toFixed(1).padStart(6)} ms   request ${request.toFixed(1).padStart(6)} ms\n`,
  )
}
