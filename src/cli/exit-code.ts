/** What a command's end tells the shell. */
export const ExitCode = {
  /** Nothing to do, or done. */
  DONE: 0,
  /** Something is wrong, or graver than `--fail-on` lets pass. */
  ERROR: 1,
  /** There are changes: of `plan` and `drift`. */
  CHANGES: 2,
  /** A policy does not allow it. */
  DENIED: 3,
} as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]
