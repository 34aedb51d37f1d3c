import { mayUse } from '../../analysis/release/may-use.ts'
import type { SharedAddresses, SharedListing } from '../../analysis/screen/shared-screener.ts'
import { walletsOfPattern } from '../../formats/stix/pattern/wallets-of-pattern.ts'
import { stixNs } from '../../formats/stix/stix-time.ts'
import type { Address } from '../../model/address.ts'
import { CordonError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import type { Clock } from '../ports.ts'
import type { IntelStore, StoredObject } from './intel-store.ts'

/** How long what came in may wait to be seen, in milliseconds. */
const LOOK_MS = 50
const PAGE = 2_000
/** Kinds of indicators that name what is harmful. */
const HARMFUL = ['malicious-activity', 'compromised', 'attribution', 'anomalous-activity']

/** What an object names, of its newest version. */
interface Named {
  readonly versionNs: bigint
  readonly addresses: readonly Address[]
}

/** The addresses that shared objects name: harmful indicators that are not revoked, and freeze requests. Follows the store as it grows. */
export class SharedListings implements SharedAddresses {
  readonly #store: IntelStore
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #names: () => Promise<(from: string) => string>
  readonly #byObject = new Map<string, Named>()
  readonly #definitions = new Map<string, IntelObject>()
  readonly #byAddress = new Map<Address, readonly SharedListing[]>()
  #through = 0
  #seen = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | null = null

  /** @param names gives who stands behind a sender: a peer's fingerprint, `user:NAME` or `self` */
  constructor(store: IntelStore, clock: Pick<Clock, 'monotonic'>, names: () => Promise<(from: string) => string>) {
    this.#store = store
    this.#clock = clock
    this.#names = names
  }

  /** How many addresses are named. */
  get size(): number {
    return this.#byAddress.size
  }

  find(address: Address): readonly SharedListing[] {
    return this.#byAddress.get(address) ?? NONE
  }

  /** Takes up what came in; looks at most once in 50 milliseconds. */
  look(): Promise<void> {
    const now = this.#clock.monotonic()
    if (this.#looking !== null) return this.#looking
    if (now - this.#seen < LOOK_MS) return DONE
    this.#seen = now
    this.#looking = this.#read().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #read(): Promise<void> {
    if ((await this.#store.size()) <= this.#through) return
    const nameOf = await this.#names()
    for (;;) {
      const rows = await this.#store.entries(this.#through, PAGE)
      for (const row of rows) this.#take(row, nameOf)
      this.#through = rows.at(-1)?.seq ?? this.#through
      if (rows.length < PAGE) return
    }
  }

  #take(row: StoredObject, nameOf: (from: string) => string): void {
    if (row.type === 'marking-definition') this.#definitions.set(row.id, JSON.parse(row.json) as IntelObject)
    if (row.type !== 'indicator' && row.type !== 'freeze-request') return
    const known = this.#byObject.get(row.id)
    if (known && known.versionNs >= row.versionNs) return
    for (const address of known?.addresses ?? NONE) this.#drop(address, row.id)
    const object = JSON.parse(row.json) as IntelObject
    const listing = this.#listing(object, row, nameOf)
    const addresses = listing === null ? NONE : addressesOf(object)
    this.#byObject.set(row.id, { versionNs: row.versionNs, addresses })
    if (listing !== null)
      for (const address of addresses)
        this.#byAddress.set(address, [...(this.#byAddress.get(address) ?? NONE), listing])
  }

  #drop(address: Address, id: string): void {
    const left = (this.#byAddress.get(address) ?? NONE).filter(l => l.id !== id)
    if (left.length > 0) this.#byAddress.set(address, left)
    else this.#byAddress.delete(address)
  }

  #listing(object: IntelObject, row: StoredObject, nameOf: (from: string) => string): SharedListing | null {
    if (object['revoked'] === true) return null
    // A refused deposit is noticed by who made it: what may only be looked at makes none.
    if (!mayUse(object, 'act', id => this.#definitions.get(id) ?? null)) return null
    const who = nameOf(row.from)
    const common = { list: `shared:${who}`, id: row.id, version: row.digest }
    if (object.type === 'freeze-request') {
      const deadline = instantOf(object['answer_by'])
      const why = [
        `${who} asks to freeze what is there${deadline === null ? '' : `, by ${String(object['answer_by'])}`}`,
      ]
      return { ...common, name: 'freeze requested', why, confidence: 100, from: null, until: null }
    }
    const types = object['indicator_types']
    if (Array.isArray(types) && types.length > 0 && !types.some(t => HARMFUL.includes(String(t)))) return null
    const told = object['confidence']
    return {
      ...common,
      name: typeof object['name'] === 'string' ? object['name'] : 'harmful address',
      why: [typeof object['description'] === 'string' ? object['description'] : `${who} shared it as harmful`],
      confidence: typeof told === 'number' ? told : 100,
      from: instantOf(object['valid_from']),
      until: instantOf(object['valid_until']),
    }
  }
}

const NONE: readonly never[] = []
const DONE = Promise.resolve()

function addressesOf(object: IntelObject): Address[] {
  const texts =
    object.type === 'freeze-request'
      ? ((object['accounts'] ?? NONE) as readonly unknown[]).map(a => String(a).replace(/^.*:/, ''))
      : patternWallets(String(object['pattern']))
  const read = texts.map(text => readWalletAddress(text)?.address ?? (text as Address))
  return [...new Set(read)]
}

/** What is in another language, or no pattern at all, names no wallet. */
function patternWallets(text: string): readonly string[] {
  try {
    return walletsOfPattern(text)
  } catch (error) {
    if (error instanceof CordonError) return NONE
    throw error
  }
}

function instantOf(value: unknown): Instant | null {
  return typeof value === 'string' ? Number(stixNs(value) / 1_000_000_000n) : null
}
