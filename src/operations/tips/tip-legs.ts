import { type AccountId, accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { type AssetId, nativeAsset } from '../../model/asset.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { Tip } from '../../model/tip.ts'
import { payee, payer } from '../../model/transfer.ts'
import type { World } from '../world.ts'

/** What a transaction moves, as far as an account is known for it. */
export interface TipLeg {
  readonly from: AccountId | null
  readonly to: AccountId | null
  readonly asset: AssetId
}

/** A tip's transaction in the ledger data. */
export interface TipLegs {
  readonly legs: readonly TipLeg[]
  /** Null: not found. */
  readonly at: number | null
  /** Whether data of its ledger is there at all. */
  readonly covered: boolean
}

/** Looks a tip's transaction up: hashes with 0x on account ledgers, others on Bitcoin and on account ledgers without 0x. */
export async function tipLegs({ tx, ledger }: Tip, world: Pick<World, 'transfers' | 'utxo'>): Promise<TipLegs> {
  const accounts = await world.transfers.summary()
  const chains = await world.utxo.summary()
  const wanted = (l: string): boolean => ledger === null || l === ledger
  const transfers = await world.transfers.transaction(ledger, tx)
  const [first] = transfers
  const covered = [...accounts.ledgers, ...chains.ledgers].some(wanted)
  if (first)
    return { legs: transfers.map(t => ({ from: payer(t), to: payee(t), asset: t.asset })), at: first.at, covered }
  if (tx.startsWith('0x')) return { legs: [], at: null, covered }
  for (const chain of chains.ledgers.filter(wanted)) {
    if (namespaceOf(chain) !== 'bip122') continue
    const [found] = await world.utxo.transactions(chain, [tx])
    if (!found) continue
    const asset = nativeAsset(chain)
    const legs = [
      ...found.inputs.map(i => ({ from: on(chain, i.address), to: null, asset })),
      ...found.outputs.map(o => ({ from: null, to: on(chain, o.address), asset })),
    ]
    return { legs, at: found.at, covered }
  }
  return { legs: [], at: null, covered }
}

function on(ledger: LedgerId, address: Address | null): AccountId | null {
  return address === null ? null : accountId(ledger, address)
}
