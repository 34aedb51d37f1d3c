/**
 * Something about a message. `breach`: against the standard; `doubt`: within it, but wrong in all likelihood. Neither path nor message holds a
 * value, since values are data of persons and faults go into logs.
 */
export interface IvmsFault {
  /** A constraint of the standard, `C1` to `C12`, or lower-case words: `length`, `letters`, `code`, `missing`, `kind`, `left-out`, `spelling`, `lei-checksum`, `number`. */
  readonly code: string
  readonly severity: 'breach' | 'doubt'
  /** `originator.originatorPersons[0].naturalPerson.name.nameIdentifier[0].primaryIdentifier` */
  readonly path: string
  readonly message: string
}

/** Whether a message with these faults keeps to the standard. */
export function keepsToStandard(faults: readonly IvmsFault[]): boolean {
  return faults.every(f => f.severity !== 'breach')
}
