import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { Law } from '../law/law.ts'
import { longestList } from '../record/check.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import { country, key } from '../record/scalars.ts'
import type { Field, Group, JsonSchema, LawList, Scalar, Shape } from '../record/shape.ts'

/** Where a shape stands in the API, whose descriptions it shares. */
type Described = GraphQLNamedType | undefined

/**
 * What a manifest may say, as a JSON Schema for editors. It is made from the shapes that the hub checks by and from the
 * descriptions of the API, so it says neither anew. References, and what fields must say together, are beyond it.
 */
export function manifestJsonSchema(contents: readonly RecordSpec[], law: Law, api: GraphQLSchema): JsonSchema {
  const sections = contents.map(({ section, typename }) => {
    const description = api.getType(typename)?.description
    const records = { type: ['object', 'null'], propertyNames: key().json, additionalProperties: refTo(typename) }
    return [section, { ...(description && { description }), ...records }]
  })
  const entries = contents.map(({ typename, entry }) => [typename, ofGroup(entry, api.getType(typename), api)])
  const lists = Object.keys(namesOfLists) as LawList[]
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Manifest of Ropewalk, version 1',
    description: 'What the inventory shall hold: sections of records by their keys. Several files are one manifest.',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors.' },
      ropewalk: { const: 1, description: 'The version of the form. Left out: 1.' },
      manifest: {
        ...key().json,
        description: 'Who speaks; prune looks only at what this name named. Left out: default.',
      },
      ...Object.fromEntries(sections),
    },
    additionalProperties: false,
    definitions: {
      ...Object.fromEntries(entries),
      Country: { enum: country.words },
      ...Object.fromEntries(lists.map((list) => [namesOfLists[list], { enum: [...law[list].keys()] }])),
    },
  }
}

const namesOfLists: Record<LawList, string> = {
  mechanisms: 'TransferMechanismKey',
  legalBases: 'LegalBasisKey',
  regulations: 'RegulationKey',
  regimes: 'RegimeKey',
}
const refTo = (definition: string): JsonSchema => ({ $ref: `#/definitions/${definition}` })

function ofShape(shape: Shape, described: Described, api: GraphQLSchema): JsonSchema {
  switch (shape.kind) {
    case 'scalar':
      return ofScalar(shape)
    case 'list': {
      // Rows may be alike: two flows without a key are two flows. Plain values stand in a list once.
      const unique = shape.of.kind === 'scalar' ? { uniqueItems: true } : {}
      return { type: 'array', items: ofShape(shape.of, described, api), maxItems: shape.most ?? longestList, ...unique }
    }
    case 'group':
      return ofGroup(shape, described, api)
    case 'dictionary':
      return {
        type: 'object',
        propertyNames: key().json,
        additionalProperties: ofGroup(shape.of, described, api),
        maxProperties: longestList,
      }
  }
}

function ofScalar(shape: Scalar): JsonSchema {
  if (shape === country) return refTo('Country')
  if (shape.refersTo && 'law' in shape.refersTo) return refTo(namesOfLists[shape.refersTo.law])
  if (shape.words) return { enum: shape.words }
  if (!shape.json) throw new Error(`What JSON Schema can say of ${shape.expects} is not stated.`)
  return shape.json
}

function ofGroup(shape: Group, described: Described, api: GraphQLSchema): JsonSchema {
  const fields = Object.entries(shape.fields).map(([name, field]) => [name, ofField(name, field, described, api)])
  const required = Object.keys(shape.fields).filter((name) => shape.fields[name]!.required)
  return {
    type: 'object',
    properties: Object.fromEntries(fields),
    ...(required.length > 0 && { required }),
    ...(shape.exactlyOne && { oneOf: Object.keys(shape.fields).map(given) }),
    additionalProperties: false,
  }
}

const given = (name: string): JsonSchema => ({ required: [name], properties: { [name]: { type: 'string' } } })

function ofField(
  name: string,
  { shape, required, fallback }: Field,
  described: Described,
  api: GraphQLSchema,
): JsonSchema {
  // One of several types is named by a group with a field for each of them: the API calls it their Ref.
  const owner = isUnionType(described) ? api.getType(`${described.name}Ref`) : described
  const field = isObjectType(owner) || isInputObjectType(owner) ? owner.getFields()[name] : undefined
  const inner = field && getNamedType(field.type)
  const schema = ofShape(shape, inner, api)
  const description = [field?.description, meanings(inner), leftOut(fallback)].filter(Boolean).join('\n')
  return { ...(description && { description }), ...(required ? schema : orNull(schema)) }
}

/** The words of an enum with what each means. */
function meanings(type: Described): string {
  if (!isEnumType(type)) return ''
  return type
    .getValues()
    .map(({ name, description }) => `${name}: ${description}`)
    .join('\n')
}

const leftOut = (fallback: unknown): string =>
  typeof fallback === 'string' || typeof fallback === 'boolean' ? `Left out: ${fallback}.` : ''

/** An optional field may say null, which is as good as not being there. */
function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] }
  return { anyOf: [schema, { type: 'null' }] }
}
