/** The cases of EDPB Recommendations 01/2020, Annex 2: what is done with the data decides what can keep authorities out. */
export enum UseCase {
  ENCRYPTED_STORAGE = 'ENCRYPTED_STORAGE',
  PSEUDONYMISED_DATA = 'PSEUDONYMISED_DATA',
  ENCRYPTED_TRANSIT = 'ENCRYPTED_TRANSIT',
  PROTECTED_RECIPIENT = 'PROTECTED_RECIPIENT',
  SPLIT_PROCESSING = 'SPLIT_PROCESSING',
  PROCESSING_IN_THE_CLEAR = 'PROCESSING_IN_THE_CLEAR',
  REMOTE_ACCESS_IN_THE_CLEAR = 'REMOTE_ACCESS_IN_THE_CLEAR',
}

/** What stands against access by authorities. Only a technical measure can stop it; the others complement it. */
export enum MeasureKind {
  TECHNICAL = 'TECHNICAL',
  CONTRACTUAL = 'CONTRACTUAL',
  ORGANISATIONAL = 'ORGANISATIONAL',
  PHYSICAL = 'PHYSICAL',
}

/** The form in which the importer gets the data, which says who can read them. */
export enum DataFormat {
  CLEAR = 'CLEAR',
  PSEUDONYMISED = 'PSEUDONYMISED',
  SPLIT = 'SPLIT',
  ENCRYPTED_IN_TRANSIT = 'ENCRYPTED_IN_TRANSIT',
  ENCRYPTED_KEYS_WITH_IMPORTER = 'ENCRYPTED_KEYS_WITH_IMPORTER',
  ENCRYPTED_KEYS_WITH_TRUSTED_PARTY = 'ENCRYPTED_KEYS_WITH_TRUSTED_PARTY',
  ENCRYPTED_KEYS_WITH_EXPORTER = 'ENCRYPTED_KEYS_WITH_EXPORTER',
}

interface Case {
  number: number
  /** What it is, in a few words. */
  words: string
  /** Whether a technical measure is known that keeps authorities out. */
  effective: boolean
  /** The forms in which the data can be for it to be this case; null: any. */
  formats: readonly DataFormat[] | null
}

const keysKeptBack = [DataFormat.ENCRYPTED_KEYS_WITH_EXPORTER, DataFormat.ENCRYPTED_KEYS_WITH_TRUSTED_PARTY]

export const useCases: Record<UseCase, Case> = {
  [UseCase.ENCRYPTED_STORAGE]: {
    number: 1,
    words: 'storage that needs no data in the clear',
    effective: true,
    formats: keysKeptBack,
  },
  [UseCase.PSEUDONYMISED_DATA]: {
    number: 2,
    words: 'pseudonymised data',
    effective: true,
    formats: [DataFormat.PSEUDONYMISED],
  },
  [UseCase.ENCRYPTED_TRANSIT]: {
    number: 3,
    words: 'encrypted data on their way',
    effective: true,
    formats: [DataFormat.ENCRYPTED_IN_TRANSIT, DataFormat.ENCRYPTED_KEYS_WITH_IMPORTER, ...keysKeptBack],
  },
  [UseCase.PROTECTED_RECIPIENT]: {
    number: 4,
    words: 'a recipient whom the law exempts from access',
    effective: true,
    formats: null,
  },
  [UseCase.SPLIT_PROCESSING]: {
    number: 5,
    words: 'processing split among several parties',
    effective: true,
    formats: [DataFormat.SPLIT],
  },
  [UseCase.PROCESSING_IN_THE_CLEAR]: {
    number: 6,
    words: 'a processor that needs the data in the clear',
    effective: false,
    formats: null,
  },
  [UseCase.REMOTE_ACCESS_IN_THE_CLEAR]: {
    number: 7,
    words: 'business access to data in the clear',
    effective: false,
    formats: null,
  },
}

/** Those for which a technical measure is known that keeps authorities out. */
export const effectiveUseCases = Object.values(UseCase).filter((each) => useCases[each].effective)

/** Whether the data can be in this form in that case; a form or case that is not stated contradicts nothing. */
export const agree = (useCase: UseCase | null, format: DataFormat | null): boolean =>
  useCase === null || format === null || (useCases[useCase].formats?.includes(format) ?? true)
