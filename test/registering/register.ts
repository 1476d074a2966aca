import type { Client } from '../harness/hub.ts'

export const registering = `
  mutation Register($input: RegisterProcessingActivityInput!) {
    registerProcessingActivity(input: $input) {
      processingActivity { key version status flows { key } }
      outcome
      transfersAdded { key }
      findingsAdded { rule }
      findingsSettled { rule }
      userErrors { code message path remedy currentVersion differs }
    }
  }`

/** Registers an activity and answers the payload. */
export const register = async (client: Client, input: object) =>
  (await client.run(registering, { input })).registerProcessingActivity
