import { Command } from 'commander'
import { asOwner } from '../as-owner.ts'
import type { Output } from '../output.ts'

/** `ropewalk migrate`: the database brought up to date, without a hub. */
export const migrateCommand = (output: Output): Command =>
  new Command('migrate')
    .description('brings the database to what this version knows; every start does so too')
    .action(async () => {
      await asOwner(output, async () => {})
      output.tell('The database is up to date.')
    })
