import type { Organisation } from '../../model/organisation.ts'

/** Another node with which this one shares. */
export interface Peer extends Organisation {
  /** SHA-256 of its Ed25519 public key, lower-case hex. */
  readonly fingerprint: string
  /** Where it is asked, without a slash at the end; null: it only asks us, or brings what it has. */
  readonly url: string | null
}
