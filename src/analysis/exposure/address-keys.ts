import type { Address } from '../../model/address.ts'
import { isTextAt, type PackedTexts } from '../screen/address/packed-texts.ts'
import { hashText, hashTextAt } from '../screen/address/text-hash.ts'

const SEED = 0x51ed270b

/** Finds addresses by a table of two words a slot: hash, and number plus one (0: free). Some 60 bytes an address, no object a key. */
export class AddressKeys {
  readonly #texts: PackedTexts
  readonly #slots: Int32Array

  /** @param texts each address once */
  constructor(texts: PackedTexts) {
    this.#texts = texts
    let slots = 1024
    while (slots < texts.count * 2) slots *= 2
    this.#slots = new Int32Array(slots * 2)
    for (let n = 0; n < texts.count; n++) {
      const hash = hashTextAt(texts.chars, texts.starts[n] as number, texts.starts[n + 1] as number, SEED)
      let slot = (hash & (slots - 1)) << 1
      while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & (slots * 2 - 1)
      this.#slots[slot] = hash
      this.#slots[slot + 1] = n + 1
    }
  }

  get count(): number {
    return this.#texts.count
  }

  /** The number of an address, or -1. */
  find(address: Address): number {
    const hash = hashText(address, SEED)
    const mask = this.#slots.length - 1
    let slot = (hash << 1) & mask
    for (;;) {
      const number = (this.#slots[slot + 1] as number) - 1
      if (number < 0) return -1
      if (this.#slots[slot] === hash && isTextAt(this.#texts, number, address)) return number
      slot = (slot + 2) & mask
    }
  }
}
