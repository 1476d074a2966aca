import { isCollection, isNode, isPair, type Node, type YAMLMap, type YAMLSeq } from 'yaml'

/**
 * Takes a field out of a map, or a row out of a list. The comments above it, and those below all that it says, stay where
 * they stood; those beside it and within it go with it.
 */
export function takeOut(from: YAMLMap | YAMLSeq, at: number): void {
  const [gone] = from.items.splice(at, 1)
  const head = headOf(gone)
  const stays = [head?.commentBefore, ...footsOf(isPair(gone) ? gone.value : gone)]
  const next = headOf(from.items[at])
  if (next) {
    next.commentBefore = lines([...stays, next.spaceBefore && next.commentBefore ? '' : null, next.commentBefore])
    next.spaceBefore = Boolean(next.spaceBefore || head?.spaceBefore)
  } else from.comment = lines([...stays, from.comment])
}

const headOf = (item: unknown): Node | undefined => {
  const head = isPair(item) ? item.key : item
  return isNode(head) ? head : undefined
}

/** The comments at the end of a value, and of what ends with it: the parser puts there what stands above the next field, too. */
function footsOf(value: unknown): (string | null | undefined)[] {
  if (!isCollection(value) || value.flow) return []
  const last = value.items.at(-1)
  return [...footsOf(isPair(last) ? last.value : last), value.comment]
}

const lines = (comments: readonly (string | null | undefined)[]): string | null => {
  const there = comments.filter((comment) => typeof comment === 'string')
  return there.some((comment) => comment !== '') ? there.join('\n') : null
}
