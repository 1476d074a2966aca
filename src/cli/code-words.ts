/** What the codes mean that are no rule's: those of files, of refusals and of hubs, each with the way out. */
export const codeWords: Readonly<Record<string, { says: string; remedy: string }>> = {
  BAD_USER_INPUT: { says: 'An argument of the request is not what it should be.', remedy: 'Correct it as it says.' },
  CONTRADICTION: {
    says: 'Two files say different things at their top, such as the name of the manifest.',
    remedy: 'Say it in one of them, or the same in both.',
  },
  DENIED_BY_POLICY: {
    says: 'An enforced policy of the workspace denies what would be added.',
    remedy: 'Leave it out, or meet what the policy asks; else ask a steward to waive the finding.',
  },
  DIFFERS: {
    says: 'A record is declared otherwise than it is on record.',
    remedy: 'Apply the manifests, or pull what is on record.',
  },
  DUPLICATE_FILE: { says: 'The same file is named twice.', remedy: 'Name it once.' },
  DUPLICATE_KEY: {
    says: 'A key, or an entry of a list, stands twice; or a flow has the key of a flow of another activity.',
    remedy: 'Leave one of them out, or give it another key.',
  },
  FILE_TOO_LARGE: { says: 'A file is larger than what is read.', remedy: 'Split it: several files are one manifest.' },
  FILE_UNREADABLE: { says: 'A file cannot be read.', remedy: 'See that it is there and may be read.' },
  FORBIDDEN: {
    says: 'The role of the access key does not allow it. Engineers change activities up to IN_REVIEW, systems, flows and new organizations; all else needs a steward.',
    remedy: 'Ask a steward to do it, or an admin for a key with that role. `ropewalk plan` shows what needs one.',
  },
  FORBIDDEN_TRANSITION: {
    says: 'What has a status may not go from the one on record to the one that is asked for.',
    remedy: 'Take the steps between, as the message names them.',
  },
  HUB_FAULT: {
    says: 'A hub could not be asked, or did not answer as one.',
    remedy: 'See that --url and the key are those of the hub. A change is made whole or not at all.',
  },
  IDEMPOTENCY_MISMATCH: {
    says: 'The idempotency key was used for another request.',
    remedy: 'Use a new one for a new request.',
  },
  IN_PROGRESS: { says: 'The same request is still being worked on.', remedy: 'Send it again shortly.' },
  INVALID: {
    says: 'A value is not what is expected at its place.',
    remedy: 'Write what the message expects; the JSON Schema of `ropewalk schema` has editors say so while you write.',
  },
  MERGE_KEY: { says: 'YAML merge keys (<<) are not read.', remedy: 'Write the fields out.' },
  NO_FILES: { says: 'There is no manifest where one was looked for.', remedy: 'Write one with `ropewalk init`.' },
  NOT_DECLARED: {
    says: 'A record is on the hub and in none of the files.',
    remedy: 'Pull it, or retire it by applying with --prune if it was declared here before.',
  },
  NOT_RECORDED: {
    says: 'A record is declared and not on the hub.',
    remedy: 'Apply the manifests, or take it out of them.',
  },
  NOT_UTF8: { says: 'A file is not written in UTF-8.', remedy: 'Save it as UTF-8.' },
  OVERLOADED: { says: 'The hub has too much to do just now.', remedy: 'Try again shortly.' },
  SAVED_PLAN: {
    says: 'A saved plan stands where a manifest is expected.',
    remedy: 'Apply it alone, with `ropewalk apply`.',
  },
  STILL_REFERENCED: {
    says: 'A record cannot be retired while another refers to it.',
    remedy: 'Change the other first, or retire it too.',
  },
  SYNTAX: { says: 'The file is not well-formed YAML or JSON.', remedy: 'Mend it at the place that is shown.' },
  TOO_MANY_ALIASES: { says: 'YAML aliases would unfold to more than is read.', remedy: 'Write the values out.' },
  TOO_MANY_FILES: {
    says: 'There are more files than are read.',
    remedy: 'Name fewer, or a folder with the manifests.',
  },
  UNAUTHENTICATED: { says: 'The hub does not know the access key.', remedy: 'Make one with `ropewalk keys create`.' },
  UNKNOWN_FIELD: { says: 'There is no such field at this place.', remedy: 'Take the one that was meant.' },
  UNKNOWN_REFERENCE: {
    says: 'A key refers to a record that is neither declared nor on record, or to law that there is not.',
    remedy: 'Declare it in the same manifest, register it first, or take the one that was meant.',
  },
  UNKNOWN_SECTION: { says: 'There is no such section of a manifest.', remedy: 'Take the one that was meant.' },
  VERSION_CONFLICT: {
    says: 'What was looked at has changed since: the record has another version, or the workspace another revision.',
    remedy: 'Look at it as it is now, and plan or change again.',
  },
}
