/** The key under which the API shows a row of the reference data: `EU_GDPR` is `eu-gdpr`, `eu-scc-2021-m2` stays as it is. */
export const keyOf = (id: string): string => id.toLowerCase().replaceAll('_', '-')
