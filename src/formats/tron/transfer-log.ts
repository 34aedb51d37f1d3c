import type { Address } from '../../model/address.ts'
import type { TronLog } from './block-json.ts'
import { addressOfWord } from './tron-address.ts'

/** `Transfer(address,address,uint256)`, as TRC-20 and ERC-20 say that tokens moved. */
export const TRANSFER_TOPIC = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'

/** A log that says that value moved: an amount of a TRC-20 token, or one single token (TRC-721). */
export type TransferLog =
  | { readonly kind: 'amount'; readonly from: Address; readonly to: Address; readonly amount: bigint }
  | { readonly kind: 'single' }

/** Reads a log; null where it tells of no transfer, or calls itself one in another shape. */
export function readTransferLog({ topics, data }: TronLog): TransferLog | null {
  if (topics[0] !== TRANSFER_TOPIC) return null
  if (topics.length === 4) return { kind: 'single' }
  // Some old tokens do not index the parties: they stand before the amount.
  const words =
    topics.length === 3 ? [...topics.slice(1), data] : topics.length === 1 ? (data.match(/.{64}/g) ?? []) : []
  const [from = '', to = '', amount = ''] = words
  if (words.length !== 3 || amount.length !== 64 || data.length % 64 !== 0 || !isParty(from) || !isParty(to))
    return null
  return { kind: 'amount', from: addressOfWord(from), to: addressOfWord(to), amount: BigInt(`0x${amount}`) }
}

/** Twelve empty bytes, or the 41 that some contracts leave before the address. */
function isParty(word: string): boolean {
  return /^0{22}(?:00|41)[0-9a-f]{40}$/.test(word)
}
