import type { AssetId } from '../../../model/asset.ts'
import { InputError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Transfer } from '../../../model/transfer.ts'
import { ByteTable } from './byte-table.ts'
import { packAddress, packTx } from './packed-text.ts'

/** Up to `capacity` transfers as columns: about 80 bytes a transfer with its names, where objects would take 600. */
export class TransferColumns {
  readonly capacity: number
  rows = 0
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly tx: Uint32Array
  readonly asset: Uint32Array
  readonly at: Uint32Array
  readonly block: Float64Array
  readonly index: Int32Array
  /** Four little-endian words a row: amounts under 2^128. Larger ones stand in {@link huge}. */
  readonly amount: Uint32Array
  readonly huge = new Map<number, bigint>()
  /** Line (or row number) in the file that it was read from. */
  readonly line: Float64Array
  readonly accounts: ByteTable
  readonly transactions: ByteTable
  readonly ledgers: LedgerId[] = []
  readonly assets: AssetId[] = []
  readonly #ledgerCodes = new Map<LedgerId, number>()
  readonly #assetCodes = new Map<AssetId, number>()
  readonly #scratch = new Uint8Array(300)

  constructor(capacity: number) {
    this.capacity = capacity
    this.from = new Uint32Array(capacity)
    this.to = new Uint32Array(capacity)
    this.tx = new Uint32Array(capacity)
    this.asset = new Uint32Array(capacity)
    this.at = new Uint32Array(capacity)
    this.block = new Float64Array(capacity)
    this.index = new Int32Array(capacity)
    this.amount = new Uint32Array(capacity * 4)
    this.line = new Float64Array(capacity)
    this.accounts = new ByteTable(Math.ceil(capacity * 0.6))
    this.transactions = new ByteTable(Math.ceil(capacity * 0.65))
  }

  /** Empties the columns and keeps their memory for the next chunk. */
  clear(): void {
    this.rows = 0
    this.huge.clear()
    this.accounts.clear()
    this.transactions.clear()
    this.ledgers.length = 0
    this.assets.length = 0
    this.#ledgerCodes.clear()
    this.#assetCodes.clear()
  }

  ledgerCode(ledger: LedgerId): number {
    return codeOf(this.#ledgerCodes, this.ledgers, ledger, 0xffff)
  }

  assetCode(asset: AssetId): number {
    return codeOf(this.#assetCodes, this.assets, asset, 0xfffff)
  }

  /**
   * Adds one transfer; the caller sees to it that there is room.
   * @throws InputError `text-too-long`, `index-out-of-range`, `block-out-of-range`
   */
  add(t: Transfer, line: number): void {
    if (t.index !== (t.index | 0)) throw new InputError('index-out-of-range', `index ${t.index} does not fit 32 bits`)
    if (t.block > 2 ** 47) throw new InputError('block-out-of-range', `block ${t.block} is beyond 2^47`)
    const row = this.rows
    const code = this.ledgerCode(t.ledger)
    const scratch = this.#scratch
    scratch[0] = code & 255
    scratch[1] = code >> 8
    this.from[row] = this.accounts.intern(scratch, 0, packAddress(scratch, 2, t.from))
    this.to[row] = this.accounts.intern(scratch, 0, packAddress(scratch, 2, t.to))
    this.tx[row] = this.transactions.intern(scratch, 0, packTx(scratch, 2, t.tx))
    this.asset[row] = this.assetCode(t.asset)
    this.at[row] = t.at
    this.block[row] = t.block
    this.index[row] = t.index
    this.line[row] = line
    this.#setAmount(row, t.amount)
    this.rows++
  }

  /** The whole amount of a row. */
  amountOf(row: number): bigint {
    const huge = this.huge.get(row)
    if (huge !== undefined) return huge
    let value = 0n
    for (let word = 3; word >= 0; word--) value = (value << 32n) | BigInt(this.amount[row * 4 + word] as number)
    return value
  }

  /** True when account number `id` is `address`; its ledger is not looked at. */
  accountIs(id: number, address: string): boolean {
    const length = packAddress(this.#scratch, 2, address)
    const start = this.accounts.start(id)
    if (this.accounts.end(id) - start !== length) return false
    for (let i = 2; i < length; i++) if (this.accounts.bytes[start + i] !== this.#scratch[i]) return false
    return true
  }

  #setAmount(row: number, amount: bigint): void {
    if (amount >> 128n) this.huge.set(row, amount)
    let rest = amount
    for (let word = 0; word < 4; word++) {
      this.amount[row * 4 + word] = Number(rest & 0xffffffffn)
      rest >>= 32n
    }
  }
}

function codeOf<T>(codes: Map<T, number>, list: T[], value: T, most: number): number {
  let code = codes.get(value)
  if (code === undefined) {
    code = list.length
    if (code > most)
      throw new InputError('too-many-names', `more than ${most} ledgers or assets in one chunk of an import`)
    codes.set(value, code)
    list.push(value)
  }
  return code
}
