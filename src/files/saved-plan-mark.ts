/** A plan that was saved begins with its mark: nothing else of it is read to tell it from a manifest. */
export const isSavedPlan = (text: string): boolean => /^\s*\{\s*"ropewalkPlan"\s*:/.test(text)
