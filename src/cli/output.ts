import type { Paint } from './format/paint.ts'

/** How a command speaks: answers go to stdout, alone; what else there is to say goes to stderr. */
export interface Output {
  print(line: string): void
  tell(line: string): void
  paint: Paint
  /** Shows what is being waited for, once that takes longer than a moment and somebody looks on. */
  during<T>(what: string, work: Promise<T>): Promise<T>
}

const moment = 1_000

export function outputTo(streams: { stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream }, paint: Paint): Output {
  const { stdout, stderr } = streams
  return {
    print: (line) => void stdout.write(`${line}\n`),
    tell: (line) => void stderr.write(`${line}\n`),
    paint,
    during: (what, work) => (stderr.isTTY ? withProgress(stderr, what, work) : work),
  }
}

async function withProgress<T>(stream: NodeJS.WriteStream, what: string, work: Promise<T>): Promise<T> {
  const began = performance.now()
  const show = () => {
    const seconds = Math.floor((performance.now() - began) / 1_000)
    if (seconds >= 1) stream.write(`\r${what} … ${seconds} s`)
  }
  const timer = setInterval(show, moment)
  try {
    return await work
  } finally {
    clearInterval(timer)
    // Takes the line away again; what follows stands where it stood.
    if (performance.now() - began >= moment) stream.write('\r\u001b[K')
  }
}
