import type { IntelObject } from '../../../model/intel-object.ts'

/** What was seen together, as an `observed-data` tells it: objects, between two times, so often. */
export interface Observation {
  /** Nanoseconds since 1970. */
  readonly firstNs: bigint
  /** Nanoseconds since 1970, not before {@link firstNs}. */
  readonly lastNs: bigint
  readonly objects: readonly IntelObject[]
  /** How often: 1 and up. */
  readonly count: number
}
