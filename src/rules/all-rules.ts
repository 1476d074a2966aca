import { readdirSync } from 'node:fs'
import type { Rule, RuleFile } from './rule.ts'

const folder = new URL('./rules/', import.meta.url)
const files = readdirSync(folder).filter((name) => /\.rule\.[jt]s$/.test(name))

/** Every rule there is, in the order of their codes: a file in the folder `rules` is all that one needs. */
export const rules: readonly Rule[] = (
  await Promise.all(files.map(async (name) => ((await import(new URL(name, folder).href)) as RuleFile).rule))
).sort((a, b) => (a.code < b.code ? -1 : 1))
