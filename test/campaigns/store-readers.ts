import assert from 'node:assert/strict'
import { FREEZE_POST } from '../../src/operations/freeze/freeze-operations.ts'
import { ingestFreezes } from '../../src/operations/freeze/ingest-freezes.ts'
import type { Peer } from '../../src/operations/node/peer.ts'
import { ReleaseDesk } from '../../src/operations/share/release-desk.ts'
import { SharedListings } from '../../src/operations/share/shared-listings.ts'
import { ingestTips } from '../../src/operations/tips/ingest-tips.ts'
import type { World } from '../../src/operations/world.ts'
import type { RigNode } from '../faces/peer/node-rig.ts'

/** Whatever reads the store of itself: screening, releases, freezes and tips. None of it may be stopped by what somebody sent. */
export class StoreReaders {
  readonly #node: RigNode
  readonly #listings: SharedListings
  #ms = 0

  constructor(node: RigNode) {
    this.#node = node
    this.#listings = new SharedListings(node.store, { monotonic: () => this.#ms }, async () => from => from)
  }

  /** Lets all of them read on. @param sender whose objects they are */
  async read(sender: Peer): Promise<void> {
    const { store, facts, clock, receiving, name: by } = this.#node
    this.#ms += 1_000
    await this.#listings.look()
    const desk = new ReleaseDesk(store, receiving.self, from => (from === sender.fingerprint ? sender : null))
    const to = { ...sender, id: 'identity--00000000-0000-4000-8000-000000000077', country: 'KR' }
    const held = await store.entries(0, 1e6)
    assert.equal((await desk.released(held, to)).length, held.length)
    const world = { facts, clock, by, sharing: { store, self: async () => receiving.self } } as unknown as World
    await ingestFreezes(world, FREEZE_POST)
    await ingestTips(world, FREEZE_POST)
  }
}
