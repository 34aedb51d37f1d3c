import { TRANSFER_TOPIC } from '../../../src/formats/evm/token-transfers.ts'

/** Code that puts a contract's code in place. */
function deploys(runtime: string): string {
  return `0x60${(runtime.length / 2).toString(16).padStart(2, '0')}80600b6000396000f3${runtime}`
}

/**
 * Says `Transfer(caller, to, amount)` for `transfer(to, amount)`, and keeps no balances:
 * mstore(0, calldata[36]); log3(0, 32, topic, caller, calldata[4]).
 */
export const SPEAKING_TOKEN = deploys(`602435600052600435337f${TRANSFER_TOPIC.slice(2)}60206000a300`)

/** Pays what it is paid on to the address in its first word of input; goes back on all of it when the second word is not 0. */
export const FORWARDER = deploys('6000600060006000346000355af1506020356016570' + '05b60006000fd')

/** `transfer(to, amount)`. */
export function transferCall(to: string, amount: bigint): string {
  return `0xa9059cbb${word(to)}${amount.toString(16).padStart(64, '0')}`
}

/** An address or number as a word of 32 bytes, without 0x. */
export function word(value: string | number): string {
  return (typeof value === 'number' ? value.toString(16) : value.slice(2)).padStart(64, '0')
}
