import type { Address } from '../../model/address.ts'
import { addressEnds } from '../screen/address/address-ends.ts'

/** The accounts that a Safe dealt with, by what a hurried reader sees of them. */
export class FamiliarAccounts {
  readonly #all = new Set<Address>()
  readonly #byEnds = new Map<string, Address>()

  /** Takes an account in; the first of those with equal ends stays the one that others imitate. */
  add(account: Address): void {
    if (this.#all.has(account)) return
    this.#all.add(account)
    const ends = addressEnds(account)?.key
    if (ends !== undefined && !this.#byEnds.has(ends)) this.#byEnds.set(ends, account)
  }

  /** The familiar account that a strange one looks like; null: none, or it is familiar itself. */
  imitatedBy(account: Address): Address | null {
    if (this.#all.has(account)) return null
    const ends = addressEnds(account)?.key
    return ends === undefined ? null : (this.#byEnds.get(ends) ?? null)
  }
}
