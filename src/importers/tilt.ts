import type { Imported } from './imported.ts'
import { Ledger } from './ledger.ts'
import { ManifestDraft } from './manifest-draft.ts'
import { openData } from './open-data.ts'
import type { InputFile } from './read-input.ts'
import { drawController } from './tilt/controller.ts'
import { drawDisclosures } from './tilt/disclosures.ts'
import { documentsIn, frameFaults } from './tilt/frame.ts'
import { drawThirdCountries } from './tilt/third-countries.ts'
import { whyNot } from './tilt/unheld.ts'

/**
 * Reads transparency documents in the Transparency Information Language. Each file is one document, or a list of them.
 * Throws an `ImportInputError` that names everything wrong with the input.
 */
export function importTilt(files: readonly InputFile[], manifest = 'tilt'): Imported {
  const ledger = new Ledger()
  const draft = new ManifestDraft(manifest)
  for (const document of documentsIn(openData(files, ledger, frameFaults))) {
    const controller = drawController(draft, document)
    const disclosed = drawDisclosures(draft, document, controller)
    drawThirdCountries(draft, document, controller, disclosed)
  }
  return { manifest: draft.finish(), ...ledger.close(whyNot) }
}
