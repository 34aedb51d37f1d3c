import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { nodeAtWork } from '../../src/adapters/peers/native/node-at-work.ts'
import { nodeKey } from '../../src/adapters/peers/native/open-node.ts'
import { pullPeers } from '../../src/adapters/peers/native/pull-peers.ts'
import { SqlitePeerShelf } from '../../src/adapters/peers/native/sqlite-peer-shelf.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { KNOWN_ASSETS } from '../../src/catalog/assets/known-assets.ts'
import { peerRoutes } from '../../src/faces/peer/peer-routes.ts'
import { FREEZE_POST } from '../../src/operations/freeze/freeze-operations.ts'
import { type AuditAnswer, auditPeers } from '../../src/operations/node/audit-peers.ts'
import { foundNode } from '../../src/operations/node/found-node.ts'
import { LogTree } from '../../src/operations/node/log-tree.ts'
import type { World } from '../../src/operations/world.ts'
import type { TestNode } from '../freeze-nodes.ts'

/** A node in this process with the door, the release decision and the stores that `cordon serve` has. */
export interface RealNode extends TestNode {
  readonly fingerprint: string
  readonly port: number
  /** What went wrong while it asked its peers. */
  readonly faults: unknown[]
  /** Makes another its peer. @param url null: it is not asked */
  meet(other: RealNode, url: string | null): Promise<void>
  /** Begins to ask its peers. */
  pull(): void
  audit(): Promise<AuditAnswer>
  close(): Promise<void>
}

/** Seconds that a peer is asked to wait for something new. */
const WAIT = 2

/** Makes a node and lets it answer on a port of its own. */
export async function realNode(name: string, country: string, sector: 'agency' | 'exchange'): Promise<RealNode> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-cut-'))
  const key = nodeKey(generateKeyPairSync('ed25519').privateKey)
  const facts = new MemoryFactLog()
  const store = openIntelStore(join(folder, 'intel.sqlite'))
  const shelf = new SqlitePeerShelf(join(folder, 'node', 'peers.sqlite'))
  const clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now(), pass() {} }
  let me: Awaited<ReturnType<typeof foundNode>> | null = null
  const chance = (bytes: number) => new Uint8Array(randomBytes(bytes))
  const world = {
    ...{ facts, clock, by: name, assets: KNOWN_ASSETS, tags: memoryTags([]) },
    sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
    // Nothing here follows a theft.
    sharing: { store, self: async () => me, chance, following: null as never },
  } as Partial<World> as World
  const self = await foundNode({ name, country, sector }, key.fingerprint, world)
  me = self
  const work = nodeAtWork(world, self, key, shelf)
  const server = fastify({ logger: false, forceCloseConnections: true })
  await peerRoutes(server, work)
  const port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port)
  const faults: unknown[] = []
  let pulling: ReturnType<typeof pullPeers> | null = null
  return {
    ...{ self, world, store, clock, post: FREEZE_POST, fingerprint: key.fingerprint, port, faults },
    async meet(other, url) {
      const { id, fingerprint, country: where, sector: what, name: called } = other.self
      const standing = what === 'exchange' ? 'client' : 'partner'
      const body = { fingerprint, url, id, name: called, country: where, sector: what, standing }
      await facts.append([{ at: clock.now(), by: name, kind: 'peer-added', body }])
    },
    pull() {
      const leaves = async (after: number, limit: number) => (await store.leaves(after, limit)).map(leaf => leaf.hash)
      pulling = pullPeers({
        receiving: work.receiving,
        told: fault => void faults.push(fault),
        asking: { key, now: clock.now },
        source: { store, tree: new LogTree(leaves, key, work.receiving.breathe), key, clock, policy: work.policy },
        wait: WAIT,
        everyMs: 50,
      })
    },
    audit: () => auditPeers(shelf, key, world),
    async close() {
      await pulling?.stop()
      await server.close()
      await store.close()
      await shelf.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
