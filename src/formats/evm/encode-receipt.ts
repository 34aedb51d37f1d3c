import { typeOf, typePrefix } from './encode-transaction.ts'
import type { EvmReceipt } from './evm-receipt.ts'
import { rlpData, rlpList, rlpQuantity } from './rlp.ts'

/** Types whose receipts are encoded in the one way of all Ethereum types (EIP-2718), and the deposits of the OP Stack. */
const KNOWN: ReadonlySet<string> = new Set(['0x0', '0x1', '0x2', '0x3', '0x4', '0x7e'])
const HEX = /^0x(?:[0-9a-fA-F]{2})+$/

/**
 * The bytes of a receipt as they stand in the block's trie, hex without 0x.
 * @returns null for a type that we do not know, or where a field is missing
 */
export function encodeReceipt({ raw, succeeded, logs }: EvmReceipt): string | null {
  const type = typeOf(raw)
  const { root, cumulativeGasUsed: gas, logsBloom: bloom } = raw
  if (!KNOWN.has(type) || typeof bloom !== 'string' || !HEX.test(bloom)) return null
  if (typeof gas !== 'string' || !/^0x[0-9a-fA-F]+$/.test(gas)) return null
  // Before Byzantium the state after the transaction stood where success stands now (EIP-658).
  const first =
    succeeded !== null ? (succeeded ? '01' : '80') : typeof root === 'string' && HEX.test(root) ? rlpData(root) : null
  if (first === null) return null
  const items = [
    first,
    rlpQuantity(gas),
    rlpData(bloom),
    rlpList(logs.map(l => rlpList([rlpData(l.contract), rlpList(l.topics.map(rlpData)), rlpData(l.data)]))),
  ]
  const { depositNonce: nonce, depositReceiptVersion: version } = raw
  // Since Canyon, the receipt of a deposit tells its nonce and its version.
  if (type === '0x7e' && typeof version === 'string') {
    if (typeof nonce !== 'string') return null
    items.push(rlpQuantity(nonce), rlpQuantity(version))
  }
  return `${typePrefix(type)}${rlpList(items)}`
}
