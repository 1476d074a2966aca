import { commands } from '../../src/commands.ts'
import type { Client } from '../harness/hub.ts'

/** What a command is asked for: its record as `record`, under whichever name the payload has it. */
function commandDocument(name: string, selection: string, more = ''): string {
  const { spec } = commands.find((command) => command.name === name)!
  const record = spec.typename[0]!.toLowerCase() + spec.typename.slice(1)
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  return `mutation ($input: ${type}!) { done: ${name}(input: $input) {
    record: ${record} { ${selection} } outcome transfersAdded { key } ${more}
    userErrors { code message path remedy currentVersion differs } } }`
}

/** Runs a command and answers its payload, with `more` of it than every command is asked for. */
export const runCommand = async (client: Client, name: string, input: object, selection = 'key version', more = '') =>
  (await client.run(commandDocument(name, selection, more), { input })).done

/** Runs a command that may be forbidden, and answers whatever came back. */
export const sendCommand = (client: Client, name: string, input: object, headers?: Record<string, string>) =>
  client.send(commandDocument(name, 'key version'), { input }, headers)

export const codesOf = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`)
