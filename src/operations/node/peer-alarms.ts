import type { FactLog } from '../fact-log.ts'
import type { NewObject } from '../share/intel-store.ts'
import type { Peer } from './peer.ts'
import type { Breach, PeerShelf } from './peer-shelf.ts'

/** † Seconds in which the same alarm about the same peer is not told again: a hostile one must not fill the log of facts. */
const QUIET = 600
/** † Different contradictions of one peer that are told in that time; the others lie in quarantine and are counted with the next. */
const MOST_CONFLICTS = 20

/** Tells people what a peer did that no honest one does: as facts, and as breaches with their proof. */
export class PeerAlarms {
  readonly #facts: FactLog
  readonly #shelf: Pick<PeerShelf, 'breached'>
  readonly #by: string
  /** When each alarm was told last, by peer and code. */
  readonly #told = new Map<string, number>()
  /** Of each peer: since when contradictions are counted, how many were told, and how many objects were not. */
  readonly #conflicts = new Map<string, { since: number; told: number; untold: number }>()

  constructor(facts: FactLog, shelf: Pick<PeerShelf, 'breached'>, by: string) {
    this.#facts = facts
    this.#shelf = shelf
    this.#by = by
  }

  /** Keeps a breach and tells of it by a fact `peer-alarm`. */
  async raise(breach: Breach): Promise<void> {
    const { at, peer, code, reason, proof } = breach
    if (!this.#may(peer, code, at)) return
    await this.#shelf.breached(breach)
    await this.#facts.append([{ at, by: this.#by, kind: 'peer-alarm', body: { peer, code, reason, proof } }])
  }

  /** Tells by a fact `intel-conflict` that a peer sent other contents under ids and versions that are known. */
  async conflicts(
    objects: readonly NewObject[],
    { fingerprint: from }: Peer,
    { clock }: { readonly clock: { now(): number } },
  ): Promise<void> {
    const at = clock.now()
    const named = objects.slice(0, 10).map(({ id, version, digest }) => ({ id, version, digest }))
    const key = named.map(o => o.digest).join()
    if (!this.#may(from, `intel-conflict ${key}`, at)) return
    const known = this.#conflicts.get(from) ?? { since: at, told: 0, untold: 0 }
    this.#conflicts.set(from, known)
    if (at - known.since >= QUIET) [known.since, known.told] = [at, 0]
    if (known.told >= MOST_CONFLICTS) {
      known.untold += objects.length
      return
    }
    const body = { from, count: objects.length + known.untold, objects: named }
    known.told++
    known.untold = 0
    await this.#facts.append([{ at, by: this.#by, kind: 'intel-conflict', body }])
  }

  /** Forgets what is too long ago to matter. */
  sound(_peer: string, now: number): void {
    if (this.#told.size < 1_000) return
    for (const [key, at] of this.#told) if (now - at >= QUIET) this.#told.delete(key)
  }

  #may(peer: string, code: string, now: number): boolean {
    const key = `${peer} ${code}`
    const last = this.#told.get(key)
    if (last !== undefined && now - last < QUIET) return false
    this.#told.set(key, now)
    return true
  }
}
