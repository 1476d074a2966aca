import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readConfig } from '../config.ts'
import { manifestSchemaPath } from '../manifest/schema-file.ts'
import type { InitOptions } from './commands/init.ts'
import { type Dialogue, inDialogue, somebodyIsThere } from './dialogue.ts'
import { type FirstAnswers, firstManifest } from './first-manifest.ts'
import { type FirstQuestion, firstQuestions, WrongAnswer } from './first-questions.ts'
import type { Output } from './output.ts'

export async function init(options: InitOptions, output: Output): Promise<void> {
  const { out, schema, yes } = options
  if (existsSync(out)) throw new Error(`${out} is there already. Name another file with --out.`)
  const schemaUrl = schema ?? `${(readConfig().hubUrl ?? usualHub).replace(/\/$/, '')}${manifestSchemaPath}`
  const text = firstManifest(await answersTo(given(options), yes), schemaUrl)
  await mkdir(dirname(out), { recursive: true })
  await writeFile(out, text, { flag: 'wx' })
  output.print(out)
  const named = /^ropewalk(\/|\.yaml$)/.test(out) ? '' : ` ${out}`
  output.tell(`Next: ropewalk validate${named}, then ropewalk plan${named}.`)
}

const usualHub = 'http://127.0.0.1:4000'

const optionOf = ({ of }: FirstQuestion) => `--${of.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** The answers among the options; a wrong one is told before anything is asked. */
function given(options: InitOptions): Partial<FirstAnswers> {
  const answers: Partial<FirstAnswers> = {}
  for (const question of firstQuestions) {
    const said = options[question.of]
    if (said === undefined) continue
    try {
      Object.assign(answers, { [question.of]: question.read(said) })
    } catch (error) {
      if (error instanceof WrongAnswer) throw new Error(`${optionOf(question)}: ${error.message}`)
      throw error
    }
  }
  return answers
}

async function answersTo(answers: Partial<FirstAnswers>, yes: boolean): Promise<FirstAnswers> {
  if (yes) return goThrough(answers, async ({ read, example }) => read(example))
  if (somebodyIsThere())
    return inDialogue(readConfig().plain, (dialogue) => {
      dialogue.say('Enter takes what stands in brackets; Ctrl-C ends without writing anything.')
      return goThrough(answers, (question) => insist(dialogue, question))
    })
  return goThrough(answers, async (question) => {
    throw new Error(
      `There is no terminal to ask at. Give ${optionOf(question)}, or take the example for what is left out with --yes.`,
    )
  })
}

async function goThrough(
  given: Partial<FirstAnswers>,
  ask: (question: FirstQuestion) => Promise<string | null>,
): Promise<FirstAnswers> {
  const answers = { ...given }
  for (const question of firstQuestions) {
    const { of } = question
    if (of === 'vendorCountry' && answers.vendor === null) continue
    if (answers[of] === undefined) Object.assign(answers, { [of]: await ask(question) })
  }
  return answers as FirstAnswers
}

/** Asks again until the answer means something. */
async function insist({ ask, say }: Dialogue, { asks, example, read }: FirstQuestion): Promise<string | null> {
  for (;;) {
    const said = await ask(`${asks} [${example}]`)
    try {
      return read(said.trim() || example)
    } catch (error) {
      if (!(error instanceof WrongAnswer)) throw error
      say(error.message)
    }
  }
}
