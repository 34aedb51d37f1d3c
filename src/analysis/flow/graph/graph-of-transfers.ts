import { type AccountId, accountId, splitAccount } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import type { AssetId } from '../../../model/asset.ts'
import { InputError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { compareTransfers, type Transfer, transferKey } from '../../../model/transfer.ts'
import type { TransferGraph } from './transfer-graph.ts'

/** A {@link TransferGraph} that knows what its numbers stand for. */
export interface NamedTransferGraph extends TransferGraph {
  /** By account number. */
  readonly accountIds: readonly AccountId[]
  /** By asset number. */
  readonly assetIds: readonly AssetId[]
  /** The number of an account; undefined when no transfer names it. */
  accountNumber(account: AccountId): number | undefined
}

/**
 * Packs transfers as they stream by; no transfer is kept. They must come in the order of `compareTransfers`, each once.
 * Accounts and assets are numbered as they appear, the payer before the payee.
 * @throws InputError `transfers-out-of-order`, `transfer-repeated`
 */
export function graphOfTransfers(transfers: Iterable<Transfer>): NamedTransferGraph {
  const byLedger = new Map<LedgerId, Map<Address, number>>()
  const byAsset = new Map<AssetId, number>()
  const accountIds: AccountId[] = []
  const assetIds: AssetId[] = []

  // Two levels, so that no id is joined for a transfer whose accounts are known.
  const numberAccount = (ledger: LedgerId, address: Address): number => {
    let numbers = byLedger.get(ledger)
    if (!numbers) {
      numbers = new Map()
      byLedger.set(ledger, numbers)
    }
    const known = numbers.get(address)
    if (known !== undefined) return known
    numbers.set(address, accountIds.length)
    return accountIds.push(accountId(ledger, address)) - 1
  }
  const numberAsset = (asset: AssetId): number => {
    const known = byAsset.get(asset)
    if (known !== undefined) return known
    byAsset.set(asset, assetIds.length)
    return assetIds.push(asset) - 1
  }

  let room = 1024
  let from = new Int32Array(room)
  let to = new Int32Array(room)
  let asset = new Int32Array(room)
  let at = new Uint32Array(room)
  let amount = new Float64Array(room)
  const resize = (rows: number): void => {
    from = new Int32Array(from.buffer.transfer(rows * 4))
    to = new Int32Array(to.buffer.transfer(rows * 4))
    asset = new Int32Array(asset.buffer.transfer(rows * 4))
    at = new Uint32Array(at.buffer.transfer(rows * 4))
    amount = new Float64Array(amount.buffer.transfer(rows * 8))
    room = rows
  }

  let count = 0
  let before: Transfer | undefined
  for (const t of transfers) {
    if (before) refuseDisorder(before, t)
    before = t
    if (count === room) resize(room * 2)
    from[count] = numberAccount(t.ledger, t.from)
    to[count] = numberAccount(t.ledger, t.to)
    asset[count] = numberAsset(t.asset)
    at[count] = t.at
    amount[count] = Number(t.amount)
    count++
  }
  resize(count)
  return {
    ...{ count, accounts: accountIds.length, assets: assetIds.length, from, to, asset, at, amount },
    ...{ accountIds, assetIds },
    accountNumber: account => {
      const { ledger, address } = splitAccount(account)
      return byLedger.get(ledger)?.get(address)
    },
  }
}

function refuseDisorder(before: Transfer, t: Transfer): void {
  const order = compareTransfers(before, t)
  if (order > 0)
    throw new InputError('transfers-out-of-order', `transfer ${transferKey(t)} comes before the one given before it`)
  if (order === 0) throw new InputError('transfer-repeated', `transfer ${transferKey(t)} was given twice`)
}
