import MarkdownIt from 'markdown-it'
import type { InputProblem } from '../input-error.ts'
import type { InputFile } from '../read-input.ts'
import { isSubprocessorTable } from './columns.ts'
import { readCsv } from './read-csv.ts'
import { readHtml } from './read-html.ts'
import type { Tables } from './table.ts'

export type ReadTables = { tables: Tables } | { problems: InputProblem[] }

/** The tables of a page in HTML or Markdown, or the one of a CSV file. */
export function readTables({ name, text }: InputFile): ReadTables {
  const form = formOf(name, text)
  if (form === 'csv') return readCsv(name, text, isSubprocessorTable)
  return { tables: readHtml(form === 'html' ? text : htmlOf(text), isSubprocessorTable) }
}

/** Pages in Markdown hold tables of both kinds, so that both are read as HTML. */
const htmlOf = (markdown: string) =>
  new MarkdownIt({ html: true, linkify: false }).render(markdown.replace(/^---\n[\s\S]*?\n---\n/, ''))

function formOf(name: string, text: string): 'html' | 'markdown' | 'csv' {
  const [, ending] = /\.(\w+)$/.exec(name.toLowerCase()) ?? []
  if (ending === 'html' || ending === 'htm') return 'html'
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  if (ending === 'md' || ending === 'markdown' || ending === 'mdx') return 'markdown'
  if (/^\s*(<!doctype|<html|<table)/i.test(text)) return 'html'
  return /^\s*\|?\s*:?-{2,}:?\s*\|/m.test(text) || /<table/i.test(text) ? 'markdown' : 'csv'
}
