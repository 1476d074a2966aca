/** Whether a value goes down further than so many levels, as one that contains itself does. */
export function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most <= 0 || Object.values(value).some((inner) => isDeeperThan(most - 1, inner))
}
