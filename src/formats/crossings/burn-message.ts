/** The body of a CCTP message that burns and mints. Words are 64 hex digits. */
export interface BurnMessage {
  readonly burnToken: string
  readonly mintRecipient: string
  readonly amount: bigint
  readonly sender: string
  /** Of version 2; 0 in version 1. */
  readonly maxFee: bigint
  readonly feeExecuted: bigint
}

const V1_BYTES = 4 + 4 * 32
const V2_BYTES = 4 + 7 * 32

/**
 * Reads it (Circle's BurnMessage.sol and BurnMessageV2.sol): version 0 has four words, version 1 has seven and data of any length behind.
 * @returns null where the body is another application's
 */
export function readBurnMessage(body: string): BurnMessage | null {
  const hex = body.replace(/^0x/, '')
  const version = hex.slice(0, 8)
  const bytes = hex.length / 2
  const two = version === '00000001' && bytes >= V2_BYTES
  if (!two && !(version === '00000000' && bytes === V1_BYTES)) return null
  const word = (n: number): string => hex.slice(8 + 64 * n, 8 + 64 * (n + 1))
  const uint = (n: number): bigint => BigInt(`0x${word(n)}`)
  const message = { burnToken: word(0), mintRecipient: word(1), amount: uint(2), sender: word(3) }
  const fees = two ? { maxFee: uint(4), feeExecuted: uint(5) } : { maxFee: 0n, feeExecuted: 0n }
  return fees.feeExecuted > message.amount ? null : { ...message, ...fees }
}
