/**
 * A manifest of 50,000 records in one call: put on record, again as it is, with a small change, all changed, and pulled.
 * node --import tsx bench/manifest-at-size.ts [records]
 */
import { isDeepStrictEqual } from 'node:util'
import { peakOf, startBenchHub } from './hub-of-its-own.ts'
import { largeManifest } from './large-manifest.ts'

const manifest = largeManifest(Number(process.argv[2] ?? 50_000))
const apply = `
  mutation ($manifest: JSONObject!) {
    applyManifest(manifest: $manifest) { counts { create change retire keep } userErrors { code message path } }
  }`
const megabytes = (JSON.stringify(manifest).length / 1e6).toFixed(1)
/** The manifest with this description on every record. */
const withDescription = ({ ropewalk, manifest: name, ...sections }: typeof manifest, description: string) => ({
  ropewalk,
  manifest: name,
  ...Object.fromEntries(
    Object.entries(sections).map(([section, records]) => [
      section,
      Object.fromEntries(Object.entries(records).map(([key, record]) => [key, { ...record, description }])),
    ]),
  ),
})
const hub = await startBenchHub()
const say = (what: string, seconds: number, more = '') =>
  process.stdout.write(
    `${what.padEnd(34)} ${seconds.toFixed(2).padStart(7)} s   hub at most ${String(hub.peak()).padStart(5)} MB   ${more}\n`,
  )

try {
  say('the hub, idle', 0, `the manifest is ${megabytes} MB`)
  const run = async (what: string, document: object) => {
    const { data, seconds } = await hub.send(apply, { manifest: document })
    const { counts, userErrors } = data.applyManifest
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors.slice(0, 5), null, 2))
    say(what, seconds, JSON.stringify(counts))
  }
  await run('applied first', manifest)
  await run('applied again, as it is', manifest)
  const key = Object.keys(manifest.systems)[7]!
  await run('applied again, one system changed', {
    ...manifest,
    systems: { ...manifest.systems, [key]: { ...manifest.systems[key], countries: ['JP'] } },
  })
  await run('every record changed', withDescription(manifest, 'Another edition'))
  await run('one system alone', { systems: { [key]: manifest.systems[key] } })
  const { data, seconds } = await hub.send('{ transfers { totalCount } }')
  say('transfers counted', seconds, JSON.stringify(data.transfers))
  const pulled = await hub.send('{ manifest }')
  say('pulled', pulled.seconds, `${pulled.megabytes.toFixed(1)} MB`)
  await run('what was pulled, applied', pulled.data.manifest)
  const again = await hub.send('{ manifest }')
  say('pulled again', again.seconds, isDeepStrictEqual(again.data, pulled.data) ? 'the same' : 'NOT THE SAME')
  process.stdout.write(`this client at most ${peakOf('self')} MB\n`)
} finally {
  await hub.stop()
}
