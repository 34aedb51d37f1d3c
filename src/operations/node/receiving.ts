import type { Clock } from '../ports.ts'
import type { IntelStore } from '../share/intel-store.ts'
import type { NodeSelf } from '../share/sharing.ts'
import type { Admit } from './check-object.ts'
import type { EntriesPage } from './entries-page.ts'
import { LogTree } from './log-tree.ts'
import type { Seals } from './node-key.ts'
import type { Peer } from './peer.ts'
import type { PeerAlarms } from './peer-alarms.ts'
import type { PeerShelf } from './peer-shelf.ts'

/** What is needed to take in what peers send. */
export interface Receiving {
  readonly self: NodeSelf
  readonly store: IntelStore
  readonly shelf: PeerShelf
  readonly clock: Pick<Clock, 'now'>
  readonly seals: Seals
  readonly admit: Admit
  /**
   * Reads a page that a peer sent; of a long one its objects come checked.
   * @param from the peer's fingerprint
   * @throws SourceError `page-malformed`
   */
  readPage(text: string, from: string): Promise<EntriesPage>
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
): Promise<LogTree> {
  const known = trees.get(peer)
  const tree = known ?? new LogTree((after, limit) => shelf.leaves(peer, after, limit), seals, breathe)
  if (known === undefined) trees.set(peer, tree)
  await tree.grown(size)
  return tree
}
