import { Command, Option } from 'commander'
import { ActorRole } from '../../identity/access-key.table.ts'
import { createKey, listKeys, revokeKey } from '../../identity/access-keys.ts'
import { keyTable, minuteOf } from '../../identity/key-table.ts'
import { defaultWorkspace } from '../../identity/workspaces.ts'
import { dayToCome } from '../arguments.ts'
import { asOwner } from '../as-owner.ts'
import type { Output } from '../output.ts'

/** `ropewalk keys`: who is let in. */
export const keysCommand = (output: Output): Command =>
  new Command('keys')
    .description('access keys of a workspace: makes, lists and revokes them')
    .addCommand(createCommand(output))
    .addCommand(listCommand(output))
    .addCommand(revokeCommand(output))

const createCommand = (output: Output) =>
  new Command('create')
    .description('makes a key and prints it, alone, on stdout; it is not shown again')
    .addOption(
      new Option('--role <role>', 'what the key may do')
        .choices(Object.values(ActorRole).map((role) => role.toLowerCase()))
        .makeOptionMandatory(),
    )
    .option('--workspace <key>', 'the workspace it opens', defaultWorkspace)
    .option('--name <name>', 'what history calls its holder', 'a key from the command line')
    .option('--expires <date>', 'the day from which it is no longer good, such as 2027-01-31', dayToCome)
    .action(async ({ role, workspace, name, expires }) => {
      const newKey = { workspace, name, role: role.toUpperCase() as ActorRole, expiresAt: expires ?? null }
      output.print(await asOwner(output, (owner) => createKey(owner, newKey)))
    })

const listCommand = (output: Output) =>
  new Command('list')
    .description('prints the keys of a workspace, without their secrets')
    .option('--workspace <key>', 'whose keys', defaultWorkspace)
    .action(async ({ workspace }) =>
      output.print(keyTable(await asOwner(output, (owner) => listKeys(owner, workspace)))),
    )

const revokeCommand = (output: Output) =>
  new Command('revoke')
    .description('makes a key useless for ever; a running hub refuses it within 5 seconds')
    .argument('<id>', 'the id of the key, as `keys list` prints it')
    .option('--workspace <key>', 'whose key it is', defaultWorkspace)
    .action(async (id, { workspace }) => {
      const { name, role, revokedAt, already } = await asOwner(output, (owner) => revokeKey(owner, workspace, id))
      const key = `Key ${id} (${role.toLowerCase()}, ${JSON.stringify(name)})`
      output.tell(
        already
          ? `${key} was revoked already, on ${minuteOf(revokedAt!)}.`
          : `${key} is revoked. A running hub refuses it within 5 seconds.`,
      )
    })
