/** Characters that must be equal after the prefix and at the end: about what wallets show of an address. † */
export const ENDS = 4

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/
const BECH32 = /^((?:bc|ltc|dgb|btg)1[a-z0-9]|[a-z]{1,20}1)[02-9ac-hj-np-z]+$/
const CASHADDR = /^[qp][02-9ac-hj-np-z]{41,}$/

/** What a hurried reader sees of an address. */
export interface AddressEnds {
  /** Length of the part that every address of the form has, and that tells nothing: `0x`, `T`, `bc1q`. */
  readonly prefix: number
  /** Equal for addresses of one form with the same ends. */
  readonly key: string
}

/** The ends of a canonical address; null where it is too short, or of no form whose prefix is known. */
export function addressEnds(address: string): AddressEnds | null {
  const prefix = prefixOf(address)
  if (prefix < 0 || address.length < prefix + 3 * ENDS) return null
  // The prefix keeps the forms apart, the length the forms of one prefix.
  const kind = address.length > 50 ? 'l' : address.length > 40 ? 'm' : 's'
  return { prefix, key: kind + address.slice(0, prefix + ENDS) + address.slice(-ENDS) }
}

function prefixOf(address: string): number {
  if (address.startsWith('0x')) return 2
  const bech32 = BECH32.exec(address)
  if (bech32) return (bech32[1] as string).length
  if (CASHADDR.test(address)) return 1
  if (!BASE58.test(address)) return -1
  if (/^t[13]/.test(address)) return 2
  // 32 bytes without a version: Solana.
  return address.length >= 40 && address.length <= 44 ? 0 : 1
}
