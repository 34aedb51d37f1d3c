import { feedCollections } from '../../../operations/collections/feed-collections.ts'
import { deskPolicy } from '../../../operations/node/desk-policy.ts'
import { LogTree } from '../../../operations/node/log-tree.ts'
import type { ReleasePolicy } from '../../../operations/node/make-page.ts'
import type { NodeKey } from '../../../operations/node/node-key.ts'
import type { Peer } from '../../../operations/node/peer.ts'
import { PeerDiary } from '../../../operations/node/peer-diary.ts'
import type { PeerShelf } from '../../../operations/node/peer-shelf.ts'
import type { Receiving } from '../../../operations/node/receiving.ts'
import { admitObject } from '../../../operations/share/admit-object.ts'
import { NodeDesk } from '../../../operations/share/node-desk.ts'
import type { NodeSelf } from '../../../operations/share/sharing.ts'
import type { World } from '../../../operations/world.ts'
import { openReceiving } from './open-receiving.ts'
import { pullPeers } from './pull-peers.ts'

/** A node that answers its peers, and asks them. */
export interface NodeAtWork {
  readonly key: NodeKey
  readonly receiving: Receiving
  readonly policy: ReleasePolicy
  readonly desk: NodeDesk
  readonly diary: PeerDiary
  /** Asks every peer for what is new, and brings what this node has to those who cannot ask. One process of a node does it. */
  pull(told: (fault: unknown, peer: Peer) => void, took: () => void): { stop(): Promise<void> }
}

/** Puts a node to work over its world. @param shelf where heads and leaves of peers are kept; closed by who opened it */
export function nodeAtWork(world: World, self: NodeSelf, key: NodeKey, shelf: PeerShelf): NodeAtWork {
  const { sharing, clock, sha256 } = world
  const { store } = sharing
  const desk = new NodeDesk(world)
  const policy = deskPolicy(desk)
  const receiving = openReceiving({
    world,
    self,
    key,
    shelf,
    collections: () => feedCollections(world),
    admit: (json, from) => admitObject(json, from, 'read', sha256),
  })
  const leaves = async (after: number, limit: number) => (await store.leaves(after, limit)).map(leaf => leaf.hash)
  const diary = new PeerDiary(store, clock)
  return {
    key,
    receiving,
    policy,
    desk,
    diary,
    pull: (told, took) =>
      pullPeers({
        receiving,
        diary,
        told,
        took,
        asking: { key, now: () => clock.now() },
        source: { store, tree: new LogTree(leaves, key, receiving.breathe), key, clock, policy },
      }),
  }
}
