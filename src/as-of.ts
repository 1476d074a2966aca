import { DirectiveLocation, GraphQLDirective, GraphQLNonNull } from 'graphql'
import { DateTime } from './record/graphql-scalars.ts'

export const asOfDirective = new GraphQLDirective({
  name: 'asOf',
  description:
    'Answers the whole query as the hub’s records stood at that moment, inclusive and to the millisecond; the revision is answered in `extensions.asOf.revision`. Reference law is always the current edition. A time in the future is refused with AS_OF_IN_FUTURE; before the workspace, it is empty.',
  locations: [DirectiveLocation.QUERY],
  args: {
    time: { type: new GraphQLNonNull(DateTime), description: 'The moment, in ISO 8601 with its offset.' },
  },
})
