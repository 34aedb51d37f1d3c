import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import { TRON } from '../../model/ledger.ts'
import { tetherIssuer } from './tether-issuer.ts'

const TOKEN = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' as Address

/**
 * USDT on TRON, frozen by a wallet of several signers.
 * @param wallet its address; null: not known, and then every wallet that is asked to freeze is told of, as unproven until one is seen to do it
 */
export function tetherTron(wallet: Address | null): FreezeIssuer {
  return tetherIssuer(
    { ledger: TRON, token: TOKEN, wallet },
    {
      name: 'tether-tron',
      asset: `${TRON}/trc20:${TOKEN}` as AssetId,
      needed: 2,
      source:
        'https://blocksec.ai/en/blog/usdt-freeze-gap-multisig-delay-front-running (2 confirmations, median gap about 2.6 h); no source that we could check names the wallet',
    },
  )
}

/** USDT on TRON without knowing the wallet. */
export const TETHER_TRON: FreezeIssuer = tetherTron(null)
