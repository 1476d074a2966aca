/** A role under data protection law, in the order in which one takes precedence when several are given. */
export enum Role {
  CONTROLLER = 'CONTROLLER',
  JOINT_CONTROLLER = 'JOINT_CONTROLLER',
  PROCESSOR = 'PROCESSOR',
  SUBPROCESSOR = 'SUBPROCESSOR',
  THIRD_PARTY = 'THIRD_PARTY',
}
