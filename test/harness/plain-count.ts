import type { Reporter, TestModule } from 'vitest/node'

/** Closes a run with its count in a form that any reader of a log understands. */
export default class PlainCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()]).map((test) => test.result().state)
    const count = (state: string) => states.filter((each) => each === state).length
    // A file that could not even be read has no tests to fail.
    const broken = modules.filter((module) => module.errors().length > 0).length
    const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : ''
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed${skipped}\n`)
  }
}
