/** Letters of other scripts that look like Latin ones, as they slip in from another keyboard or a document. */
const latin: Record<string, string> = Object.fromEntries(
  [
    ['аеорсухіјѕԁһԛԝь', 'aeopcyxijsdhqwb'],
    ['ονικραυτ', 'ovikpaut'],
    ['АВЕКМНОРСТХІЅЈ', 'abekmhopctxisj'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'],
  ].flatMap(([others, letters]) => [...others!].map((other, i) => [other, letters![i]!])),
)

/** What of a word only looks like what it should be: letters of another script, accents apart, what cannot be seen. */
export function lookalikeHint(word: string): string | null {
  if (word.length > 200) return null
  for (const character of word) {
    if (character >= ' ' && character <= '~') continue
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    if (latin[character]) return `It has ${character} (${code}), which only looks like the letter ${latin[character]}.`
    if (/\p{Mark}/u.test(character)) return `It has a loose accent (${code}): keys have plain letters only.`
    if (/[\p{Cf}\p{Cc}\p{Z}]/u.test(character)) return `It has a character that cannot be seen (${code}).`
    const plain = character.normalize('NFKD')
    if (/^[ -~]/.test(plain))
      return `It has ${character} (${code}); keys have plain letters only, such as ${plain[0]!.toLowerCase()}.`
  }
  return null
}
