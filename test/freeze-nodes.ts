import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { MemoryIntelStore } from '../src/adapters/intel/memory-intel-store.ts'
import { MemoryFactLog } from '../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../src/adapters/transfers/memory-utxo.ts'
import { KNOWN_ASSETS } from '../src/catalog/assets/known-assets.ts'
import type { IntelObject } from '../src/model/intel-object.ts'
import { versionOf } from '../src/model/intel-object.ts'
import { identityOf } from '../src/model/node-identity.ts'
import type { FactLog } from '../src/operations/fact-log.ts'
import type { FreezePost } from '../src/operations/freeze/freeze-parties.ts'
import type { Clock } from '../src/operations/ports.ts'
import type { IntelStore, NewObject } from '../src/operations/share/intel-store.ts'
import type { NodeSelf } from '../src/operations/share/sharing.ts'
import type { World } from '../src/operations/world.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A clock that stands until it is told to go on. */
export interface StoppedClock extends Clock {
  pass(seconds: number): void
}

/** @param start Unix seconds */
export function stoppedClock(start = 1_795_000_000): StoppedClock {
  let passed = 0
  return {
    now: () => start + passed,
    monotonic: () => passed * 1000,
    pass(seconds) {
      passed += seconds
    },
  }
}

/** A node without a network: what it shares is carried by hand. */
export interface TestNode {
  readonly self: NodeSelf
  readonly world: World
  readonly store: IntelStore
  readonly clock: StoppedClock
  readonly post: FreezePost
}

/** Nodes that know each other as peers, on one clock. */
export function testNodes<N extends string>(
  names: readonly N[],
  clock: StoppedClock = stoppedClock(),
  parts: (name: N) => { readonly store?: IntelStore; readonly facts?: FactLog } = () => ({}),
): Readonly<Record<N, TestNode>> {
  const selves = names.map((name, i): NodeSelf => {
    const fingerprint = sha256(`node ${name}`)
    return {
      fingerprint,
      id: identityOf(fingerprint),
      name,
      country: 'JP',
      sector: i === 0 ? 'agency' : 'exchange',
      standing: 'own',
    }
  })
  const post: FreezePost = {
    async publish(objects, world) {
      return world.sharing.store.add(
        objects.map(object => newObject(object, 'self')),
        [],
      )
    },
    async parties() {
      return {
        known: selves,
        sender: from => selves.find(s => s.fingerprint === from) ?? null,
      }
    },
  }
  const nodes = selves.map((self): [N, TestNode] => {
    const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
    const { facts, store = new MemoryIntelStore(clock, chance) } = parts(self.name as N)
    const world: Partial<World> = {
      transfers: new MemoryTransfers([]),
      utxo: new MemoryUtxo([]),
      tags: memoryTags([]),
      facts: facts ?? new MemoryFactLog(),
      assets: KNOWN_ASSETS,
      missing: [],
      clock,
      progress: { at() {}, end() {} },
      by: self.name,
      // Nothing here follows a theft.
      sharing: { store, self: async () => self, chance, following: null as never },
      versions: async () => ({}),
      interrupted: () => false,
    }
    return [self.name as N, { self, world: world as World, store, clock, post }]
  })
  return Object.fromEntries(nodes) as Readonly<Record<N, TestNode>>
}

/** An object as the door makes it ready for the store, unchecked. */
export function newObject(object: IntelObject, from: string): NewObject {
  const json = JSON.stringify(object)
  const version = versionOf(object)
  return {
    id: object.id,
    type: object.type,
    version,
    // Hostile objects are let in here that the door keeps out.
    versionNs: BigInt(Date.parse(version) || 0) * 1_000_000n,
    specVersion: '2.1',
    json,
    digest: sha256(canonicalize(object) as string),
    releaseKey: 'test',
    from,
  }
}

/** Carries all that a node itself shared to another, as a peer's pull does; said twice, nothing is added. */
export async function carry(from: TestNode, to: TestNode, seqs?: (seq: number) => boolean): Promise<void> {
  const own = (await from.store.entries(0, 10_000)).filter(o => o.from === 'self' && (seqs?.(o.seq) ?? true))
  await to.store.add(
    own.map(({ json }) => newObject(JSON.parse(json) as IntelObject, from.self.fingerprint)),
    [],
  )
}

/** Puts an object into a node's store as if a peer had sent it. */
export async function inject(object: IntelObject, from: TestNode | string, to: TestNode): Promise<void> {
  await to.store.add([newObject(object, typeof from === 'string' ? from : from.self.fingerprint)], [])
}
