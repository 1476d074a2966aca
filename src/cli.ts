#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander'
import pino from 'pino'
import { ConfigFault, readConfig } from './config.ts'
import { inWorkspace, withOwner } from './hub.ts'
import { ActorRole } from './identity/access-key.table.ts'
import { createKey, listKeys, revokeKey } from './identity/access-keys.ts'
import { keyTable, minuteOf } from './identity/key-table.ts'
import { createWorkspace, defaultWorkspace } from './identity/workspaces.ts'
import { importCommand } from './importers/import-command.ts'
import { lawCommand } from './law-diff/law-command.ts'
import { isDay, isKey } from './record/scalars.ts'

/** Answers go to stdout, alone; what else there is to say goes to stderr. */
const log = pino({ name: 'ropewalk', level: 'warn' }, pino.destination(2))
const print = (line: string) => void process.stdout.write(`${line}\n`)
const tell = (line: string) => void process.stderr.write(`${line}\n`)

const program = new Command('ropewalk').description('A GraphQL data-governance hub.').showHelpAfterError()

const keys = program.command('keys').description('access keys of a workspace')
keys
  .command('create')
  .description('makes a key and prints it, alone, on stdout; it is not shown again')
  .addOption(
    new Option('--role <role>', 'what the key may do')
      .choices(Object.values(ActorRole).map((role) => role.toLowerCase()))
      .makeOptionMandatory(),
  )
  .option('--workspace <key>', 'the workspace it opens', defaultWorkspace)
  .option('--name <name>', 'what history calls its holder', 'a key from the command line')
  .option('--expires <date>', 'the day from which it is no longer good, such as 2027-01-31', day)
  .action(async ({ role, workspace, name, expires }) => {
    const newKey = { workspace, name, role: role.toUpperCase() as ActorRole, expiresAt: expires ?? null }
    print(await withOwner(readConfig(), log, (owner) => createKey(owner, newKey)))
  })

keys
  .command('list')
  .description('prints the keys of a workspace, without their secrets')
  .option('--workspace <key>', 'whose keys', defaultWorkspace)
  .action(async ({ workspace }) => {
    print(keyTable(await withOwner(readConfig(), log, (owner) => listKeys(owner, workspace))))
  })
keys
  .command('revoke')
  .description('makes a key useless for ever; a running hub refuses it within 5 seconds')
  .argument('<id>', 'the id of the key, as `keys list` prints it')
  .option('--workspace <key>', 'whose key it is', defaultWorkspace)
  .action(async (id, { workspace }) => {
    const { name, role, revokedAt, already } = await withOwner(readConfig(), log, (owner) =>
      revokeKey(owner, workspace, id),
    )
    const key = `Key ${id} (${role.toLowerCase()}, ${JSON.stringify(name)})`
    tell(
      already
        ? `${key} was revoked already, on ${minuteOf(revokedAt!)}.`
        : `${key} is revoked. A running hub refuses it within 5 seconds.`,
    )
  })

const workspaces = program.command('workspaces').description('workspaces of the hub')
workspaces
  .command('create')
  .description('makes a workspace; nothing crosses its wall')
  .argument('<key>', 'what it is called in commands', key)
  .action(async (workspace) => {
    const made = await withOwner(readConfig(), log, (owner) => createWorkspace(owner, workspace))
    tell(
      made
        ? `Workspace ${workspace} made. Make a key for it: ropewalk keys create --workspace ${workspace} --role admin`
        : `Workspace ${workspace} is there already.`,
    )
  })

program
  .command('migrate')
  .description('brings the database to what this version knows; every start does so too')
  .action(async () => {
    await withOwner(readConfig(), log, async () => {})
    tell('The database is up to date.')
  })

program.addCommand(importCommand({ print, tell }))
program.addCommand(
  lawCommand({
    print,
    tell,
    inWorkspace: (workspace, work) => inWorkspace(readConfig(), log, workspace, work),
    day: dateText,
    defaultWorkspace,
  }),
)

function key(value: string): string {
  if (!isKey(value)) throw new InvalidArgumentError('Use lower-case letters, digits and . _ / -.')
  return value
}

function dateText(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('Write a date such as 2027-01-31.')
  return value
}

function day(value: string): Date {
  return new Date(`${dateText(value)}T00:00:00Z`)
}

try {
  await program.parseAsync()
} catch (error) {
  tell(error instanceof ConfigFault || error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
