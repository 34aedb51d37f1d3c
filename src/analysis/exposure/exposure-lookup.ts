import { type AccountId, splitAccount } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { TextPacker } from '../screen/address/packed-texts.ts'
import type { ExposureShare } from '../screen/screen-answer.ts'
import { AddressKeys } from './address-keys.ts'
import type { ExposureIndex } from './exposure-index.ts'
import type { ExposureOrigin } from './exposure-origin.ts'
import { ENTRY } from './taint-pool.ts'

/** Columns of a look-up table: one row an address, asset and origin, the rows of an address beside each other. */
export interface LookupColumns {
  readonly keys: Uint8Array
  readonly keyStarts: Uint32Array
  /** By address: its first row; one more than there are addresses. */
  readonly rowStarts: Uint32Array
  readonly asset: Int32Array
  readonly origin: Int32Array
  readonly hops: Int32Array
  /** Four a row, base units: received from the origin, received in all, sent to the origin, sent in all. */
  readonly sums: Float64Array
}

/**
 * Accounts that received from, or sent to, an origin; everybody else has no exposure. Kept by address, since an address that is valid on
 * many ledgers is then looked for once.
 */
export class ExposureLookup {
  readonly #keys: AddressKeys
  readonly #columns: LookupColumns
  readonly #origins: readonly ExposureOrigin[]
  readonly #assets: readonly AssetId[]
  readonly #ledgers: readonly LedgerId[]

  constructor(columns: LookupColumns, origins: readonly ExposureOrigin[], assets: readonly AssetId[]) {
    this.#keys = new AddressKeys({
      count: columns.keyStarts.length - 1,
      bytes: columns.keys.length,
      chars: columns.keys,
      starts: columns.keyStarts,
    })
    this.#columns = columns
    this.#origins = origins
    this.#assets = assets
    this.#ledgers = assets.map(asset => asset.slice(0, asset.indexOf('/')) as LedgerId)
  }

  /** Addresses with exposure. */
  get addresses(): number {
    return this.#keys.count
  }

  /** An account's exposure by asset and origin; empty where there is none. */
  exposureOf(account: AccountId): readonly ExposureShare[] {
    const { ledger, address } = splitAccount(account)
    return this.exposureAt(address, [ledger])
  }

  /** An address's exposure on some ledgers. */
  exposureAt(address: Address, ledgers: readonly LedgerId[]): readonly ExposureShare[] {
    const number = this.#keys.find(address)
    if (number < 0) return NONE
    const { rowStarts, asset, sums } = this.#columns
    const shares: ExposureShare[] = []
    const end = rowStarts[number + 1] as number
    for (let row = rowStarts[number] as number; row < end; row++) {
      if (!ledgers.includes(this.#ledgers[asset[row] as number] as LedgerId)) continue
      const received = sums[4 * row] as number
      const sent = sums[4 * row + 2] as number
      if (received > 0) shares.push(this.#share(row, 'received', received, sums[4 * row + 1] as number))
      if (sent > 0) shares.push(this.#share(row, 'sent', sent, sums[4 * row + 3] as number))
    }
    return shares
  }

  #share(row: number, direction: 'received' | 'sent', part: number, all: number): ExposureShare {
    const { asset, origin, hops } = this.#columns
    const from = this.#origins[origin[row] as number] as ExposureOrigin
    return {
      category: from.category,
      source: from.source,
      direction,
      share: all > 0 ? Math.min(1, part / all) : 0,
      asset: this.#assets[asset[row] as number] as AssetId,
      amount: BigInt(Math.round(part)).toString(),
      hops: direction === 'sent' ? 1 : (hops[row] as number) || null,
    }
  }
}

const NONE: readonly ExposureShare[] = []

/**
 * Gathers what an index knows about accounts with exposure.
 * @param addressOf writes an account's address by its number
 */
export function lookupColumns(index: ExposureIndex, addressOf: (account: number) => Address): LookupColumns {
  const { holdings, pool } = index
  const exposed: number[] = []
  const owners: number[] = []
  const numbers = new Map<Address, number>()
  for (let h = 0; h < holdings.count; h++) {
    if (holdings.block(h) === 0) continue
    const address = addressOf(holdings.accountOf(h))
    const owner = numbers.get(address) ?? numbers.size
    numbers.set(address, owner)
    exposed.push(h)
    owners.push(owner)
  }
  const rowStarts = new Uint32Array(numbers.size + 1)
  exposed.forEach((h, i) => {
    const next = (owners[i] as number) + 1
    rowStarts[next] = (rowStarts[next] as number) + pool.count(holdings.block(h))
  })
  for (let n = 1; n < rowStarts.length; n++) rowStarts[n] = (rowStarts[n] as number) + (rowStarts[n - 1] as number)
  const rows = rowStarts[numbers.size] as number
  const columns = {
    asset: new Int32Array(rows),
    origin: new Int32Array(rows),
    hops: new Int32Array(rows),
    sums: new Float64Array(rows * 4),
  }
  const next = rowStarts.slice()
  exposed.forEach((h, i) => {
    const owner = owners[i] as number
    let row = next[owner] as number
    const block = holdings.block(h)
    const first = pool.first(block)
    for (let at = first; at < first + pool.count(block) * ENTRY; at += ENTRY, row++) {
      columns.asset[row] = holdings.assetOf(h)
      columns.origin[row] = pool.words[2 * at] as number
      columns.hops[row] = pool.words[2 * at + 1] as number
      columns.sums[4 * row] = pool.doubles[at + 2] as number
      columns.sums[4 * row + 1] = holdings.doubles[4 * h + 1] as number
      columns.sums[4 * row + 2] = pool.doubles[at + 3] as number
      columns.sums[4 * row + 3] = holdings.doubles[4 * h + 2] as number
    }
    next[owner] = row
  })
  const packer = new TextPacker()
  for (const address of numbers.keys()) packer.add(address)
  const { chars, starts } = packer.pack()
  return { ...columns, rowStarts, keys: chars, keyStarts: starts }
}
