import type { Hex } from 'viem'
import { concatHex } from 'viem/utils'
import type { Address } from '../../model/address.ts'

/**
 * Facts of the theft from Bybit, as Safe's Transaction Service gave them (captured by tayvano/lazarus-bluenoroff-research,
 * `malicious-shit/bybit-safe-tx-71.json`, commit 992c7f10592ee525f329629126b06283aba23026), and as this project's casebook tells them.
 */

/** The cold wallet: the three who signed, in the order of their addresses (what other owners it had, the capture does not say), and its nonce. */
export const COLD_WALLET = {
  address: '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4' as Address,
  owners: [
    '0x1f4eb0a903619ac168b19a82f1a6e2e426522211' as Address,
    '0x3cc3a225769900e003e264dd4cb43e90896bc21a' as Address,
    '0xe3df2cceac61b1afa311372ecc5b40a3a6585a9e' as Address,
  ],
  threshold: 3,
  nonce: 71,
}

/** Where the code lies that ran the wallet afterwards. */
export const BACKDOOR = '0xbdd077f651ebe7f7b3ce16fe5f2b025be2969516' as Address

/** What was executed: a delegate call that reads like a token's `transfer(BACKDOOR, 0)`. */
export const COLD_WALLET_ATTACK = {
  to: '0x96221423681a6d52e184d440a8efcebb105c7242' as Address,
  value: 0n,
  data: `0xa9059cbb${BACKDOOR.slice(2).padStart(64, '0')}${'0'.repeat(64)}` as Hex,
  operation: 1 as const,
  safeTxGas: 45_746n,
}

/** What was shown while they signed: 30,000 ETH to a warm wallet. */
export const COLD_WALLET_SHOWN = {
  to: '0x88a1493366d48225fc3cefbdae9ebb23e323ade3' as Address,
  value: 30_000n * 10n ** 18n,
  operation: 0 as const,
  safeTxGas: 45_745n,
}

/** The hashes of the two at nonce 71. */
export const SAFE_TX_HASH = {
  executed: '0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8' as Hex,
  shown: '0x9d89e67333f99c136537be74029c44592985a4855172f4c2d0d942029868f98e' as Hex,
}

/** Seconds before the execution at which the payment was first shown. */
export const SHOWN_BEFORE = 30_656

/** One owner's signature. */
export interface Confirmation {
  readonly owner: Address
  /** Seconds before the execution, to the full second in which it was given. */
  readonly before: number
  /** When the service got it, as it writes it. */
  readonly at: string
  readonly signature: Hex
}

/** Who signed, in the order in which they did. The execution was at 2025-02-21T14:13:35Z. */
export const CONFIRMATIONS: readonly Confirmation[] = [
  {
    owner: '0x1f4eb0a903619ac168b19a82f1a6e2e426522211' as Address,
    before: 30_655,
    at: '2025-02-21T05:42:40.788469Z',
    signature:
      '0xd0afef78a52fd504479dc2af3dc401334762cbd05609c7ac18db9ec5abf4a07a5cc09fc86efd3489707b89b0c729faed616459189cb50084f208d03b201b001f1f',
  },
  {
    owner: '0xe3df2cceac61b1afa311372ecc5b40a3a6585a9e' as Address,
    before: 1_753,
    at: '2025-02-21T13:44:22.889083Z',
    signature:
      '0xdf9e4b878877a8dbeee951a4a31ddbf1d3b71e127d5eda44b4730030114baba52e06dd23da37cd2a07a6e84f9950db867374a0f77558f42adf4409bfd569673c1f',
  },
  {
    owner: '0x3cc3a225769900e003e264dd4cb43e90896bc21a' as Address,
    before: 115,
    at: '2025-02-21T14:11:40.728213Z',
    signature:
      '0x0f62ad358d6b319d3c1221d44456080068fe02ae5b1a39b4afb1e6721ca7f9903ac523a801533f265231cd35fc2dfddc3bd9a9563b51315cf9d5ff23dc6d2c221f',
  },
]

/** When it was executed: 2025-02-21T14:13:35Z. */
export const EXECUTED_AT = 1_740_147_215

/** What the wallet held and lost, in base units of 18 decimals. */
export const LOST = {
  ETH: 401_346_768_858_404_671_846_374n,
  stETH: 90_375_547_907_685_258_392_043n,
  mETH: 8_000n * 10n ** 18n,
  cmETH: 15_000n * 10n ** 18n,
}

/** The signatures as the wallet takes them: one behind the other, by rising owner. */
export function coldWalletSignatures(): Hex {
  const sorted = [...CONFIRMATIONS].sort((a, b) => (a.owner < b.owner ? -1 : 1))
  return concatHex(sorted.map(c => c.signature))
}
