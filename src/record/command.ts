import type { ClassType } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import type { Check } from './check.ts'
import type { Entry, RecordSpec } from './record-spec.ts'
import { key, ref } from './scalars.ts'
import { described, type Group, group, required, typed } from './shape.ts'

/** Something that is done to one record, under the name that history gives it. */
export interface Command {
  /** The field of the API, such as moveSystem. */
  name: string
  description: string
  spec: RecordSpec
  /** What the API shows the record as. */
  type: ClassType<object>
  /** The least role that can ever do it; the policy of the record type may ask for more. */
  role: ActorRole
  /** What the input says, beside the version that is expected and whether it is a dry run. */
  input: Group
  /** The field of the input that has the key of the record. */
  names: string
  does: 'register' | 'retire' | Alteration
}

/** A change of a part of what is said of a record. */
export interface Alteration {
  /** The list of the record that the input is an entry of, if it is one. */
  within?: string
  /**
   * The entry as it shall be; null when that cannot be, which is then in `check`. `said` has the fields that were given,
   * null where they are to be empty.
   */
  change(entry: Entry, said: Entry, check: Check, key: string): Entry | null
}

export type Described = Pick<Command, 'name' | 'description'>

/** Puts a record on record or replaces what is said of it. `stated`: fields that must not be left out. */
export function registers(
  spec: RecordSpec,
  type: ClassType<object>,
  { name, description, stated = [] }: Partial<Described> & { stated?: readonly string[] } = {},
): Command {
  const fields = { ...spec.entry.fields }
  for (const field of stated) fields[field] = { ...fields[field]!, required: true }
  return {
    name: name ?? `register${spec.typename}`,
    description:
      description ??
      `Puts one ${spec.typename} on record or, with expectedVersion, replaces what is said of it, in one transaction. The same again does nothing.`,
    spec,
    type,
    role: roleFor(spec),
    input: typed(spec.typename, group({ key: described(keyWords, required(key())), ...fields })),
    names: 'key',
    does: 'register',
  }
}

export function retires(spec: RecordSpec, type: ClassType<object>): Command {
  return {
    name: `retire${spec.typename}`,
    description: `Takes one ${spec.typename} out of lists and counts; it keeps its key, answers by it, and comes back when it is registered again. One that others refer to is refused: STILL_REFERENCED.`,
    spec,
    type,
    role: roleFor(spec),
    input: group({ key: described('The key of the record.', required(key())) }),
    names: 'key',
    does: 'retire',
  }
}

/** Changes a part of what is said of a record; `names` is the field of the input that has its key. */
export function alters(
  spec: RecordSpec,
  type: ClassType<object>,
  { names, input, ...rest }: Described & Alteration & { names: string; input: Group },
): Command {
  const { name, description, ...does } = rest
  const named = described('The record that is changed.', required(ref(spec.section)))
  return {
    name,
    description,
    spec,
    type,
    role: roleFor(spec),
    input: { ...input, fields: { [names]: named, ...input.fields } },
    names,
    does,
  }
}

/** Says when a record that holds for a time holds for the last time. */
export const ends = (spec: RecordSpec, type: ClassType<object>, named: Described & { names: string }): Command =>
  alters(spec, type, {
    ...named,
    input: group({ validTo: described('The last day on which it holds.', required(spec.entry.fields.validTo!.shape)) }),
    change: (entry, { validTo }) => ({ ...entry, validTo }),
  })

/** Some fields of a record, for the input of a command that changes just these. */
export const fieldsOf = (spec: RecordSpec, fields: readonly string[]): Group =>
  typed(spec.typename, group(Object.fromEntries(fields.map((field) => [field, spec.entry.fields[field]!]))))

const roleFor = ({ policy }: RecordSpec) => (policy ? ActorRole.ENGINEER : ActorRole.STEWARD)

const keyWords =
  'The stable name of the record in inputs, manifests and URLs; unique for its type in the workspace. Never changes.'
