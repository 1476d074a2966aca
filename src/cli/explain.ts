import { suggest } from '../platform/suggest.ts'
import { explanationText, ruleText } from './format/explanation-text.ts'
import type { Explained, ExplainedRule } from './hub-answers.ts'
import type { HubOptions } from './options.ts'
import type { Output } from './output.ts'
import { withHub } from './with-hub.ts'

type Options = HubOptions & { format: 'text' | 'json' }

export async function explain(what: string, options: Options, output: Output): Promise<void> {
  const { rules, search } = await withHub(options, output, (hub) => output.during('Asking', hub.explain(what)))
  const rule = rules.find(({ code }) => code === what.toUpperCase())
  const records = search.nodes.filter(({ key }) => key === what)
  if (!rule && records.length === 0) throw new Error(nothingFound(what, search.nodes, rules))
  if (options.format === 'json') output.print(JSON.stringify(rule ?? records, null, 2))
  else output.print(rule ? ruleText(rule, output.paint) : explanationText(records, output.paint))
}

function nothingFound(what: string, near: readonly Explained[], rules: readonly ExplainedRule[]): string {
  const keys = near.slice(0, 5).map(({ key, name }) => `${key} (${name})`)
  const code = suggest(
    what,
    rules.map((rule) => rule.code),
  )
  const meant = [...new Set(keys), ...(code ? [code] : [])].join(', ')
  return `Nothing on record has the key ${what}, and no finding has the code.${meant ? ` Did you mean ${meant}?` : ''}`
}
