import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import type { Address } from '../../model/address.ts'
import { erc20 } from '../../model/asset.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import { tetherIssuer } from './tether-issuer.ts'

const TOKEN = '0xdac17f958d2ee523a2206206994597c13d831ec7' as Address
const WALLET = '0xc6cde7c39eb2f0f0095f41570af89efc2c1ea828' as Address

/** USDT on Ethereum: a wallet of several signers owns the token, and what it is asked for is public before it works. */
export const TETHER_ETHEREUM: FreezeIssuer = tetherIssuer(
  { ledger: ETHEREUM, token: TOKEN, wallet: WALLET },
  {
    name: 'tether-ethereum',
    asset: erc20(ETHEREUM, TOKEN),
    needed: 3,
    source:
      'owner() of the token; https://blocksec.ai/en/blog/usdt-freeze-gap-multisig-delay-front-running (3 confirmations, median gap above 5 h)',
  },
)
