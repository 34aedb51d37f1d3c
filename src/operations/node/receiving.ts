import type { MerkleLog } from '../../analysis/merkle/merkle-log.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Clock } from '../ports.ts'
import type { IntelStore, NewObject } from '../share/intel-store.ts'
import type { NodeSelf } from '../share/sharing.ts'
import { LogTree } from './log-tree.ts'
import type { Seals } from './node-key.ts'
import type { Peer } from './peer.ts'
import type { PeerAlarms } from './peer-alarms.ts'
import type { PeerShelf } from './peer-shelf.ts'

/** The one door for objects: what it lets in, or why not. */
export type Admit = (
  json: string | IntelObject,
  from: string,
) =>
  | { readonly new: NewObject }
  | { readonly faults: readonly { readonly code: string; readonly path: string; readonly message: string }[] }

/** What is needed to take in what peers send. */
export interface Receiving {
  readonly self: NodeSelf
  readonly store: IntelStore
  readonly shelf: PeerShelf
  readonly clock: Pick<Clock, 'now'>
  readonly seals: Seals
  readonly admit: Admit
  /** The tree of each peer's log, by fingerprint. */
  readonly trees: Map<string, LogTree>
  readonly alarms: PeerAlarms
  /** All peers as they are now. */
  peers(): Promise<ReadonlyMap<string, Peer>>
  /** To which collections what comes is added. */
  collections(): Promise<readonly string[]>
  /** Lets other work of the process have its turn. */
  breathe(): Promise<void>
}

/** The tree of a peer's log with all leaves that are held. */
export async function treeOf(
  peer: string,
  size: number,
  { trees, shelf, seals, breathe }: Receiving,
): Promise<MerkleLog> {
  const known = trees.get(peer)
  const tree = known ?? new LogTree((after, limit) => shelf.leaves(peer, after, limit), seals, breathe)
  if (known === undefined) trees.set(peer, tree)
  return tree.grown(size)
}
