#!/usr/bin/env node
import { ExitCode } from './cli/exit-code.ts'
import { outputTo } from './cli/output.ts'
import { buildProgram } from './cli/program.ts'
import { readConfig } from './config.ts'

try {
  await buildProgram(outputTo(process, readConfig().plain)).parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = ExitCode.ERROR
}
