/** † Nonces of one peer that are remembered at once; a peer that sends more within the time asks too often. */
const MOST_NONCES = 50_000

/** Remembers the nonces of requests for as long as their time would be believed, so that no request serves twice. */
export class ReplayCache {
  readonly #keepSeconds: number
  /** Of each peer: nonces in the order in which they came, with when each may be forgotten. */
  readonly #seen = new Map<string, Map<string, number>>()

  /** @param keepSeconds twice the skew that is borne */
  constructor(keepSeconds: number) {
    this.#keepSeconds = keepSeconds
  }

  /** Takes a nonce: `fresh` the first time, `replayed` after that, `full` when there are too many. */
  take(peer: string, nonce: string, now: number): 'fresh' | 'replayed' | 'full' {
    const nonces = this.#seen.get(peer) ?? new Map<string, number>()
    this.#seen.set(peer, nonces)
    for (const [old, until] of nonces) {
      if (until >= now) break
      nonces.delete(old)
    }
    if (nonces.has(nonce)) return 'replayed'
    if (nonces.size >= MOST_NONCES) return 'full'
    nonces.set(nonce, now + this.#keepSeconds)
    return 'fresh'
  }
}
