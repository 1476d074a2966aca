import { writeFile } from 'node:fs/promises'
import { stringify } from 'yaml'
import { recordTypes } from '../contents.ts'
import { suggest } from '../platform/suggest.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import type { ExportOptions } from './commands/export.ts'
import { sectionCsv } from './format/section-csv.ts'
import type { Output } from './output.ts'
import { withHub } from './with-hub.ts'

export async function exportInventory(options: ExportOptions, output: Output): Promise<void> {
  const { format, section, out } = options
  const spec = section === undefined ? null : specOf(section)
  if (format === 'csv' && !spec) throw new Error('A table has one kind of record: name it with --section.')
  const { manifest } = await withHub(options, output, (hub) => output.during('Exporting', hub.inventory()))
  const wanted = spec ? { ropewalk: 1, [spec.section]: manifest[spec.section] ?? {} } : manifest
  const text =
    format === 'csv'
      ? sectionCsv(spec!, (manifest[spec!.section] ?? {}) as Record<string, Record<string, unknown>>)
      : format === 'json'
        ? `${JSON.stringify(wanted, null, 2)}\n`
        : stringify(wanted, { lineWidth: 120 })
  if (out === undefined) output.print(text.trimEnd())
  else await writeFile(out, text)
}

function specOf(section: string): RecordSpec {
  const found = recordTypes.find((spec) => spec.section === section)
  if (found) return found
  const sections = recordTypes.map((spec) => spec.section)
  const near = suggest(section, sections)
  throw new Error(
    `There is no section ${section}. ${near ? `Did you mean ${near}?` : `Sections are ${sections.join(', ')}.`}`,
  )
}
