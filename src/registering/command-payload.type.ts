import { type ClassType, Field, ObjectType, registerEnumType } from 'type-graphql'
import { ChangePayload } from '../manifest/change-payload.type.ts'
import type { Command } from '../record/command.ts'

export enum RegistrationOutcome {
  CREATED = 'CREATED',
  CHANGED = 'CHANGED',
  UNCHANGED = 'UNCHANGED',
}
registerEnumType(RegistrationOutcome, {
  name: 'RegistrationOutcome',
  description: 'What a command did to its record.',
  valuesConfig: {
    CREATED: { description: 'It is on record for the first time.' },
    CHANGED: { description: 'It has other content than before, was retired, or came back.' },
    UNCHANGED: { description: 'It was as the input wants it already: no new version, no revision.' },
  },
})

export interface CommandPayload extends ChangePayload {
  outcome: RegistrationOutcome | null
}

/** The payload of a command: what every change answers, and its record under the name of its type. */
export function payloadTypeOf({ name, spec, type }: Command): ClassType<CommandPayload> {
  @ObjectType(`${capitalized(name)}Payload`, { description: `What ${name} did, or would do.` })
  class Payload extends ChangePayload {
    @Field(() => RegistrationOutcome, {
      nullable: true,
      description: 'What it did to the record; null when the input was not taken.',
    })
    outcome!: RegistrationOutcome | null
  }
  Field(() => type, {
    nullable: true,
    description: 'The record as it is afterwards; null when the input was not taken.',
  })(Payload.prototype, recordField(spec))
  return Payload
}

/** The field of a payload that has the record, such as processingActivity. */
export const recordField = ({ typename }: Command['spec']) => typename[0]!.toLowerCase() + typename.slice(1)

export const capitalized = (name: string) => name[0]!.toUpperCase() + name.slice(1)
