import type { Command } from 'commander'
import pino from 'pino'
import { readConfig } from '../../config.ts'
import { defaultWorkspace } from '../../identity/workspaces.ts'
import { lawCommand as command } from '../../law-diff/law-command.ts'
import { dateText } from '../arguments.ts'
import type { Output } from '../output.ts'

const log = pino({ name: 'ropewalk', level: 'warn' }, pino.destination(2))

/** `ropewalk law`, with the hub that it looks into. */
export const lawCommand = ({ print, tell, during }: Output): Command =>
  command({
    print,
    tell,
    inWorkspace: async (workspace, work) => {
      const { inWorkspace } = await import('../../hub.ts')
      return during('Comparing', inWorkspace(readConfig(), log, workspace, work))
    },
    day: dateText,
    defaultWorkspace,
  })
