/** Text without case and accents, for order and comparison: "Société Générale" and "societe generale" are alike. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .normalize('NFC')
