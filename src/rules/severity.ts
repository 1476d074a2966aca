/** How much a finding matters. */
export enum Severity {
  ERROR = 'ERROR',
  WARNING = 'WARNING',
  INFO = 'INFO',
}

const order = Object.values(Severity)

/** Orders the gravest first. */
export const bySeverity = (a: Severity, b: Severity): number => order.indexOf(a) - order.indexOf(b)
