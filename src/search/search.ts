import { badInput } from '../platform/errors.ts'
import type { Connection } from '../record/connection.type.ts'
import { toConnection } from '../record/list-records.ts'
import { type ForwardPageArgs, isStorable, readPage, writeCursor } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import { foldLine } from '../record/searchable-text.ts'
import { findHits, type Hit } from './find-hits.ts'

const longestText = 200

/** A page of what is found for a text. One statement to find, and one for each type of record on the page. */
export async function search(scope: Scope, text: string, args: ForwardPageArgs): Promise<Connection<object>> {
  const { sql, workspaceId, findNode } = scope
  checkText(text)
  const asked = foldLine(text)
  const list = `search ${asked}`
  const page = readPage(args, workspaceId, list)
  const hits = asked && isStorable(asked) ? await findHits(sql, workspaceId, asked) : []
  const following = page.after === null ? hits : hits.filter(({ place }) => place > page.after!.value)
  const read = following.slice(0, page.size + 1)
  const records = await Promise.all(read.map(({ typename, key }) => findNode(typename, key)))
  const hitOf = new Map(read.map((hit, i) => [records[i]!, hit]))
  const cursorOf = ({ place, key }: Hit) => writeCursor({ value: place, key }, workspaceId, list)
  return toConnection(
    records as object[],
    page,
    (record) => cursorOf(hitOf.get(record)!),
    async () => hits.length,
  )
}

function checkText(text: string): void {
  const { length } = [...text]
  if (length >= 1 && length <= longestText) return
  throw badInput('text', `\`text\` has ${length} characters.`, `Write 1 to ${longestText} characters.`)
}
