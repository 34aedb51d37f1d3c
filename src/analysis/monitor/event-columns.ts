/** Figures of events side by side, for windows that are gone through again and again. */
export class EventColumns {
  readonly at: Float64Array
  readonly usd: Float64Array
  /** One bit for its kind. */
  readonly bit: Uint32Array
  readonly customer: Uint32Array
  readonly other: Uint32Array
  readonly thing: Uint32Array
  readonly flags: Uint32Array
  readonly place: Uint32Array
  readonly slot: Uint32Array
  constructor(size: number, before: EventColumns | null = null) {
    this.at = new Float64Array(size)
    this.usd = new Float64Array(size)
    this.bit = new Uint32Array(size)
    this.customer = new Uint32Array(size)
    this.other = new Uint32Array(size)
    this.thing = new Uint32Array(size)
    this.flags = new Uint32Array(size)
    this.place = new Uint32Array(size)
    this.slot = new Uint32Array(size)
    if (before === null) return
    this.at.set(before.at)
    this.usd.set(before.usd)
    this.bit.set(before.bit)
    this.customer.set(before.customer)
    this.other.set(before.other)
    this.thing.set(before.thing)
    this.flags.set(before.flags)
    this.place.set(before.place)
    this.slot.set(before.slot)
  }
}
