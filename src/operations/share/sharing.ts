import type { Organisation } from '../../model/organisation.ts'
import type { FollowDesk } from '../theft/follow-desk.ts'
import type { IntelStore } from './intel-store.ts'

/** This node as others know it. */
export interface NodeSelf extends Organisation {
  /** SHA-256 of its Ed25519 public key, lower-case hex. */
  readonly fingerprint: string
}

/** What of a node an operation can reach. */
export interface Sharing {
  readonly store: IntelStore
  /** Null: the data folder is no node yet. */
  self(): Promise<NodeSelf | null>
  /**
   * Makes the key with which the data folder signs as a node, if there is none, and tells its fingerprint; undefined: none can be kept.
   * @throws SourceError, IntegrityError where the key cannot be written or read
   */
  makeKey?(): string
  /** Thefts that are followed transfer by transfer. */
  readonly following: FollowDesk
  /** Bytes of chance, for ids of new objects. */
  chance(bytes: number): Uint8Array
}
