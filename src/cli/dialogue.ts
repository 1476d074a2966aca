import { createInterface } from 'node:readline/promises'

export interface Dialogue {
  /** A line of what a person answers. */
  ask(question: string): Promise<string>
  say(words: string): void
}

/** Whether there is a person to ask, who also sees the question. */
export const somebodyIsThere = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

/** Talks with the person at the terminal, on stderr; `plain` without a byte that is not text. */
export async function inDialogue<T>(plain: boolean, talk: (dialogue: Dialogue) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: !plain })
  // From the first moment on, and not question by question: of lines that are pasted together none is lost.
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (question: string) => {
    terminal.setPrompt(`${question} `)
    terminal.prompt()
    const { value, done } = await lines.next()
    // Ctrl-C, Ctrl-D, or a terminal that is gone; the cursor stands behind the question.
    if (done) throw new Error('\nStopped before the last answer. Nothing is written.')
    return value
  }
  try {
    return await talk({ ask, say: (words) => void process.stderr.write(`${words}\n`) })
  } finally {
    terminal.close()
  }
}
