import type { SignedHead } from '../../analysis/merkle/signed-head.ts'
import { SourceError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { EntriesPage } from './entries-page.ts'
import { type Judged, judgeObject } from './judge-object.ts'
import { headHolds } from './node-key.ts'
import type { Peer } from './peer.ts'
import type { PeerState } from './peer-shelf.ts'
import { type Receiving, treeOf } from './receiving.ts'
import { MOST_SKEW } from './signed-request.ts'
import { takeObjects } from './take-objects.ts'

/** What became of a page. */
export interface TakenPage {
  /** Objects that were new here, known already, in quarantine, and left to their creator to bring. */
  readonly added: number
  readonly known: number
  readonly refused: number
  readonly deferred: number
  readonly state: PeerState
}

/**
 * Takes in a page of a peer's log: checks the signed head against all leaves, each object against its leaf, keeps what may be kept, and
 * then how far it has read, so that after a fall in between the same page is taken again and nothing is doubled.
 * @throws SourceError what the peer sent contradicts itself or what it sent before; it is kept as a breach where it can be proven
 */
export async function takePage(page: EntriesPage, peer: Peer, receiving: Receiving): Promise<TakenPage> {
  const state = await receiving.shelf.state(peer.fingerprint)
  const leaves = await checkedLeaves(page, peer, state, receiving)
  try {
    return await keepPage(page, leaves, peer, state, receiving)
  } catch (error) {
    receiving.trees.get(peer.fingerprint)?.cut(state.size)
    throw error
  }
}

async function keepPage(
  page: EntriesPage,
  leaves: readonly string[],
  peer: Peer,
  state: PeerState,
  receiving: Receiving,
): Promise<TakenPage> {
  const { shelf, clock, breathe } = receiving
  const judged: Judged[] = []
  const firsts = new Map<string, string | null>()
  for (const [i, object] of page.objects.entries()) {
    if (i % 100 === 99) await breathe()
    const leaf = leaves.at(object.seq - page.head.after - 1) ?? ''
    judged.push(await judgeObject(object, leaf, peer, receiving, firsts))
  }
  const taken = await takeObjects(judged, peer, receiving)
  const { head, takenFor } = page.head
  const after = page.head.after + leaves.length
  const next: PeerState = {
    size: Math.max(state.size, after),
    cursor: after,
    takenFor,
    head: state.head !== null && state.head.size > head.size ? state.head : head,
  }
  const fresh = leaves.slice(Math.max(0, state.size - page.head.after))
  const entries = judged.flatMap(j => (j.entry === null ? [] : [j.entry]))
  const kept = { before: state.size, leaves: fresh, entries, head, state: next }
  if (await shelf.keep(peer.fingerprint, kept)) receiving.trees.get(peer.fingerprint)?.goOn(state.size, fresh)
  else receiving.trees.get(peer.fingerprint)?.cut(state.size)
  receiving.alarms.sound(peer.fingerprint, clock.now())
  return { ...taken, state: next }
}

/** The leaves of a page, once it is certain that they are those of the log that the peer has signed, and of no other. */
async function checkedLeaves(
  page: EntriesPage,
  peer: Peer,
  state: PeerState,
  receiving: Receiving,
): Promise<readonly string[]> {
  const { head, after } = page.head
  const { clock, seals, shelf } = receiving
  if (head.node !== peer.fingerprint || !headHolds(head, seals))
    throw await alarm('head-unsound', 'the head of its log is not signed by it', { head: asJson(head) })
  if (head.at > clock.now() + MOST_SKEW)
    throw await alarm('head-in-future', `its head is of ${head.at - clock.now()} s from now`, { head: asJson(head) })
  const leaves = page.head.leaves.match(/.{64}/g) ?? []
  const tree = await treeOf(peer.fingerprint, state.size, receiving)
  const proof = { before: asJson(state.head), head: asJson(head) }
  if (after > state.size)
    throw new SourceError('page-malformed', `the page begins at ${after}, and ${state.size} leaves are held`)
  if (after + leaves.length !== head.size) {
    if (leaves.length > 0 || head.size > after)
      throw new SourceError('page-malformed', `the page ends at ${after + leaves.length}, its head at ${head.size}`)
    const older = state.head !== null && head.at < state.head.at
    if (older) throw await alarm('head-replayed', 'it sent a head older than one that it sent before', proof)
    throw await alarm('log-shrunk', `its log has ${head.size} leaves and had ${state.size}`, proof)
  }
  const held = await shelf.leaves(peer.fingerprint, after, Math.max(0, Math.min(leaves.length, state.size - after)))
  const changed = held.findIndex((leaf, i) => leaf !== leaves[i])
  if (changed >= 0)
    throw await alarm('leaf-changed', `leaf ${after + changed + 1} is not the one it sent before`, proof)
  const root = hexOf(tree.rootWith(Math.min(state.size, head.size), leaves.slice(held.length)))
  if (root === head.root) return leaves
  tree.cut(state.size)
  throw await alarm('root-mismatch', 'its leaves do not give the root that it signed', proof)

  async function alarm(code: string, reason: string, what: { readonly [key: string]: Json }): Promise<SourceError> {
    await receiving.alarms.raise({ at: clock.now(), peer: peer.fingerprint, code, reason, proof: what })
    return new SourceError(`peer-${code}`, `the peer ${peer.name} is not believed: ${reason}`)
  }
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

function asJson(head: SignedHead | null): Json {
  return head === null ? null : { ...head }
}
