import { Command, Option } from 'commander'
import { type Law, loadLaw } from '../law/law.ts'
import type { IsoDate } from '../law/windows.ts'
import type { Scope } from '../record/scope.ts'
import { loadTransferSurvey } from '../transfers/transfer-survey.loads.ts'
import { compareLaws } from './compare-laws.ts'
import { lawDiffText } from './law-diff-text.ts'
import { readLawFolder, writeLawFolder } from './law-folder.ts'

interface Surroundings {
  /** To stdout: the answer, alone. */
  print: (line: string) => void
  /** To stderr: what there is to say about it. */
  tell: (line: string) => void
  /** Reads a workspace as it stands. */
  inWorkspace: <T>(workspace: string, work: (scope: Scope) => Promise<T>) => Promise<T>
  day: (value: string) => string
  defaultWorkspace: string
}

interface DiffOptions {
  to?: string
  workspace: string
  since?: IsoDate
  format: 'text' | 'json'
}

/** Editions of one date differ when one was edited: the folder tells them apart. */
const nameOf = ({ lawVersion }: Law, folder?: string): string =>
  `${lawVersion} (${folder === undefined ? 'ships with this version' : `in ${folder}`})`

/** `ropewalk law`: editions of the reference data, and what another one changes. */
export function lawCommand({ print, tell, inWorkspace, day, defaultWorkspace }: Surroundings): Command {
  const command = new Command('law').description('editions of the reference data on law, and what another one changes')
  command
    .command('export')
    .description('writes the edition that ships with this version into a folder')
    .argument('<folder>', 'where to; files that are there already are not written over')
    .action(async (folder: string) => {
      await writeLawFolder(folder)
      tell(`The edition of ${loadLaw().lawVersion} is in ${folder}.`)
    })
  command
    .command('diff')
    .description('says which transfers, assessments and findings of a workspace another edition changes, and when')
    .argument('<from>', 'the folder of the edition to compare with')
    .option('--to <folder>', 'the folder of the other edition; the one that ships with this version when left out')
    .option('--workspace <key>', 'whose records', defaultWorkspace)
    .option('--since <date>', 'the first day to compare; today when left out', day)
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(async (from: string, { to, workspace, since, format }: DiffOptions) => {
      const before = await readLawFolder(from)
      const after = to === undefined ? loadLaw() : await readLawFolder(to)
      const difference = await inWorkspace(workspace, async (scope) =>
        compareLaws(await loadTransferSurvey(scope), before, after, since ?? scope.today),
      )
      const editions = { from: nameOf(before, from), to: nameOf(after, to) }
      print(
        format === 'json' ? JSON.stringify({ editions, ...difference }, null, 2) : lawDiffText(difference, editions),
      )
    })
  return command
}
