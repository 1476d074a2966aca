import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = join(root, 'docs/registering.md')
const folder = mkdtempSync(join(tmpdir(), 'ropewalk-walk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Today's outputs name today; the page stands still. */
const dayOfThePage = '2026-11-25'
const today = () => new Date().toISOString().slice(0, 10)

const block = /```sh\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g

/** What a shell answers to the lines of a block, as somebody would see it. */
function type(lines: string): Promise<string> {
  const started = `${process.execPath} --import ${root}/node_modules/tsx/dist/esm/index.mjs ${root}/src/cli.ts`
  const script = `exec 2>&1\nropewalk() { ${started} "$@"; }\n${lines}`
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ROPEWALK_DATA: join(folder, 'data') }
  return new Promise((resolve) =>
    execFile('bash', ['-c', script], { cwd: folder, env }, (_, stdout) => resolve(stdout)),
  )
}

/** ROPEWALK_UPDATE_DOCS=1 writes the outputs into the page as they are now. */
test('the walk-through has the outputs that are written in it', { timeout: 300_000 }, async () => {
  const written = readFileSync(page, 'utf8')
  let answered = ''
  let end = 0
  for (const { 0: whole, 1: lines, 2: output, index } of written.matchAll(block)) {
    const said = (await type(lines!)).replaceAll(today(), dayOfThePage)
    const now = output === undefined ? whole : `\`\`\`sh\n${lines}\`\`\`\n\n\`\`\`text\n${said}\`\`\``
    answered += written.slice(end, index) + now
    end = index + whole.length
  }
  answered += written.slice(end)
  if (process.env.ROPEWALK_UPDATE_DOCS) writeFileSync(page, answered)
  else expect(answered).toBe(written)
})
