import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql'
import { ApiError, badInput } from '../platform/errors.ts'
import { workspaceTag } from '../platform/global-id.ts'

export const defaultPage = 50
export const largestPage = 1_000

@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start, or from after `after`: 1 to 1,000; 50 when left out.',
  })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'A cursor of this very list: the page begins after it.' })
  after?: string | null
}

@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the end, or from before `before`: 1 to 1,000. Not together with `first`.',
  })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'A cursor of this very list: the page ends before it.' })
  before?: string | null
}

export enum InventoryOrderField {
  KEY = 'KEY',
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
}
registerEnumType(InventoryOrderField, {
  name: 'InventoryOrderField',
  description: 'What records are ordered by; ties go by key.',
  valuesConfig: {
    KEY: { description: 'By key, byte by byte.' },
    NAME: { description: 'By name, without case and accents.' },
    CREATED_AT: { description: 'By when they were first put on record.' },
    UPDATED_AT: { description: 'By when they were last changed.' },
  },
})

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end comes first.',
  valuesConfig: { ASC: { description: 'The least first.' }, DESC: { description: 'The greatest first.' } },
})

@InputType({ description: 'The order of a list of records.' })
export class InventoryOrder {
  @Field(() => InventoryOrderField, { defaultValue: InventoryOrderField.KEY, description: 'What to order by.' })
  field!: InventoryOrderField

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which end comes first.' })
  direction!: OrderDirection
}

/** A page as asked for, with its arguments checked. */
export interface Page {
  size: number
  backward: boolean
  after: Cursor | null
  before: Cursor | null
}

/** Where an entry stands in the order of its list: its value there, then its key. */
export interface Cursor {
  value: string
  key: string
}

/** Checks the arguments of a page. `list` names the list and its order: a cursor is good for no other. */
export function readPage(args: PageArgs, workspaceId: string, list: string): Page {
  if (isGiven(args.first) && isGiven(args.last)) {
    throw badInput(
      'last',
      'A page is counted from one end: `first` and `last` stand together.',
      'Leave one of them out.',
    )
  }
  const backward = isGiven(args.last)
  const argument = backward ? 'last' : 'first'
  const size = args[argument] ?? defaultPage
  if (size < 1) throw badInput(argument, `\`${argument}\` is ${size}.`, `Ask for 1 to ${largestPage}.`)
  if (size > largestPage) {
    throw new ApiError('PAGE_TOO_LARGE', `\`${argument}\` is ${size}; a page holds at most ${largestPage}.`, {
      argument,
      remedy: 'Ask for less, and go on with the cursor of the page.',
    })
  }
  return {
    size,
    backward,
    after: isGiven(args.after) ? readCursor('after', args.after, workspaceId, list) : null,
    before: isGiven(args.before) ? readCursor('before', args.before, workspaceId, list) : null,
  }
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

export function writeCursor({ value, key }: Cursor, workspaceId: string, list: string): string {
  return Buffer.from(JSON.stringify([workspaceTag(workspaceId), list, value, key])).toString('base64url')
}

export function readCursor(argument: string, cursor: string, workspaceId: string, list: string): Cursor {
  const parts = parseJson(Buffer.from(cursor, 'base64url').toString())
  if (Array.isArray(parts) && parts.length === 4 && parts.every((part) => typeof part === 'string')) {
    const [tag, of, value, key] = parts as [string, string, string, string]
    if (tag === workspaceTag(workspaceId) && of === list && isStorable(value + key)) return { value, key }
  }
  throw cursorInvalid(argument)
}

export const cursorInvalid = (argument: string) =>
  new ApiError('CURSOR_INVALID', `\`${argument}\` is no cursor of this list.`, {
    argument,
    remedy: 'Take a cursor from an answer to the same field with the same order.',
  })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** PostgreSQL holds no NUL in text, and asking for one would be a fault instead of an invalid cursor. */
export const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
