import { Command } from 'commander'
import { createWorkspace } from '../../identity/workspaces.ts'
import { key } from '../arguments.ts'
import { asOwner } from '../as-owner.ts'
import type { Output } from '../output.ts'

/** `ropewalk workspaces`: one for each company or group. */
export const workspacesCommand = (output: Output): Command =>
  new Command('workspaces').description('workspaces of the hub: one for each company or group').addCommand(
    new Command('create')
      .description('makes a workspace: an inventory of its own, with keys of its own')
      .argument('<key>', 'what it is called in commands', key)
      .action(async (workspace) => {
        const made = await asOwner(output, (owner) => createWorkspace(owner, workspace))
        output.tell(
          made
            ? `Workspace ${workspace} made. Make a key for it: ropewalk keys create --workspace ${workspace} --role admin`
            : `Workspace ${workspace} is there already.`,
        )
      }),
  )
