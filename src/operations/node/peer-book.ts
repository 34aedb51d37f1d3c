import type { FactLog } from '../fact-log.ts'
import type { Clock } from '../ports.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'
import type { Peer } from './peer.ts'

/** Milliseconds after which the facts are asked again. */
const FRESH_MS = 500

/** The peers as the facts tell them, read again at most twice a second and from where it stopped. */
export class PeerBook {
  readonly #facts: FactLog
  readonly #clock: Pick<Clock, 'monotonic'>
  #peers: ReadonlyMap<string, Peer> = new Map()
  #after = 0
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<ReadonlyMap<string, Peer>> | null = null

  constructor(facts: FactLog, clock: Pick<Clock, 'monotonic'>) {
    this.#facts = facts
    this.#clock = clock
  }

  /** Peers by fingerprint. @throws IntegrityError `peer-malformed` */
  now(): Promise<ReadonlyMap<string, Peer>> {
    if (this.#clock.monotonic() - this.#readAt < FRESH_MS) return Promise.resolve(this.#peers)
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #read(): Promise<ReadonlyMap<string, Peer>> {
    const facts = await this.#facts.read({ kinds: PEER_KINDS, after: this.#after })
    this.#peers = foldPeers(facts, this.#peers)
    this.#after = facts.at(-1)?.seq ?? this.#after
    this.#readAt = this.#clock.monotonic()
    return this.#peers
  }
}
