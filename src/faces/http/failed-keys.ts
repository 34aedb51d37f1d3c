import { isIPv6 } from 'node:net'
import { TokenBucket } from './token-bucket.ts'

/** † Wrong keys that one address may try at once, and a second. */
const BURST = 10
const RATE = 0.2
/** Addresses remembered at once. */
const MOST_ADDRESSES = 10_000

/** Counts wrong keys by address, so that guesses fill neither the log nor the machine. An IPv6 network of 64 bits counts as one address. */
export class FailedKeys {
  readonly #buckets = new Map<string, TokenBucket>()
  #fresh = new Map<string, number>()
  readonly #rate: number
  readonly #burst: number

  /** @param rate tries a second on average @param burst tries at once after a rest */
  constructor(rate = RATE, burst = BURST) {
    this.#rate = rate
    this.#burst = burst
  }

  /** Notes one wrong key. Gives 0, or the milliseconds for which further ones are not even told that they are wrong. */
  fail(address: string, now: number): number {
    const from = addressNetwork(address)
    const wait = this.#bucket(from, now).take(now)
    if (wait === 0 && this.#fresh.size < MOST_ADDRESSES) this.#fresh.set(from, (this.#fresh.get(from) ?? 0) + 1)
    return wait
  }

  /** Wrong keys noted here since this was last asked, by address. */
  failed(): [from: string, count: number][] {
    const fresh = [...this.#fresh]
    this.#fresh = new Map()
    return fresh
  }

  /** Takes over wrong keys that another process noted. */
  note(from: string, count: number, now: number): void {
    this.#bucket(from, now).spend(count)
  }

  #bucket(from: string, now: number): TokenBucket {
    let bucket = this.#buckets.get(from)
    if (bucket === undefined) {
      if (this.#buckets.size >= MOST_ADDRESSES) this.#forget(now)
      bucket = new TokenBucket(this.#rate, this.#burst, now)
      this.#buckets.set(from, bucket)
    }
    return bucket
  }

  // Those at rest go first; where a flood leaves none, the oldest tenth.
  #forget(now: number): void {
    for (const [from, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(from)
    let more = this.#buckets.size - MOST_ADDRESSES * 0.9
    for (const from of this.#buckets.keys()) {
      if (more-- <= 0) return
      this.#buckets.delete(from)
    }
  }
}

/** What counts as one caller: an address, or of IPv6 the network of 64 bits that one household or machine has. */
export function addressNetwork(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array(Math.max(0, gap)).fill('0'), ...right].slice(0, 4).join(':')
}
