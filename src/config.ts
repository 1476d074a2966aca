import { resolve } from 'node:path'
import { z } from 'zod'
import { isPostgresUrl } from './platform/embedded-postgres.ts'

const asUrl = 'write a URL such as postgres://name:password@host/database'

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('port to listen on; 0 for any free one'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, asUrl)
    .optional()
    .describe('a given PostgreSQL instead of the embedded one'),
  DATABASE_OWNER_URL: z
    .string()
    .refine(isPostgresUrl, asUrl)
    .optional()
    .describe('the sign-in that owns the tables, where DATABASE_URL is not it'),
  ROPEWALK_DATA: z.string().min(1).default('.ropewalk').describe('folder of the embedded database and local secrets'),
  ROPEWALK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the hub that commands speak to, instead of the one of the data folder'),
  ROPEWALK_KEY: z.string().min(1).optional().describe('the access key that commands show to it'),
  NO_COLOR: z.string().optional().describe('set to anything: neither colours nor progress'),
  CI: z.string().optional().describe('set to anything but `false`, as in a pipeline: neither colours nor progress'),
})

export interface Config {
  host: string
  port: number
  databaseUrl: string | null
  databaseOwnerUrl: string | null
  dataFolder: string
  /** The hub that commands speak to; null for that of the data folder. */
  hubUrl: string | null
  hubKey: string | null
  /** Neither colours nor progress, though there may be a terminal. */
  plain: boolean
}

export class ConfigFault extends Error {}

/** Reads the environment; no other file does. Reports every fault at once. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // A variable that is set to nothing is as good as not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = schema.safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => {
      const name = path[0] as keyof typeof schema.shape
      return `  ${name} (${schema.shape[name].description}): ${message}`
    })
    throw new ConfigFault(`The environment is not understood:\n${faults.join('\n')}`)
  }
  const { HOST, PORT, DATABASE_URL, DATABASE_OWNER_URL, ROPEWALK_DATA, ROPEWALK_URL, ROPEWALK_KEY } = read.data
  const { NO_COLOR, CI } = read.data
  return {
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL ?? null,
    databaseOwnerUrl: DATABASE_OWNER_URL ?? null,
    dataFolder: resolve(ROPEWALK_DATA),
    hubUrl: ROPEWALK_URL ?? null,
    hubKey: ROPEWALK_KEY ?? null,
    plain: NO_COLOR !== undefined || (CI !== undefined && CI !== 'false'),
  }
}
