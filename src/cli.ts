#!/usr/bin/env node
import { ExitCode } from './cli/exit-code.ts'
import { paintWhen } from './cli/format/paint.ts'
import { outputTo } from './cli/output.ts'
import { buildProgram } from './cli/program.ts'
import { readConfig } from './config.ts'

try {
  const { noColour } = readConfig()
  const output = outputTo(process, paintWhen(process.stdout.isTTY === true && !noColour))
  await buildProgram(output).parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = ExitCode.ERROR
}
