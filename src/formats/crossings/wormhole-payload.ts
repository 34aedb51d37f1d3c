/** A message of Wormhole's token bridge that moves tokens. Words are 64 hex digits. */
export interface TokenTransfer {
  /** In units of 10^-8, or of the token itself where it has fewer decimals. */
  readonly amount: bigint
  readonly token: string
  readonly tokenChain: number
  readonly to: string
  readonly toChain: number
}

/**
 * Reads payload 1 (transfer) or 3 (transfer with payload) of the token bridge, all of fixed length but the last part of 3
 * (Wormhole documentation, "Token Bridge, message formats").
 * @returns null for other messages: attestations of tokens, or those of other applications
 */
export function readTokenTransfer(payload: string): TokenTransfer | null {
  const hex = payload.replace(/^0x/, '')
  const kind = hex.slice(0, 2)
  if ((kind !== '01' && kind !== '03') || hex.length < 2 * 133 || (kind === '01' && hex.length !== 2 * 133)) return null
  const word = (byte: number): string => hex.slice(2 * byte, 2 * byte + 64)
  const short = (byte: number): number => Number.parseInt(hex.slice(2 * byte, 2 * byte + 4), 16)
  return { amount: BigInt(`0x${word(1)}`), token: word(33), tokenChain: short(65), to: word(67), toChain: short(99) }
}
