import type { SignedHead } from '../../analysis/merkle/signed-head.ts'
import type { Json } from '../../model/fact.ts'

/** How far a peer's log was read. */
export interface PeerState {
  /** How many of its leaves are held. */
  readonly size: number
  /** How far its objects were read: less than `size` while they are read again. */
  readonly cursor: number
  /** What it takes this node for, as a digest: when that changes, it may release more, so its objects are read again. */
  readonly takenFor: string | null
  /** The last head that was checked against the leaves. */
  readonly head: SignedHead | null
}

/** That an object was in a peer's log. */
export interface PeerEntry {
  readonly seq: number
  readonly digest: string
  readonly nonce: string
}

/** What was read of a peer at once. */
export interface PeerPage {
  /** How many leaves were held before; another process may have gone on since. */
  readonly before: number
  /** 64 hex digits each. */
  readonly leaves: readonly string[]
  readonly entries: readonly PeerEntry[]
  /** The head that was checked. */
  readonly head: SignedHead
  readonly state: PeerState
}

/** Something a peer did that it must not. */
export interface Breach {
  readonly at: number
  readonly peer: string
  readonly code: string
  readonly reason: string
  /** What proves it to others: signed heads, an object, its nonce. */
  readonly proof: Json
}

/** What is kept of peers: the leaves of their logs, and what they signed. */
export interface PeerShelf {
  /** {@link PeerState} of nothing for a peer never read. */
  state(peer: string): Promise<PeerState>
  leaves(peer: string, after: number, limit: number): Promise<readonly string[]>
  entries(peer: string, after: number, limit: number): Promise<readonly PeerEntry[]>
  /** Keeps a page in one commit. False: another process went on from `before` already, and nothing was kept. */
  keep(peer: string, page: PeerPage): Promise<boolean>
  /** Keeps heads that were seen, of whichever node. @param from who showed them */
  sawHeads(heads: readonly SignedHead[], from: string): Promise<void>
  /** Heads of one node that were seen, with who showed them; of any node for null. */
  heads(node: string | null, limit: number): Promise<readonly { readonly head: SignedHead; readonly from: string }[]>
  breached(breach: Breach): Promise<void>
  breaches(peer: string): Promise<readonly Breach[]>
  close(): Promise<void>
}

/** The state of a peer never read. */
export const UNREAD: PeerState = { size: 0, cursor: 0, takenFor: null, head: null }
