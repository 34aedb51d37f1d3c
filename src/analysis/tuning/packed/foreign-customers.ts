import type { CustomerProfile } from '../../../model/monitor/customer-event.ts'
import { MOVING } from '../../monitor/event-numbers.ts'
import type { PackedRecord } from '../../monitor/event-pool.ts'
import type { MonitorState } from '../../monitor/monitor-state.ts'
import { grown } from '../grown.ts'

const DAY_MS = 86_400_000

/**
 * Takes events of other shares' customers into a share's windows: what they did at accounts, devices and markets, and the volumes of their
 * peer groups.
 */
export class ForeignCustomers {
  readonly #state: MonitorState
  /** By customer: peer group, latest day with volume, and volume of that day in US dollars. */
  #groups = new Uint32Array(1_024)
  #days = new Int32Array(1_024)
  #volumes = new Float64Array(1_024)
  constructor(state: MonitorState) {
    this.#state = state
  }

  /** Takes an event in. @param profile what came with it; null: nothing new */
  take(record: PackedRecord, profile: CustomerProfile | null): void {
    const { customer } = record
    if (customer >= this.#groups.length) this.#widen(customer)
    if (profile !== null) this.#join(customer, profile.peerGroup)
    if (((MOVING >>> record.kind) & 1) === 1) this.#count(customer, record.atMs, record.usd)
    this.#state.addForeign(record)
  }

  #join(customer: number, name: string | null): void {
    const { peers, groups } = this.#state
    const before = this.#groups[customer] as number
    const now = name === null ? 0 : groups.numberOf(name)
    if (before === now) return
    if (before !== 0) peers.join(before, -1)
    if (now !== 0) peers.join(now, 1)
    this.#groups[customer] = now
  }

  /** Of an event that came too late for its place, what its customer had moved on that day before is not known any more, and taken for nothing. */
  #count(customer: number, atMs: number, usd: number): void {
    const day = Math.floor(atMs / DAY_MS)
    const known = Number.isNaN(usd) ? 0 : usd
    const latest = this.#days[customer] as number
    const before = day === latest ? (this.#volumes[customer] as number) : 0
    if (day >= latest) {
      this.#days[customer] = day
      this.#volumes[customer] = before + known
    }
    const group = this.#groups[customer] as number
    if (group !== 0) this.#state.peers.change(group, day, before, before + known)
  }

  #widen(customer: number): void {
    const size = customer * 2
    this.#groups = grown(this.#groups, size)
    this.#days = grown(this.#days, size)
    this.#volumes = grown(this.#volumes, size)
  }
}
