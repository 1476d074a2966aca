import { type Paint, paintWhen } from './format/paint.ts'

/** How a command speaks: answers go to stdout, alone; what else there is to say goes to stderr. */
export interface Output {
  print(line: string): void
  tell(line: string): void
  paint: Paint
  /** Shows what is being waited for, once that takes longer than a moment and somebody looks on. */
  during<T>(what: string, work: Promise<T>): Promise<T>
}

const moment = 1_000

/** `plain`: neither colours nor progress, though it may be a terminal. */
export function outputTo(streams: { stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream }, plain: boolean): Output {
  const { stdout, stderr } = streams
  return {
    print: (line) => void stdout.write(`${line}\n`),
    tell: (line) => void stderr.write(`${line}\n`),
    paint: paintWhen(stdout.isTTY === true && !plain),
    during: (what, work) => (stderr.isTTY && !plain ? withProgress(stderr, what, work) : work),
  }
}

async function withProgress<T>(stream: NodeJS.WriteStream, what: string, work: Promise<T>): Promise<T> {
  const began = performance.now()
  let shown = false
  const show = () => {
    stream.write(`\r${what} … ${Math.round((performance.now() - began) / 1_000)} s`)
    shown = true
  }
  const timer = setInterval(show, moment)
  try {
    return await work
  } finally {
    clearInterval(timer)
    // Takes the line away again; what follows stands where it stood.
    if (shown) stream.write('\r\u001b[K')
  }
}
