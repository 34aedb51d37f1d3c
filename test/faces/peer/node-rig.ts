import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import fastify, { type FastifyInstance } from 'fastify'
import { openIntelStore } from '../../../src/adapters/intel/sqlite-intel-store.ts'
import { nodeKey } from '../../../src/adapters/peers/native/open-node.ts'
import { PageReader } from '../../../src/adapters/peers/native/page-reader.ts'
import { pullPeers } from '../../../src/adapters/peers/native/pull-peers.ts'
import { SqlitePeerShelf } from '../../../src/adapters/peers/native/sqlite-peer-shelf.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { peerRoutes } from '../../../src/faces/peer/peer-routes.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import type { FactLog } from '../../../src/operations/fact-log.ts'
import type { Admit } from '../../../src/operations/node/check-object.ts'
import { LogTree } from '../../../src/operations/node/log-tree.ts'
import type { ReleasePolicy } from '../../../src/operations/node/make-page.ts'
import type { NodeKey } from '../../../src/operations/node/node-key.ts'
import { PeerAlarms } from '../../../src/operations/node/peer-alarms.ts'
import { PeerBook } from '../../../src/operations/node/peer-book.ts'
import type { Receiving } from '../../../src/operations/node/receiving.ts'
import type { IntelStore, NewObject } from '../../../src/operations/share/intel-store.ts'

/** A node in this process, on a scratch folder. */
export interface RigNode {
  readonly name: string
  readonly key: NodeKey
  readonly id: string
  readonly folder: string
  readonly store: IntelStore
  readonly shelf: SqlitePeerShelf
  readonly facts: FactLog
  readonly receiving: Receiving
  readonly policy: ReleasePolicy
  readonly clock: { now(): number; monotonic(): number; ahead: number }
  readonly faults: unknown[]
  url: string
  server: FastifyInstance | null
  listen(): Promise<void>
  /** @param url null: it is not asked */
  peer(other: RigNode, url?: string | null): Promise<void>
  pull(): { stop(): Promise<void> }
  make(n: number, more?: object): NewObject
  publish(...ns: number[]): Promise<void>
  /** The ids and digests that it holds, sorted. */
  holds(): Promise<readonly string[]>
  kinds(): Promise<readonly string[]>
}

/** Lets in whatever is an object with an id. */
export const admit: Admit = (json, from) => {
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  let object: Record<string, unknown>
  try {
    object = JSON.parse(text)
    if (typeof object['id'] !== 'string') throw new Error('no id')
  } catch {
    return { faults: [{ code: 'object-malformed', path: '', message: 'no object' }] }
  }
  const version = String(object['modified'] ?? '2026-11-01T00:00:00.000Z')
  const digest = createHash('sha256')
    .update(canonicalize(object) ?? '')
    .digest('hex')
  const head = { id: String(object['id']), type: String(object['type']), version, specVersion: '2.1', json: text }
  const versionNs = BigInt(Date.parse(version)) * 1_000_000n
  return { new: { ...head, versionNs, digest, releaseKey: String(object['tlp'] ?? ''), from } }
}

/** Objects with `"tlp":"red"` stay; with `amber` they go without their secret; all else goes. */
const byTlp: ReleasePolicy = objects =>
  objects.map(o => {
    if (o.releaseKey === 'red') return { kind: 'withheld' }
    if (o.releaseKey !== 'amber') return { kind: 'whole' }
    const { secret: _, id, ...rest } = JSON.parse(o.json) as Record<string, unknown>
    return { kind: 'redacted', json: JSON.stringify({ ...rest, tlp: '', id: `${id}-redacted` }) }
  })

/** What of a node was there before. */
export interface Kept {
  readonly folder: string
  readonly key: NodeKey
  readonly facts: FactLog
}

/** Makes a node. Everything is closed and removed by {@link closeRig}. */
export function rigNode(name: string, policy: ReleasePolicy = byTlp, kept: Partial<Kept> = {}): RigNode {
  const folder = kept.folder ?? mkdtempSync(join(tmpdir(), 'cordon-node-'))
  const key = kept.key ?? nodeKey(generateKeyPairSync('ed25519').privateKey)
  const id = identityOf(key.fingerprint)
  const clock = { ahead: 0, now: () => Math.floor(Date.now() / 1000) + clock.ahead, monotonic: () => performance.now() }
  const facts = kept.facts ?? new MemoryFactLog()
  const store = openIntelStore(join(folder, 'intel.sqlite'))
  const shelf = new SqlitePeerShelf(join(folder, 'node', 'peers.sqlite'))
  const book = new PeerBook(facts, { monotonic: () => performance.now() * 1000 })
  const reader = new PageReader()
  const receiving: Receiving = {
    self: { id, name, country: 'JP', sector: 'agency', standing: 'own', fingerprint: key.fingerprint },
    store,
    shelf,
    clock,
    seals: key,
    admit,
    readPage: (text, from) => reader.read(text, from),
    trees: new Map(),
    alarms: new PeerAlarms(facts, shelf, name),
    peers: () => book.now(),
    collections: async () => [],
    breathe: () => new Promise(done => setImmediate(done)),
  }
  const node: RigNode = {
    name,
    key,
    id,
    folder,
    store,
    shelf,
    facts,
    receiving,
    policy,
    clock,
    faults: [],
    url: '',
    server: null,
    async listen() {
      node.server = fastify({ logger: false, forceCloseConnections: true })
      await peerRoutes(node.server, { key, receiving, policy })
      node.url = await node.server.listen({
        host: '127.0.0.1',
        port: node.url === '' ? 0 : Number(new URL(node.url).port),
      })
    },
    async peer(other, url = other.url) {
      const { fingerprint } = other.key
      const body = {
        fingerprint,
        url,
        id: other.id,
        name: other.name,
        country: 'US',
        sector: 'agency',
        standing: 'partner',
      }
      await facts.append([{ at: clock.now(), by: 'tester', kind: 'peer-added', body }])
    },
    pull: () =>
      pullPeers({
        receiving,
        asking: { key, now: clock.now },
        source: {
          store,
          key,
          clock,
          policy,
          tree: new LogTree(async (a, l) => (await store.leaves(a, l)).map(x => x.hash), key),
        },
        told: fault => void node.faults.push(fault),
        wait: 5,
        everyMs: 20,
      }),
    make(n, more = {}) {
      const made = admit(
        JSON.stringify({ type: 'note', id: `note--${name}-${n}`, created_by_ref: id, n, ...more }),
        'self',
      )
      if ('faults' in made) throw new Error('not admitted')
      return made.new
    },
    async publish(...ns) {
      await store.add(
        ns.map(n => node.make(n)),
        [],
      )
    },
    async holds() {
      return (await store.entries(0, 1e6)).map(o => `${o.id} ${o.digest}`).sort()
    },
    async kinds() {
      return (await facts.read({ kinds: ['peer-alarm', 'intel-conflict'] })).map(f => String(f.body['code'] ?? f.kind))
    },
  }
  return node
}

/** Ends nodes and removes their folders. */
export async function closeRig(...nodes: readonly RigNode[]): Promise<void> {
  for (const node of nodes) {
    await node.server?.close()
    await node.store.close()
    await node.shelf.close()
    rmSync(node.folder, { recursive: true, force: true })
  }
}

/** Waits until something is so; fails after some seconds. */
export async function until(what: string, so: () => Promise<boolean>, ms = 8_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await so())) {
    if (performance.now() > end) throw new Error(`it did not come about that ${what}`)
    await new Promise(done => setTimeout(done, 5))
  }
}

/** Chance in hex. */
export const hexChance = (bytes: number): string => randomBytes(bytes).toString('hex')
