import { handlingOf } from '../../analysis/release/handling-of.ts'
import { mayUse } from '../../analysis/release/may-use.ts'
import type { SharedAddresses, SharedListing } from '../../analysis/screen/shared-screener.ts'
import { readFreezeRequest } from '../../formats/stix/cordon/freeze-request.ts'
import { walletsOfPattern } from '../../formats/stix/pattern/wallets-of-pattern.ts'
import { isStixTime, stixNs } from '../../formats/stix/stix-time.ts'
import { splitAccount } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { CordonError } from '../../model/errors.ts'
import { type Instant, showInstant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import type { Clock } from '../ports.ts'
import type { IntelStore, StoredObject } from './intel-store.ts'

/** How long what came in may wait to be seen, in milliseconds. */
const LOOK_MS = 5
const PAGE = 2_000
/** What names addresses, and what marks it. */
const TYPES = ['indicator', 'freeze-request', 'marking-definition']
/** Kinds of indicators that name what is harmful. */
const HARMFUL = ['malicious-activity', 'compromised', 'attribution', 'anomalous-activity']

/** What an object names, of its newest version. */
interface Named {
  readonly versionNs: bigint
  readonly addresses: readonly Address[]
}

/** What is said of one address: most are named once. */
type Said = { readonly key: string; readonly listing: SharedListing } | Map<string, SharedListing>

/** The addresses that shared objects name: harmful indicators that are not revoked, and freeze requests. Follows the store as it grows. */
export class SharedListings implements SharedAddresses {
  readonly #store: IntelStore
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #names: () => Promise<(from: string) => string>
  readonly #breathe: () => Promise<void>
  readonly #byObject = new Map<string, Named>()
  /** Definitions of markings, by id and by who told them, the first first. */
  readonly #definitions = new Map<string, Map<string, IntelObject>>()
  readonly #byAddress = new Map<Address, Said>()
  #through = 0
  #seen = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | null = null

  /**
   * @param names gives who stands behind a sender: a peer's fingerprint, `user:NAME` or `self`
   * @param breathe lets other work have its turn between two pages: the first look may be at a million objects
   */
  constructor(
    store: IntelStore,
    clock: Pick<Clock, 'monotonic'>,
    names: () => Promise<(from: string) => string>,
    breathe: () => Promise<void> = async () => {},
  ) {
    this.#store = store
    this.#clock = clock
    this.#names = names
    this.#breathe = breathe
  }

  /** How many addresses are named. */
  get size(): number {
    return this.#byAddress.size
  }

  find(address: Address): Iterable<SharedListing> {
    const said = this.#byAddress.get(address)
    if (said === undefined) return NONE
    return said instanceof Map ? said.values() : [said.listing]
  }

  /** Takes up what came in; looks at most once in 5 milliseconds. */
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
    const size = await this.#store.size()
    if (size <= this.#through) return
    const nameOf = await this.#names()
    for (;;) {
      const rows = await this.#store.entries(this.#through, PAGE, TYPES)
      for (const row of rows) this.#take(row, nameOf)
      const last = rows.at(-1)
      this.#through = last?.seq ?? Math.max(this.#through, size)
      if (last === undefined) return
      if (rows.length === PAGE) await this.#breathe()
    }
  }

  #take(row: StoredObject, nameOf: (from: string) => string): void {
    if (row.type === 'marking-definition') this.#define(row)
    if (row.type !== 'indicator' && row.type !== 'freeze-request') return
    const object = JSON.parse(row.json) as IntelObject
    // What names no creator is whoever's that sent it: nobody else takes it back.
    const key = object['created_by_ref'] === undefined ? `${row.id} ${row.from}` : row.id
    const known = this.#byObject.get(key)
    if (known && known.versionNs >= row.versionNs) return
    for (const address of known?.addresses ?? NONE) this.#drop(address, key)
    const told = object.type === 'indicator' ? this.#indicator(object, row, nameOf) : this.#freeze(object, row, nameOf)
    this.#byObject.set(key, { versionNs: row.versionNs, addresses: told?.addresses ?? NONE })
    for (const address of told?.addresses ?? NONE) if (told) this.#put(address, key, told.listing)
  }

  #define({ id, from, json }: StoredObject): void {
    const told = this.#definitions.get(id) ?? new Map<string, IntelObject>()
    this.#definitions.set(id, told.set(from, JSON.parse(json) as IntelObject))
  }

  /** What a marking means for whoever marked with it: nobody closes another's object by telling anew what its marking is. */
  #definition(from: string): (id: string) => IntelObject | null {
    return id => {
      const told = this.#definitions.get(id)
      return told?.get(from) ?? told?.get('self') ?? told?.values().next().value ?? null
    }
  }

  #put(address: Address, key: string, listing: SharedListing): void {
    const said = this.#byAddress.get(address)
    if (said === undefined) this.#byAddress.set(address, { key, listing })
    else if (said instanceof Map) said.set(key, listing)
    else this.#byAddress.set(address, new Map([[said.key, said.listing]]).set(key, listing))
  }

  #drop(address: Address, key: string): void {
    const said = this.#byAddress.get(address)
    if (said instanceof Map) said.delete(key)
    if (said instanceof Map ? said.size === 0 : said?.key === key) this.#byAddress.delete(address)
  }

  /** A refused deposit is noticed by who made it: what may only be looked at makes none. */
  #mayAct(object: IntelObject, { from }: StoredObject): boolean {
    return object['revoked'] !== true && mayUse(object, 'act', this.#definition(from))
  }

  #freeze(object: IntelObject, row: StoredObject, nameOf: (from: string) => string): Told | null {
    if (!this.#mayAct(object, row)) return null
    const request = readable(() => readFreezeRequest(object).request)
    if (request === null) return null
    const who = nameOf(row.from)
    const why = [`${who} asks to freeze what is there, by ${showInstant(request.answerBy)}`]
    const name = 'freeze requested'
    const listing = { ...headOf(row, who), name, why, confidence: 100, from: null, until: null }
    return {
      listing: this.#discreet(object, row, listing, who),
      addresses: read(request.accounts.map(a => splitAccount(a).address)),
    }
  }

  #indicator(object: IntelObject, row: StoredObject, nameOf: (from: string) => string): Told | null {
    if (!this.#mayAct(object, row)) return null
    const types = object['indicator_types']
    if (Array.isArray(types) && types.length > 0 && !types.some(t => HARMFUL.includes(String(t)))) return null
    // What is in another language, or no pattern at all, names no wallet.
    const wallets = readable(() => walletsOfPattern(String(object['pattern'])))
    if (wallets === null) return null
    const who = nameOf(row.from)
    const { name, description, confidence } = object
    const listing = {
      ...headOf(row, who),
      name: plain(name, MOST_NAME) ?? 'harmful address',
      why: [plain(description, MOST_WHY) ?? `${who} shared it as harmful`],
      confidence: typeof confidence === 'number' ? Math.min(100, Math.max(0, confidence)) : 100,
      from: instantOf(object['valid_from']),
      until: instantOf(object['valid_until']),
    }
    return { listing: this.#discreet(object, row, listing, who), addresses: read(wallets) }
  }

  /** Whoever screens is told that there is something, and not what it says, where that is for named people alone. */
  #discreet(object: IntelObject, { from }: StoredObject, listing: SharedListing, who: string): SharedListing {
    const { tlp } = handlingOf(object, this.#definition(from), 'amber')
    if (tlp !== 'red') return listing
    return {
      ...listing,
      name: 'shared under TLP:RED',
      why: [`${who} shared something under TLP:RED: ask who answers for this node`],
    }
  }
}

/** What an object says, and of which addresses. */
interface Told {
  readonly listing: SharedListing
  readonly addresses: readonly Address[]
}

/** † So much of a name and of a description is told with each screen. */
const MOST_NAME = 200
const MOST_WHY = 1_000
const NONE: readonly never[] = []
const DONE = Promise.resolve()

function headOf({ id, digest }: StoredObject, who: string): Pick<SharedListing, 'list' | 'id' | 'version'> {
  return { list: `shared:${who}`, id, version: digest }
}

function read(texts: readonly string[]): Address[] {
  return [...new Set(texts.map(text => readWalletAddress(text)?.address ?? (text as Address)))]
}

/** What a peer sent may be no STIX of today's, and must hinder nothing else. */
function readable<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof CordonError) return null
    throw error
  }
}

/** Without characters that steer a screen or turn the direction of writing. */
function plain(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null
  const text = value
    .slice(0, 2 * most)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()
  return text === '' ? null : text.slice(0, most).toWellFormed()
}

/** A time that cannot be read bounds nothing: what is harmful is not let through for it. */
function instantOf(value: unknown): Instant | null {
  return typeof value === 'string' && isStixTime(value) ? Number(stixNs(value) / 1_000_000_000n) : null
}
