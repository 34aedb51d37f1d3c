import { createHash } from 'node:crypto'
import type { AccountPart, GivingRule } from '../../analysis/exposure/exposure-index.ts'
import { type ExposureOrigin, leadingLabel, roleOf, type TheftWindow } from '../../analysis/exposure/exposure-origin.ts'
import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LabelledAddress } from '../../operations/exposure/labels.ts'

/** Addresses that nobody holds the key of; EVM conventions. */
const BURN = /^0x(0{40}|0{36}dead)$/

/**
 * Which accounts take part in an index, and the numbers of origins. Told all labels first, then asked about each account as the ledger names
 * it.
 */
export class OriginBook {
  readonly origins: ExposureOrigin[]
  readonly #numbers = new Map<string, number>()
  readonly #labels = new Map<Address, LabelledAddress[]>()
  readonly #thefts = new Map<AccountId, TheftWindow[]>()
  readonly #assetNumber: (asset: AssetId) => number

  /**
   * @param origins in the order of an index that is to be gone on with
   * @param assetNumber the index's number of an asset, given one if need be
   */
  constructor(origins: readonly ExposureOrigin[], assetNumber: (asset: AssetId) => number) {
    this.origins = [...origins]
    origins.forEach((o, n) => {
      this.#numbers.set(keyOf(o), n)
    })
    this.#assetNumber = assetNumber
  }

  async add(labels: AsyncIterable<LabelledAddress> | Iterable<LabelledAddress>): Promise<void> {
    for await (const labelled of labels) {
      const known = this.#labels.get(labelled.address)
      if (known) known.push(labelled)
      else this.#labels.set(labelled.address, [labelled])
      if (roleOf(labelled.label.category).origin) this.#number(labelled.label)
    }
  }

  addThefts(thefts: readonly TheftWindow[]): void {
    for (const theft of thefts) {
      this.#thefts.set(theft.account, [...(this.#thefts.get(theft.account) ?? []), theft])
      this.#number(theft.origin)
    }
  }

  /** Addresses that may take part, so that most accounts need not be written out to be passed over. */
  *addresses(): Generator<Address> {
    yield* this.#labels.keys()
    for (const account of this.#thefts.keys()) yield account.slice(account.lastIndexOf(':') + 1) as Address
  }

  /** How an account takes part; null: as anybody. */
  part(account: AccountId, ledger: LedgerId, address: Address): AccountPart | null {
    const labels = (this.#labels.get(address) ?? []).filter(l => l.ledgers === null || l.ledgers.includes(ledger))
    const leading = leadingLabel(labels.map(l => l.label))
    const gives: GivingRule[] = (this.#thefts.get(account) ?? []).map(t => ({
      origin: this.#number(t.origin),
      asset: this.#assetNumber(t.asset),
      since: t.since,
      until: t.until,
      left: Number(t.amount),
    }))
    if (leading !== null && roleOf(leading.category).origin)
      gives.push({
        origin: this.#number(leading),
        asset: -1,
        since: 0,
        until: Number.MAX_SAFE_INTEGER,
        left: Number.POSITIVE_INFINITY,
      })
    const ends = leading !== null || BURN.test(address)
    return ends || gives.length > 0 ? { ends, gives } : null
  }

  /** By origin number: the unnamed origin of its category. Ask when every label was added. */
  rest(): Int32Array<ArrayBuffer> {
    return Int32Array.from(this.origins, o => this.#numbers.get(keyOf(unnamed(o.category))) as number)
  }

  /** SHA-256 over how the accounts given take part, whatever the origins' numbers. */
  digest(parts: Iterable<readonly [AccountId, AccountPart]>, assets: readonly AssetId[]): string {
    const lines = [...parts].map(([account, { ends, gives }]) => {
      const rules = gives.map(g => [
        keyOf(this.origins[g.origin] as ExposureOrigin),
        assets[g.asset] ?? '*',
        g.since,
        g.until,
      ])
      return JSON.stringify([account, ends, rules])
    })
    return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
  }

  #number(origin: ExposureOrigin): number {
    const key = keyOf(origin)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.origins.push({ category: origin.category, source: origin.source, name: origin.name }) - 1
    this.#numbers.set(key, number)
    this.#number(unnamed(origin.category))
    return number
  }
}

/** What stands for a category's origins that a holding with very many does not tell apart. */
function unnamed(category: string): ExposureOrigin {
  return { category, source: 'several', name: `several (${category})` }
}

function keyOf({ category, source, name }: ExposureOrigin): string {
  return JSON.stringify([category, source, name])
}
