import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { AdmitFault } from './admit-object.ts'
import type { IntelStore, NewObject } from './intel-store.ts'

/** † Seconds by which a version may be ahead of this node's clock: one far ahead would stay the last for as long. */
const MOST_AHEAD = 86_400

/** Who sends, and whom this node knows. */
export interface Senders {
  /** Of the user, or of whoever stands behind a TAXII server. */
  readonly organisation: Organisation
  /** This node's identity; null: it is no node yet. */
  readonly self: string | null
  /** The identities of this node's peers. */
  readonly peers: ReadonlySet<string>
  /** Unix seconds. */
  readonly now: number
}

/**
 * Judges whether the objects of one request are their sender's to send. Only its creator may make a version of an object (STIX 2.1,
 * section 3.6), and nothing in an object proves who made it: so what names this node or one of its peers as its creator is taken from
 * that organisation alone, and a later version has the creator of the first.
 */
export class CreatorJudge {
  readonly #store: Pick<IntelStore, 'versions'>
  readonly #senders: Senders
  /** The creators of objects of this request that are not stored yet. */
  readonly #firsts = new Map<string, unknown>()

  constructor(store: Pick<IntelStore, 'versions'>, senders: Senders) {
    this.#store = store
    this.#senders = senders
  }

  /** Why an object is not the sender's to send; null: it is. */
  async fault(object: IntelObject, { id, version, versionNs, digest }: NewObject): Promise<AdmitFault | null> {
    const { now, self, peers, organisation } = this.#senders
    const { created_by_ref: creator = null } = object
    const foreign =
      typeof creator === 'string' && creator !== organisation.id && (creator === self || peers.has(creator))
    const { modified, created } = object
    // Anybody may describe what has no versions, and nobody in another's name. Who gives the version that stands for none gives one.
    if (modified === undefined && created === undefined && !foreign) return null
    if (versionNs > BigInt(now + MOST_AHEAD) * 1_000_000_000n)
      return { code: 'version-in-future', path: 'modified', message: 'its version is more than a day from now' }
    const [first, ...rest] = await this.#store.versions(id)
    // What is known goes to the store, which tells a duplicate from a contradiction.
    if (first && [first, ...rest].some(v => v.version === version && v.digest === digest)) return null
    if (foreign) return fault('creator-forged', 'it names a creator for whom its sender does not speak')
    const before = first ? (JSON.parse(first.json).created_by_ref ?? null) : this.#firsts.get(id)
    if (before !== undefined && before !== creator)
      return fault('creator-changed', 'only its creator may make a version of an object')
    this.#firsts.set(id, creator)
    return null
  }
}

function fault(code: string, message: string): AdmitFault {
  return { code, path: 'created_by_ref', message }
}
