import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { manifestSchemaFile } from '../../manifest/schema-file.ts'
import type { Output } from '../output.ts'

/** `ropewalk schema`: for editors that complete and check manifests. */
export const schemaCommand = ({ print }: Output): Command =>
  new Command('schema')
    .description('prints the JSON Schema of a manifest')
    .action(async () => print((await readFile(manifestSchemaFile, 'utf8')).trimEnd()))
