/** Doubles of a holding: balance, received, sent, and (as two 32-bit words) the block of its taint and what it is. 32 bytes. */
export const STRIDE = 4
/** In {@link HoldingTable.about}: nothing that arrives is held, the account's owner mixes it or is its end. */
export const ENDS = 1
/** In {@link HoldingTable.about}: what leaves may bring an origin's value into the world. */
export const GIVES = 2

/** What a table keeps, as it is written and read back. */
export interface KeptHoldings {
  readonly doubles: Float64Array<ArrayBuffer>
  readonly accounts: Int32Array<ArrayBuffer>
}

/**
 * Every pair of account and asset that transfers named, numbered from 0, with what it holds: 36 bytes a pair and 16 to 32 of a table that
 * finds it. Grows as it is used.
 */
export class HoldingTable {
  count: number
  doubles: Float64Array<ArrayBuffer>
  words: Int32Array<ArrayBuffer>
  #accounts: Int32Array<ArrayBuffer>
  /**
   * Two words a slot: a mix of account and asset, and the holding plus one (0: free). For one asset the mix is one-to-one, so that an equal
   * mix and an equal asset are an equal pair, and a look goes to one place in the slots and one in the holdings.
   */
  #slots: Int32Array
  #bits: number

  /** @param expected how many holdings to make room for; memory that is not used costs nothing */
  constructor(expected: number, kept?: KeptHoldings) {
    this.count = kept?.accounts.length ?? 0
    const room = Math.max(1024, 2 * expected, Math.ceil(this.count * 1.1))
    this.doubles = new Float64Array(room * STRIDE)
    this.#accounts = new Int32Array(room)
    if (kept) {
      this.doubles.set(kept.doubles)
      this.#accounts.set(kept.accounts)
    }
    this.words = new Int32Array(this.doubles.buffer)
    this.#bits = Math.max(11, 33 - Math.clz32(Math.max(expected, this.count)))
    this.#slots = new Int32Array(2 << this.#bits)
    for (let h = 0; h < this.count; h++) this.#place(mixed(this.accountOf(h), this.assetOf(h)), h + 1)
  }

  /** What must be kept to go on later: views. */
  kept(): KeptHoldings {
    return { doubles: this.doubles.subarray(0, this.count * STRIDE), accounts: this.#accounts.subarray(0, this.count) }
  }

  accountOf(holding: number): number {
    return this.#accounts[holding] as number
  }

  assetOf(holding: number): number {
    return (this.words[holding * 8 + 7] as number) >> 2
  }

  /** {@link ENDS} and {@link GIVES}. */
  flags(holding: number): number {
    return (this.words[holding * 8 + 7] as number) & 3
  }

  setFlags(holding: number, flags: number): void {
    this.words[holding * 8 + 7] = (this.assetOf(holding) << 2) | flags
  }

  /** The block of a holding's taint in the pool; 0: none. */
  block(holding: number): number {
    return this.words[holding * 8 + 6] as number
  }

  /** The holding of an account in an asset, made if need be, then with no flags: it is the last. */
  number(account: number, asset: number): number {
    const mask = this.#slots.length - 1
    const mix = mixed(account, asset)
    let slot = (mix >>> (32 - this.#bits)) << 1
    for (;;) {
      const next = this.#slots[slot + 1] as number
      if (next === 0) break
      if (this.#slots[slot] === mix && (this.words[next * 8 - 1] as number) >> 2 === asset) return next - 1
      slot = (slot + 2) & mask
    }
    return this.#add(account, asset, mix, slot)
  }

  /**
   * Reads the places of the slots at which {@link number} is about to look. These reads wait for nothing, so the processor has many of them
   * under way at once; a look that must wait for its memory before it knows where to go on has them one after the other. The sum is there
   * so that the compiler does not leave the reads out.
   */
  look(accounts: Int32Array, assets: Int32Array, first: number, end: number): number {
    const slots = this.#slots
    const shift = 32 - this.#bits
    let sum = 0
    for (let row = first; row < end; row++)
      sum ^= slots[(mixed(accounts[row] as number, assets[row] as number) >>> shift) << 1] as number
    return sum
  }

  #add(account: number, asset: number, mix: number, slot: number): number {
    const holding = this.count++
    this.#slots[slot] = mix
    this.#slots[slot + 1] = this.count
    if (this.count > this.#accounts.length) this.#makeRoom()
    this.#accounts[holding] = account
    this.words[holding * 8 + 7] = asset << 2
    if (this.count * 4 > this.#slots.length) this.#rehash()
    return holding
  }

  #makeRoom(): void {
    const room = this.#accounts.length * 2
    this.doubles = new Float64Array(this.doubles.buffer.transfer(room * STRIDE * 8))
    this.words = new Int32Array(this.doubles.buffer)
    this.#accounts = new Int32Array(this.#accounts.buffer.transfer(room * 4))
  }

  #rehash(): void {
    const old = this.#slots
    this.#bits++
    this.#slots = new Int32Array(2 << this.#bits)
    for (let slot = 0; slot < old.length; slot += 2)
      if (old[slot + 1] !== 0) this.#place(old[slot] as number, old[slot + 1] as number)
  }

  #place(mix: number, next: number): void {
    const mask = this.#slots.length - 1
    let slot = (mix >>> (32 - this.#bits)) << 1
    while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & mask
    this.#slots[slot] = mix
    this.#slots[slot + 1] = next
  }
}

/** Spreads pairs over the slots, the upper bits counting. Each step can be undone when the asset is known. */
function mixed(account: number, asset: number): number {
  return Math.imul(Math.imul(account, 0x9e3779b1) ^ Math.imul(asset + 1, 0x27d4eb2f), 0x85ebca6b)
}
