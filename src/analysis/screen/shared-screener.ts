import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import type { Party } from '../../model/party.ts'
import type { MatchedEntry, ScreenAnswer } from './screen-answer.ts'
import type { Screener } from './screener.ts'

/** An address that somebody named in shared intelligence. */
export interface SharedListing {
  /** Who shared it: `shared:NAME`. */
  readonly list: string
  /** The id of the object that names it. */
  readonly id: string
  /** What it says of the address, in a few words. */
  readonly name: string
  readonly why: readonly string[]
  /** 0 to 100. */
  readonly confidence: number
  /** From when on; null: always. */
  readonly from: Instant | null
  /** From when on no more; null: never. */
  readonly until: Instant | null
  /** SHA-256 of the object's version. */
  readonly version: string
}

/** Addresses named in shared intelligence, as they come in. */
export interface SharedAddresses {
  find(address: Address): Iterable<SharedListing>
}

/** † Of an address so many listings are told: more tell nobody more. */
const MOST_TOLD = 50

/** Adds what others shared to what the lists say. It can make a match of a clear, never the other way round. */
export class SharedScreener implements Screener {
  readonly #base: Screener
  readonly #shared: SharedAddresses
  readonly #overruled: ReadonlySet<string>

  /** @param overruled senders (`shared:NAME`) and ids of objects that are passed over */
  constructor(base: Screener, shared: SharedAddresses, overruled: ReadonlySet<string> = new Set()) {
    this.#base = base
    this.#shared = shared
    this.#overruled = overruled
  }

  get digest(): string {
    return this.#base.digest
  }

  screen(party: Party, at: Instant): ScreenAnswer {
    const answer = this.#base.screen(party, at)
    if (party.kind !== 'address') return answer
    const found: SharedListing[] = []
    for (const listing of this.#shared.find(party.address)) {
      if ((listing.from ?? at) > at || at >= (listing.until ?? at + 1)) continue
      if (this.#overruled.has(listing.list) || this.#overruled.has(listing.id)) continue
      found.push(listing)
      if (found.length === MOST_TOLD) break
    }
    if (found.length === 0) return answer
    return { ...answer, verdict: 'match', entries: [...answer.entries, ...found.map(l => entryOf(l, party.address))] }
  }
}

function entryOf(listing: SharedListing, address: Address): MatchedEntry {
  const { list, id, name, why, confidence, from, version } = listing
  return {
    list,
    id,
    name,
    kind: 'wallet',
    basis: 'address',
    matched: address,
    why,
    confidence,
    programmes: [],
    listedAt: from,
    dated: from !== null,
    delistedAt: null,
    version,
    duties: [],
  }
}
