import {
  GraphQLError,
  GraphQLScalarType,
  type GraphQLScalarTypeConfig,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql'
import { GraphQLDateTime, GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars'
import { scalarFault } from './check.ts'
import { country, day, duration } from './scalars.ts'
import type { Scalar } from './shape.ts'

/** A scalar that stays the text it is, if the shape of that text accepts it. */
function textScalar(
  config: Omit<GraphQLScalarTypeConfig<string, string>, 'serialize' | 'parseValue' | 'parseLiteral'>,
  shape: Scalar,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown, nodes?: ValueNode): string => {
    if (shape.accepts(value)) return value as string
    const { message, remedy } = scalarFault(shape, value)
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', remedy } })
  }
  return new GraphQLScalarType({
    ...config,
    serialize: String,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(valueFromASTUntyped(node), node),
  })
}

function parseMoment(value: unknown, nodes?: ValueNode): Date {
  const read = typeof value === 'string' ? readMoment(value) : null
  if (read && firstMoment <= read.getTime() && read.getTime() <= lastMoment) return read
  const { message, remedy } = scalarFault({ expects: expectedMoment }, value)
  throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', remedy } })
}

const expectedMoment = 'a moment in ISO 8601 with its offset, such as 2026-11-23T09:30:00Z, in the years 0001 to 9999'
// PostgreSQL has no year 0, and a year of five digits is written otherwise.
const firstMoment = Date.parse('0001-01-01T00:00:00Z')
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z')

function readMoment(text: string): Date | null {
  try {
    return GraphQLDateTime.parseValue(text)
  } catch {
    return null
  }
}

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  description:
    'A moment in ISO 8601 with its offset, such as 2026-11-23T09:30:00.000Z. Answers are in UTC, to the millisecond.',
  parseValue: (value) => parseMoment(value),
  parseLiteral: (node) => parseMoment(valueFromASTUntyped(node), node),
})

export const DateScalar = textScalar(
  {
    name: 'Date',
    description: 'A calendar day in ISO 8601, such as 2020-07-16. Law knows days, not hours; today is the UTC date.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  },
  day,
)

export const Duration = textScalar(
  { name: 'Duration', description: 'An ISO 8601 duration that is not negative, such as P6Y or P30D.' },
  duration,
)

export const CountryCode = textScalar(
  {
    name: 'CountryCode',
    description: 'An ISO 3166-1 alpha-2 country code in upper case, such as IE: one of the 249 of the reference data.',
    specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
  },
  country,
)

export const JSONObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  description: 'A JSON object, such as a whole manifest.',
})

export const JsonValue = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  description: 'Any JSON value: text, a number, true or false, null, a list or an object.',
})
