/** Order by code unit: the same on every machine, and that of keys in the database. */
export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
