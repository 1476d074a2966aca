import { Command } from 'commander'
import { applyCommand } from './commands/apply.ts'
import { driftCommand } from './commands/drift.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { keysCommand } from './commands/keys.ts'
import { lawCommand } from './commands/law.ts'
import { migrateCommand } from './commands/migrate.ts'
import { planCommand } from './commands/plan.ts'
import { pullCommand } from './commands/pull.ts'
import { schemaCommand } from './commands/schema.ts'
import { validateCommand } from './commands/validate.ts'
import { workspacesCommand } from './commands/workspaces.ts'
import type { Output } from './output.ts'

const whatPeopleAskFirst = `
Begin with \`ropewalk init\`, then \`validate\`, \`plan\` and \`apply\`; \`ropewalk <command> --help\` says more of each.

Exit codes: 0 nothing to do, or done; 1 something is wrong; 2 there are changes (plan, drift); 3 a policy denies it.`

/** The table of contents of the command line. Commands load what they work with when they are run, not before. */
export function buildProgram(output: Output): Command {
  const program = new Command('ropewalk')
    .description('The inventory of personal data as code: manifests in a repository, and the hub that holds them.')
    .addHelpText('after', whatPeopleAskFirst)
    .showHelpAfterError()
  const commands = [
    initCommand,
    validateCommand,
    planCommand,
    applyCommand,
    pullCommand,
    driftCommand,
    explainCommand,
    exportCommand,
    schemaCommand,
    importCommand,
    lawCommand,
    keysCommand,
    workspacesCommand,
    migrateCommand,
  ]
  for (const command of commands) program.addCommand(command(output))
  passOn(program)
  return program
}

/** Subcommands that are made on their own do not take on the manners of the program by themselves. */
function passOn(command: Command): void {
  for (const each of command.commands) passOn(each.copyInheritedSettings(command))
}
