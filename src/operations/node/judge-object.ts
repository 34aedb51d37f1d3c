import { UNVERSIONED } from '../../model/intel-object.ts'
import type { NewObject } from '../share/intel-store.ts'
import { checkObject, creatorOf } from './check-object.ts'
import type { PageObject } from './entries-page.ts'
import type { Peer } from './peer.ts'
import type { PeerEntry } from './peer-shelf.ts'
import type { Receiving } from './receiving.ts'

/** † Seconds by which an object's version may be ahead of this node's clock. */
const MOST_AHEAD = 86_400

/** Why an object goes into quarantine. */
export interface Refusal {
  readonly code: string
  readonly reason: string
  /** Whether people are told: the peer did what no honest one does. */
  readonly alarming: boolean
}

/** What is to be done with an object that a peer sent. */
export interface Judged {
  readonly object: PageObject
  readonly admitted: NewObject | null
  readonly refusal: Refusal | null
  /** It is left to its creator, a peer that this node reads itself. */
  readonly deferred: boolean
  /** That it was in the peer's log; null where that is not so or not certain. */
  readonly entry: PeerEntry | null
}

/**
 * Judges one object of a page: whether it is what its leaf is over, sound, and its sender's to send. Only its creator may make a version of
 * an object, and nothing in an object proves who made it: so what names another peer as its creator is taken from that peer alone, where
 * this node reads it, and what names this node only where this node has it.
 * @param leaf of its place, 64 hex digits
 * @param firsts the creators of the objects that came before it in the page and are not stored yet, by id
 */
export async function judgeObject(
  object: PageObject,
  leaf: string,
  peer: Peer,
  receiving: Receiving,
  firsts: Map<string, string | null>,
): Promise<Judged> {
  const checked = object.checked ?? checkObject(object, peer.fingerprint, receiving.admit, receiving.seals)
  const { admitted, creator } = checked
  const refused = (code: string, reason: string, alarming: boolean, entry: PeerEntry | null = null): Judged => ({
    object,
    admitted: 'new' in admitted ? admitted.new : null,
    refusal: { code, reason, alarming },
    deferred: false,
    entry,
  })
  if ('faults' in admitted) {
    const [fault] = admitted.faults
    return refused(fault?.code ?? 'object-malformed', `${fault?.path ?? ''}: ${fault?.message ?? 'unsound'}`, false)
  }
  const { digest, id, version, versionNs } = admitted.new
  const entry = object.nonce === null ? null : { seq: object.seq, digest, nonce: object.nonce }
  if (object.nonce !== null && checked.leaf !== leaf)
    return refused('object-not-logged', `it is not what leaf ${object.seq} of the log is over`, true)
  if (versionNs > BigInt(receiving.clock.now() + MOST_AHEAD) * 1_000_000_000n)
    return refused('version-in-future', `its version ${version} is more than a day from now`, true, entry)
  // A wallet and its like have neither creator nor versions, so there is nothing to usurp, and they come by ten thousands.
  const versions = creator === null && version === UNVERSIONED ? [] : await receiving.store.versions(id)
  const known = versions.some(v => v.version === version && (version !== UNVERSIONED || v.digest === digest))
  const wayward = known
    ? null
    : await creatorFault(creator, firstOf(id, checked.versioned, versions, firsts), peer, receiving)
  if (wayward === 'deferred') return { object, admitted: null, refusal: null, deferred: true, entry }
  if (wayward !== null) return refused(wayward.code, wayward.reason, true, entry)
  if (versions.length === 0 && !firsts.has(id)) firsts.set(id, creator)
  return { object, admitted: admitted.new, refusal: null, deferred: false, entry }
}

/** Who made the first version of an object, and who brought it. */
interface First {
  readonly creator: string | null
  /** Null: it stands in this very page. */
  readonly from: string | null
}

/** Null: there is none, or the object has no versions and anybody may tell of it. */
function firstOf(
  id: string,
  versioned: boolean,
  [stored]: readonly { readonly json: string; readonly from: string }[],
  firsts: ReadonlyMap<string, string | null>,
): First | null {
  if (!versioned) return null
  if (stored !== undefined) return { creator: creatorOf(stored.json), from: stored.from }
  const creator = firsts.get(id)
  return creator === undefined ? null : { creator, from: null }
}

async function creatorFault(
  creator: string | null,
  first: First | null,
  peer: Peer,
  { self, peers }: Receiving,
): Promise<{ readonly code: string; readonly reason: string } | 'deferred' | null> {
  if (creator === self.id)
    return { code: 'creator-forged', reason: 'it names this node as its creator, and this node never made it' }
  if (first !== null && first.creator !== creator)
    return { code: 'creator-changed', reason: 'its first version is of another creator' }
  if (creator === null || creator === peer.id) return null
  // Also a peer that cannot be asked and brings what it has is the only one to change what it brought.
  for (const other of (await peers()).values())
    if (other.id === creator && (other.url !== null || other.fingerprint === first?.from)) return 'deferred'
  return null
}
