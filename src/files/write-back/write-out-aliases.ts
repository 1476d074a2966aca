import { type Document, type Scalar, visit, type YAMLMap, type YAMLSeq } from 'yaml'

/** What stands under an anchor may change or go: what its aliases say does not, so they say it themselves. */
export function writeOutAliases(document: Document): void {
  let any = false
  visit(document, {
    Alias(_, alias) {
      any = true
      const copy = alias.resolve(document)!.clone() as Scalar | YAMLMap | YAMLSeq
      delete copy.anchor
      copy.commentBefore = alias.commentBefore
      copy.comment = alias.comment
      return copy
    },
  })
  if (any) visit(document, { Value: (_, node) => void delete node.anchor })
}
