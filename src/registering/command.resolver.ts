import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Info, Int, Mutation, Resolver } from 'type-graphql'
import { NeedsRole } from '../identity/needs-role.ts'
import { answerChange } from '../manifest/answer-change.ts'
import { PlannedAction } from '../manifest/plan.ts'
import type { Command } from '../record/command.ts'
import type { Scope } from '../record/scope.ts'
import {
  type CommandPayload,
  capitalized,
  payloadTypeOf,
  RegistrationOutcome,
  recordField,
} from './command-payload.type.ts'
import { inputTypeOf } from './input-type.ts'
import { type CommandInput, runCommand } from './run-command.ts'

/** The door of a command: a mutation with one input and a payload of its own. */
export function commandResolver(command: Command) {
  const { name, description, spec, role, input: shape } = command
  const Said = inputTypeOf(shape, `${capitalized(name)}Input`)
  const Payload = payloadTypeOf(command)

  Field(() => Int, {
    nullable: true,
    description:
      command.does === 'register'
        ? 'Left out: create, or do nothing if the same is already on record. Given: change, if the record still has this version.'
        : 'Given: only if the record still has this version.',
  })(Said.prototype, 'expectedVersion')
  Field(() => Boolean, {
    defaultValue: false,
    description: 'Do everything but keep nothing: the answer shows what would have happened.',
  })(Said.prototype, 'dryRun')

  @Resolver()
  class CommandResolver {
    @NeedsRole(role)
    @Mutation(() => Payload, { name, description })
    async run(
      @Arg('input', () => Said, { description: 'What is to be done, to which record.' }) input: CommandInput,
      @Ctx() scope: Scope,
      @Info() info: GraphQLResolveInfo,
    ): Promise<CommandPayload> {
      const { applied, payload } = await answerChange(scope, info, input.dryRun, (watch) =>
        runCommand(scope, command, input, watch),
      )
      const [planned] = applied.planned
      if (!planned) return { ...payload, outcome: null }
      const record = await scope.load.record(spec).load(planned.key)
      return { ...payload, outcome: outcomes[planned.action], [recordField(spec)]: record }
    }
  }
  return CommandResolver
}

const outcomes: Record<PlannedAction, RegistrationOutcome> = {
  [PlannedAction.CREATE]: RegistrationOutcome.CREATED,
  [PlannedAction.CHANGE]: RegistrationOutcome.CHANGED,
  [PlannedAction.RETIRE]: RegistrationOutcome.CHANGED,
  [PlannedAction.KEEP]: RegistrationOutcome.UNCHANGED,
}
