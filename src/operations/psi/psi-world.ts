import type { PointMill } from '../../analysis/psi/point-mill.ts'
import type { RaisedList } from '../../analysis/psi/raised-list.ts'
import type { Instant } from '../../model/instant.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { NodeKey } from '../node/node-key.ts'
import type { Sharing } from '../share/sharing.ts'
import type { World } from '../world.ts'

/** What a holder wants to be told after a question: nothing, how many matched, or which. It is asked for and can never be enforced. */
export type Told = 'nothing' | 'count' | 'matches'

/** A peer whose request was checked. */
export type PsiPeer = Organisation & { readonly fingerprint: string }

/** A list as it is kept for an epoch: the key and what was raised by it. Whoever reads it can try addresses at will. */
export interface KeptList extends RaisedList {
  readonly list: string
  /** 32 hex digits. */
  readonly epoch: string
  /** The scalar, 32 bytes. */
  readonly key: Uint8Array
}

/** Where raised lists are kept from others. */
export interface PsiShelf {
  /** In place of what was kept of that list before; whole or not at all. @throws SourceError `file-unwritable` */
  keep(list: KeptList): Promise<void>
  /** Null: nothing is kept of it. @throws IntegrityError `psi-list-damaged` */
  kept(list: string): Promise<KeptList | null>
  /** Forgets key and list. */
  forget(list: string): Promise<void>
  /** Keeps what an asker told. */
  keepTold(session: string, addresses: readonly string[]): Promise<void>
  /** Null: nothing was told in that session. */
  told(session: string): Promise<readonly string[] | null>
}

/** A list as a peer is offered it. */
export interface ListOffer {
  readonly name: string
  readonly epoch: string
  /** The point that commits to the epoch's key, 64 hex digits. */
  readonly key: string
  /** SHA-256 of the imprints. */
  readonly imprints: string
  /** How many imprints there are, padding among them. */
  readonly rows: number
  readonly endsAt: Instant
  readonly takes: Told
  readonly leastPoints: number
  readonly mostPoints: number
  /** What is left of today's points and sessions for whoever asks. */
  readonly pointsLeft: number
  readonly sessionsLeft: number
}

/** Which list in which epoch. */
export interface ListEpoch {
  readonly list: string
  readonly epoch: string
}

/** A question on its way: points and the asker's receipt. */
export interface PsiOrder extends ListEpoch {
  readonly session: string
  readonly points: Uint8Array
  /** 192 hex digits. */
  readonly receipt: string
}

/** An answer on its way. */
export interface PsiAnswer {
  readonly answer: Uint8Array
  /** The holder's, 192 hex digits. */
  readonly receipt: string
}

/** The way to one peer. */
export interface PsiLink {
  /** The peer's fingerprint. */
  readonly node: string
  /** The lists it offers us. @throws SourceError `psi-peer-failed` and what the peer refuses with */
  offers(): Promise<readonly ListOffer[]>
  imprints(list: ListEpoch, rows: number): Promise<Uint8Array>
  ask(order: PsiOrder): Promise<PsiAnswer>
  /** @param outputs of the matches, packed; null: only the count */
  tell(list: ListEpoch, session: string, count: number, outputs: Uint8Array | null): Promise<void>
}

/** What asking and being asked need of the world. */
export interface PsiWorld extends Pick<World, 'facts' | 'clock' | 'by'> {
  readonly sharing: Pick<Sharing, 'self' | 'chance'>
  readonly mill: PointMill
  readonly shelf: PsiShelf
  /** Signs as this node. */
  readonly key: Pick<NodeKey, 'publicKey' | 'sign'>
}
