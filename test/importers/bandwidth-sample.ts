import { readFileSync } from 'node:fs'
import { importBandwidth } from '../../src/importers/bandwidth.ts'

const text = readFileSync(new URL('../../examples/bandwidth/bandwidth.json', import.meta.url), 'utf8')

/** A fresh copy of the sample input. */
export const sampleInput = (): unknown => JSON.parse(text)
export const importSample = () => importBandwidth(sampleInput())

/** The sample input with another value at a path such as `affiliates[0].country`; undefined takes it away. */
export function sampleWith(path: string, value: unknown): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? []
  const input = sampleInput()
  const holder = steps.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], input)
  ;(holder as Record<string, unknown>)[steps.at(-1)!] = value
  return JSON.parse(JSON.stringify(input))
}
