import { recoverSigner, type SafeSignature } from '../../formats/safe/safe-signature.ts'
import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'

/** Recovers signers, each pair of signature and hash once, and no more than a question is worth. */
export class RecoveryBudget {
  readonly #most: number
  readonly #known = new Map<string, Address | null>()

  /** True once something was left out. */
  spent = false

  /** @param most recoveries, about a millisecond each: a service that makes signatures up could ask for millions */
  constructor(most: number) {
    this.#most = most
  }

  /** As {@link recoverSigner}; null also when the budget is spent. */
  readonly recover = (signature: SafeSignature, hash: Hex): Address | null => {
    const key = signature.bytes + hash
    const before = this.#known.get(key)
    if (before !== undefined) return before
    if (this.#known.size >= this.#most) {
      this.spent = true
      return null
    }
    const found = recoverSigner(signature, hash)
    this.#known.set(key, found)
    return found
  }
}
