import { isNative } from '../../model/asset.ts'
import { namespaceOf } from '../../model/ledger.ts'
import type { Transfer } from '../../model/transfer.ts'

/** † Most native value, base units, that is taken for fee money: 0.5 of an EVM ledger's native asset (18 decimals), 1,000 TRX. */
export const MOST_GAS: Readonly<Record<string, bigint>> = { eip155: 500_000_000_000_000_000n, tron: 1_000_000_000n }

/** True for a native transfer small enough to be meant for fees. Never on ledgers whose fees come out of what is sent (UTXO). */
export function isGasMoney(t: Pick<Transfer, 'ledger' | 'asset' | 'amount'>): boolean {
  return t.amount > 0n && isNative(t.asset) && t.amount <= (MOST_GAS[namespaceOf(t.ledger)] ?? 0n)
}
