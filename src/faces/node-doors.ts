import type { Organisation } from '../model/organisation.ts'
import type { NodeKey } from '../operations/node/node-key.ts'
import type { Peer } from '../operations/node/peer.ts'
import type { PeerShelf } from '../operations/node/peer-shelf.ts'
import type { PsiDesk } from '../operations/psi/psi-desk.ts'
import type { PsiWorld } from '../operations/psi/psi-world.ts'
import type { StoredObject } from '../operations/share/intel-store.ts'
import type { World } from '../operations/world.ts'
import type { PeerSetting } from './peer/peer-routes.ts'

/** A node that answers its peers, and asks them. */
export interface NodeAtWork extends PeerSetting {
  /** Asked without telling. */
  readonly psi: { readonly desk: PsiDesk; readonly world: PsiWorld }
  /** What is released of each of some objects to an organisation: its JSON, whole or redacted; null: nothing. */
  released(objects: readonly StoredObject[], to: Organisation): Promise<readonly (string | null)[]>
  /** Asks every peer for what is new, and brings what this node has to those who cannot ask. One process of a node does it. */
  pull(told: (fault: unknown, peer: Peer) => void, took: () => void): { stop(): Promise<void> }
  close(): Promise<void>
}

/** How faces reach what a node keeps beside its records. `data` is the data folder. */
export interface NodeDoors {
  /** The node's key; null: it is no node. */
  openNode(data: string): NodeKey | null
  peerShelf(data: string): PeerShelf
  /** Puts the node to work; null: the data folder is none. */
  nodeAtWork(data: string, world: World): Promise<NodeAtWork | null>
}
