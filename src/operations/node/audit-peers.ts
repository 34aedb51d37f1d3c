import { z } from 'zod'
import type { MerkleLog } from '../../analysis/merkle/merkle-log.ts'
import type { SignedHead } from '../../analysis/merkle/signed-head.ts'
import type { Json } from '../../model/fact.ts'
import type { Sharing } from '../share/sharing.ts'
import type { World } from '../world.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'
import { type LeafReader, LogTree } from './log-tree.ts'
import { headHolds, type Seals } from './node-key.ts'
import type { PeerShelf } from './peer-shelf.ts'

/** What is asked of an audit. */
export const auditPeersInput = z.object({})

/** Something that cannot be as it was told. */
export interface Contradiction {
  readonly code: string
  readonly reason: string
  /** What shows it to others: signed heads, an object with its nonce. */
  readonly proof: Json
}

/** What an audit found of one node. */
export interface AuditedNode {
  readonly name: string
  readonly fingerprint: string
  /** Leaves of its log that are held here. */
  readonly leaves: number
  /** Heads signed by it that were compared with them, and who showed them. */
  readonly heads: number
  readonly shownBy: number
  /** Heads of a log longer than what is held here: nothing can be said of them yet. */
  readonly ahead: number
  readonly sound: boolean
  readonly contradictions: readonly Contradiction[]
}

/** The answer of an audit: this node first, then every peer. */
export interface AuditAnswer {
  readonly nodes: readonly AuditedNode[]
}

const PAGE = 10_000
const MOST_HEADS = 100_000

/**
 * Computes the root of each peer's log from all leaves that are held, and compares it with every head that the peer has signed, whoever
 * was shown it; and the same for this node's own log, with what peers were shown of it.
 */
export async function auditPeers(
  shelf: PeerShelf,
  seals: Seals,
  world: Pick<World, 'facts'> & { readonly sharing: Pick<Sharing, 'store' | 'self'> },
): Promise<AuditAnswer> {
  const nodes: AuditedNode[] = []
  const { store } = world.sharing
  const self = await world.sharing.self()
  if (self !== null) {
    const read: LeafReader = async (after, limit) => (await store.leaves(after, limit)).map(leaf => leaf.hash)
    nodes.push(await audited(self, await store.size(), read, shelf, seals))
  }
  for (const peer of foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values()) {
    const { size } = await shelf.state(peer.fingerprint)
    const read: LeafReader = (after, limit) => shelf.leaves(peer.fingerprint, after, limit)
    nodes.push(await audited(peer, size, read, shelf, seals))
  }
  return { nodes }
}

async function audited(
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
  leaves: number,
  read: LeafReader,
  shelf: PeerShelf,
  seals: Seals,
): Promise<AuditedNode> {
  const log = await new LogTree(read, seals).grown(leaves)
  const contradictions: Contradiction[] = []
  if (log.size !== leaves)
    contradictions.push({
      code: 'leaves-missing',
      reason: `${leaves} leaves are told of and ${log.size} are held`,
      proof: null,
    })
  const seen = await shelf.heads(fingerprint, MOST_HEADS)
  const signed = seen.filter(({ head }) => headHolds(head, seals))
  if (signed.length < seen.length)
    contradictions.push({ code: 'head-damaged', reason: 'a head kept here no longer bears its signature', proof: null })
  contradictions.push(
    ...twins(signed.map(s => s.head)),
    ...strays(
      signed.map(s => s.head),
      log,
    ),
  )
  contradictions.push(...(await unlogged(fingerprint, log, shelf, seals)))
  for (const { code, reason, proof } of await shelf.breaches(fingerprint)) contradictions.push({ code, reason, proof })
  return {
    name,
    fingerprint,
    leaves,
    heads: signed.filter(s => s.head.size <= log.size).length,
    shownBy: new Set(signed.map(s => s.from)).size,
    ahead: signed.filter(s => s.head.size > log.size).length,
    sound: contradictions.length === 0,
    contradictions,
  }
}

/** Two signed heads of one size with different roots: no honest log has them. */
function twins(heads: readonly SignedHead[]): Contradiction[] {
  const first = new Map<number, SignedHead>()
  const found: Contradiction[] = []
  for (const head of heads) {
    const other = first.get(head.size)
    if (other === undefined) first.set(head.size, head)
    else if (other.root !== head.root) {
      const reason = `it signed two different logs of ${head.size} objects`
      found.push({ code: 'two-logs', reason, proof: { one: { ...other }, other: { ...head } } })
    }
  }
  return found
}

/** Signed heads that are not of the log whose leaves are held. */
function strays(heads: readonly SignedHead[], log: MerkleLog): Contradiction[] {
  return heads
    .filter(head => head.size <= log.size && hexOf(log.root(head.size)) !== head.root)
    .map(head => ({
      code: 'head-astray',
      reason: `it signed a log of ${head.size} objects that is not the one it showed here`,
      proof: { head: { ...head }, root: hexOf(log.root(head.size)) },
    }))
}

/** Objects that were taken from it and are not what its leaves are over. */
async function unlogged(peer: string, log: MerkleLog, shelf: PeerShelf, seals: Seals): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  let after = 0
  for (;;) {
    const page = await shelf.entries(peer, after, PAGE)
    for (const { seq, digest, nonce } of page) {
      after = seq
      const leaf = seals.sha256OfHex(`00${nonce}${digest}`)
      if (seq > log.size || hexOf(log.leaf(seq - 1)) !== leaf)
        found.push({
          code: 'object-not-logged',
          reason: `what came as object ${seq} is not in its log`,
          proof: { seq, digest, nonce },
        })
    }
    if (page.length < PAGE) return found
  }
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
