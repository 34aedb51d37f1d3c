import type { IntelObject } from '../../model/intel-object.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import { ACCOUNT } from './cordon/account.ts'
import { scoId } from './sco-id.ts'

/** The published definition that makes `cryptocurrency-wallet` an observable: dogesec's, the only one that there is. */
export const WALLET_DEFINITION = 'extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7'

/**
 * A wallet as OpenCTI writes it, `cryptocurrency-wallet` with `value`, in the canonical spelling of the address (EVM and bech32 in lower
 * case, base58 untouched), so that it has one identifier however it was spelled. A text that is no address is taken as it is.
 * @param ledger where it is an account, when that is known; said in our `account` extension. Without it, and where the form of the
 * address leaves but one ledger, that one.
 */
export function walletObject(address: string, ledger?: LedgerId | string | readonly LedgerId[]): IntelObject {
  const read = readWalletAddress(address)
  const value = read?.address ?? address.trim()
  const meant =
    ledger === undefined ? oneOf(read?.ledgers) : typeof ledger === 'string' ? [parseLedger(ledger)] : ledger
  const type = 'cryptocurrency-wallet'
  const isSco = { [WALLET_DEFINITION]: { extension_type: 'new-sco' } }
  return {
    type,
    spec_version: '2.1',
    id: scoId({ type, value }),
    value,
    extensions:
      meant.length === 0
        ? isSco
        : ACCOUNT.use({ ledgers: [...meant], accounts: meant.map(l => `${l}:${value}`) }, isSco),
  }
}

/** The identifier of the wallet of an address, in whatever spelling. */
export function walletId(address: string): string {
  return scoId({ type: 'cryptocurrency-wallet', value: readWalletAddress(address)?.address ?? address.trim() })
}

function oneOf(ledgers: readonly LedgerId[] | undefined): readonly LedgerId[] {
  return ledgers?.length === 1 ? ledgers : []
}
