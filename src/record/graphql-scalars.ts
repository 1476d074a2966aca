import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, Kind } from 'graphql'
import { GraphQLDateTime, GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars'
import { isCountry, isDay, isDuration } from './scalars.ts'

/** A scalar that stays the text it is, if it is of the right form. */
function textScalar(
  config: Omit<GraphQLScalarTypeConfig<string, string>, 'serialize' | 'parseValue' | 'parseLiteral'>,
  accepts: (value: string) => boolean,
  expects: string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value
    throw new GraphQLError(`${config.name} expects ${expects}.`, { extensions: { code: 'BAD_USER_INPUT' } })
  }
  return new GraphQLScalarType({
    ...config,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  })
}

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  description:
    'A moment in ISO 8601 with its offset, such as 2026-11-23T09:30:00.000Z. Answers are in UTC, to the millisecond.',
})

export const DateScalar = textScalar(
  {
    name: 'Date',
    description: 'A calendar day in ISO 8601, such as 2020-07-16. Law knows days, not hours; today is the UTC date.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  },
  isDay,
  'a calendar day such as 2020-07-16',
)

export const Duration = textScalar(
  { name: 'Duration', description: 'An ISO 8601 duration that is not negative, such as P6Y or P30D.' },
  isDuration,
  'an ISO 8601 duration that is not negative, such as P6Y or P30D',
)

export const CountryCode = textScalar(
  {
    name: 'CountryCode',
    description: 'An ISO 3166-1 alpha-2 country code in upper case, such as IE: one of the 249 of the reference data.',
    specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
  },
  isCountry,
  'an ISO 3166-1 alpha-2 country code in upper case, such as IE',
)

export const JSONObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  description: 'A JSON object, such as a whole manifest.',
})

export const JsonValue = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  description: 'Any JSON value: text, a number, true or false, null, a list or an object.',
})
