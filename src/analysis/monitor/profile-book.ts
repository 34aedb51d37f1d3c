import type { CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { NameTable } from './name-table.ts'
import type { StateSink, StateSource } from './state-stream.ts'

const ENTITIES = ['person', 'firm', 'own-wallet'] as const
const NO_OFFSET = -32_768

/** Words of 32 bits of a customer. */
const WORDS = 8

/**
 * What is known of customers by their numbers, in 32 bytes each that lie side by side. Layout in words: opened (2), income (2), group,
 * residence in 16 bits and birth year above them, offset in 16 bits and entity above them: its number and one; 0: nothing is known.
 */
export class ProfileBook {
  #floats = new Float64Array(0)
  #words = new Uint32Array(0)
  readonly #groups: NameTable
  constructor(groups: NameTable) {
    this.#groups = groups
  }

  /** Bytes that it takes up. */
  get bytes(): number {
    return this.#words.byteLength
  }

  /** Keeps what is known; what was known before is replaced. */
  set(customer: number, profile: CustomerProfile): void {
    if (customer * WORDS >= this.#words.length) this.#widen(customer)
    const { residence, birthYear, utcOffsetMinutes, peerGroup } = profile
    const i = customer * WORDS
    this.#floats[i / 2] = profile.openedMs
    this.#floats[i / 2 + 1] = profile.incomeUsd ?? Number.NaN
    this.#words[i + 4] = peerGroup === null ? 0 : this.#groups.numberOf(peerGroup)
    const land =
      residence === null || residence.length !== 2 ? 0 : (residence.charCodeAt(0) << 8) | residence.charCodeAt(1)
    this.#words[i + 5] = (land & 0xffff) | ((birthYear ?? 0) << 16)
    this.#words[i + 6] = ((utcOffsetMinutes ?? NO_OFFSET) & 0xffff) | ((ENTITIES.indexOf(profile.entity) + 1) << 16)
  }

  /** Whether just this is known of a customer. */
  holds(customer: number, profile: CustomerProfile): boolean {
    const known = this.get(customer, profile)
    return (
      known !== null &&
      known.openedMs === profile.openedMs &&
      known.incomeUsd === profile.incomeUsd &&
      known.residence === profile.residence &&
      known.birthYear === profile.birthYear &&
      known.utcOffsetMinutes === profile.utcOffsetMinutes &&
      known.entity === profile.entity &&
      known.peerGroup === profile.peerGroup
    )
  }

  /** The number of the customer's group; 0: none. */
  group(customer: number): number {
    const at = customer * WORDS + 4
    return at < this.#words.length ? (this.#words[at] as number) : 0
  }

  /**
   * What is known; null: nothing.
   * @param of who names the customer, asked only if somebody asks for the name
   */
  get(customer: number, of: { readonly customer: string }): CustomerProfile | null {
    const i = customer * WORDS
    if (i >= this.#words.length || (this.#words[i + 6] as number) >>> 16 === 0) return null
    return new KnownProfile(of, this.#groups, this.#floats, this.#words, i)
  }

  #widen(customer: number): void {
    const size = Math.max(1_024, customer + 1, Math.ceil((this.#words.length / WORDS) * 1.5))
    const floats = new Float64Array((size * WORDS) / 2)
    floats.set(this.#floats)
    this.#floats = floats
    this.#words = new Uint32Array(floats.buffer)
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    sink.json(this.#words.length / WORDS)
    sink.bytes(this.#words)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    const size = source.json() as number
    this.#floats = new Float64Array((size * WORDS) / 2)
    this.#words = new Uint32Array(this.#floats.buffer)
    source.bytes(this.#words)
  }
}

/** What was known of a customer when it was asked for; what takes work is put together when it is read. */
class KnownProfile implements CustomerProfile {
  readonly openedMs: number
  readonly #of: { readonly customer: string }
  readonly #groups: NameTable
  readonly #income: number
  readonly #group: number
  /** Residence and birth year, as they lie. */
  readonly #land: number
  /** Offset and entity, as they lie. */
  readonly #rest: number
  constructor(
    of: { readonly customer: string },
    groups: NameTable,
    floats: Float64Array,
    words: Uint32Array,
    at: number,
  ) {
    this.#of = of
    this.#groups = groups
    this.openedMs = floats[at / 2] as number
    this.#income = floats[at / 2 + 1] as number
    this.#group = words[at + 4] as number
    this.#land = words[at + 5] as number
    this.#rest = words[at + 6] as number
  }

  get customer(): string {
    return this.#of.customer
  }

  get residence(): string | null {
    const letters = this.#land & 0xffff
    return letters === 0 ? null : String.fromCharCode(letters >>> 8, letters & 255)
  }

  get birthYear(): number | null {
    return this.#land >>> 16 || null
  }

  get incomeUsd(): number | null {
    return Number.isNaN(this.#income) ? null : this.#income
  }

  get utcOffsetMinutes(): number | null {
    const offset = (this.#rest << 16) >> 16
    return offset === NO_OFFSET ? null : offset
  }

  get peerGroup(): string | null {
    return this.#group === 0 ? null : this.#groups.nameOf(this.#group)
  }

  get entity(): CustomerProfile['entity'] {
    return ENTITIES[(this.#rest >>> 16) - 1] as CustomerProfile['entity']
  }
}
