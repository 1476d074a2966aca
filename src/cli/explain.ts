import { suggest } from '../platform/suggest.ts'
import { codeWords } from './code-words.ts'
import { codeText, explanationText, findingExplained, flowText, ruleText } from './format/explanation-text.ts'
import type { Explained, ExplainedFinding, ExplainedRule } from './hub-answers.ts'
import type { HubOptions } from './options.ts'
import type { Output } from './output.ts'
import { withHub } from './with-hub.ts'

type Options = HubOptions & { format: 'text' | 'json' }

export async function explain(what: string, options: Options, output: Output): Promise<void> {
  const { paint } = output
  const tell = (found: object, text: string) =>
    output.print(options.format === 'json' ? JSON.stringify(found, null, 2) : text)
  const code = what.toUpperCase()
  const words = codeWords[code]
  if (words) return tell({ code, ...words }, codeText(code, words, paint))

  const asked = await withHub(options, output, (hub) => output.during('Asking', hub.explain(what)))
  const { rules, search, dataFlow, findings, node } = asked
  const rule = rules.find((each) => each.code === code)
  const records = search.nodes.filter(({ key }) => key === what)
  if (node && isFinding(node)) tell(node, findingExplained(node, paint))
  else if (rule) tell(rule, ruleText(rule, paint))
  else if (dataFlow) {
    const flow = { ...dataFlow, findings: findings.nodes }
    tell([flow, ...records], [flowText(flow, paint), explanationText(records, paint)].filter(Boolean).join('\n\n'))
  } else if (records.length > 0) tell(records, explanationText(records, paint))
  else throw new Error(nothingFound(what, search.nodes, rules))
}

const isFinding = (node: { __typename: string }): node is ExplainedFinding => node.__typename === 'Finding'

function nothingFound(what: string, near: readonly Explained[], rules: readonly ExplainedRule[]): string {
  const keys = near.slice(0, 5).map(({ key, name }) => `${key} (${name})`)
  const code = suggest(what, [...rules.map((rule) => rule.code), ...Object.keys(codeWords)])
  const meant = [...new Set(keys), ...(code ? [code] : [])].join(', ')
  return `Nothing on record has the key ${what}, and no finding has the code.${meant ? ` Did you mean ${meant}?` : ''}`
}
