import { styleText } from 'node:util'

/** Colours for a terminal; as they are where there is none, or where nobody wants them. */
export interface Paint {
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  blue(text: string): string
  bold(text: string): string
  dim(text: string): string
}

export function paintWhen(wanted: boolean): Paint {
  const as = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    wanted ? styleText(style, text, { validateStream: false }) : text
  return {
    red: as('red'),
    yellow: as('yellow'),
    green: as('green'),
    blue: as('blue'),
    bold: as('bold'),
    dim: as('dim'),
  }
}
