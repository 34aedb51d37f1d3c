import type { CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { NameTable } from './name-table.ts'
import type { StateSink, StateSource } from './state-stream.ts'

const ENTITIES = ['person', 'firm', 'own-wallet'] as const
const NO_OFFSET = -32_768

/** What is known of customers by their numbers, in 28 bytes each. */
export class ProfileBook {
  #opened = new Float64Array(0)
  #income = new Float64Array(0)
  /** Number of entity and one; 0: nothing is known. */
  #entity = new Uint8Array(0)
  #residence = new Uint16Array(0)
  #birth = new Uint16Array(0)
  #offset = new Int16Array(0)
  #group = new Uint32Array(0)
  readonly #groups: NameTable
  constructor(groups: NameTable) {
    this.#groups = groups
  }

  /** Bytes that it takes up. */
  get bytes(): number {
    return this.#opened.length * 27
  }

  /** Keeps what is known; what was known before is replaced. */
  set(customer: number, profile: CustomerProfile): void {
    if (customer >= this.#opened.length) this.#widen(customer)
    const { residence } = profile
    this.#opened[customer] = profile.openedMs
    this.#income[customer] = profile.incomeUsd ?? Number.NaN
    this.#entity[customer] = ENTITIES.indexOf(profile.entity) + 1
    this.#residence[customer] =
      residence === null || residence.length !== 2 ? 0 : (residence.charCodeAt(0) << 8) | residence.charCodeAt(1)
    this.#birth[customer] = profile.birthYear ?? 0
    this.#offset[customer] = profile.utcOffsetMinutes ?? NO_OFFSET
    this.#group[customer] = profile.peerGroup === null ? 0 : this.#groups.numberOf(profile.peerGroup)
  }

  /** The number of the customer's group; 0: none. */
  group(customer: number): number {
    return customer < this.#group.length ? (this.#group[customer] as number) : 0
  }

  /** What is known; null: nothing. */
  get(customer: number, name: string): CustomerProfile | null {
    const entity = customer < this.#entity.length ? (this.#entity[customer] as number) : 0
    if (entity === 0) return null
    const income = this.#income[customer] as number
    const residence = this.#residence[customer] as number
    const offset = this.#offset[customer] as number
    const group = this.#group[customer] as number
    return {
      customer: name,
      openedMs: this.#opened[customer] as number,
      residence: residence === 0 ? null : String.fromCharCode(residence >>> 8, residence & 255),
      birthYear: (this.#birth[customer] as number) || null,
      incomeUsd: Number.isNaN(income) ? null : income,
      utcOffsetMinutes: offset === NO_OFFSET ? null : offset,
      peerGroup: group === 0 ? null : this.#groups.nameOf(group),
      entity: ENTITIES[entity - 1] as CustomerProfile['entity'],
    }
  }

  #widen(customer: number): void {
    const size = Math.max(1_024, customer + 1, Math.ceil(this.#opened.length * 1.5))
    const opened = new Float64Array(size)
    opened.set(this.#opened)
    this.#opened = opened
    const income = new Float64Array(size)
    income.set(this.#income)
    this.#income = income
    const entity = new Uint8Array(size)
    entity.set(this.#entity)
    this.#entity = entity
    const residence = new Uint16Array(size)
    residence.set(this.#residence)
    this.#residence = residence
    const birth = new Uint16Array(size)
    birth.set(this.#birth)
    this.#birth = birth
    const offset = new Int16Array(size)
    offset.set(this.#offset)
    this.#offset = offset
    const group = new Uint32Array(size)
    group.set(this.#group)
    this.#group = group
  }

  /** Writes it as it lies. */
  save(sink: StateSink): void {
    sink.json(this.#opened.length)
    for (const column of this.#columns()) sink.bytes(column)
  }

  /** Takes what {@link save} wrote. */
  load(source: StateSource): void {
    const size = source.json() as number
    if (size > 0) this.#widen(size - 1)
    for (const column of this.#columns()) source.bytes(column.subarray(0, size))
  }

  #columns() {
    return [
      ...[this.#opened, this.#income, this.#entity, this.#residence],
      ...[this.#birth, this.#offset, this.#group],
    ] as const
  }
}
