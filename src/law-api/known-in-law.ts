import type { Law } from '../law/law.ts'
import type { KnownWords } from '../record/refuse-unknown.ts'

export const mechanismsIn = ({ mechanisms }: Law): KnownWords => ({ what: 'transfer mechanism', words: mechanisms })

export const regimesIn = ({ regimes }: Law): KnownWords => ({ what: 'regime', words: regimes })
