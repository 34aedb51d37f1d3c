import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'

/** One call of a batch. */
export interface BatchPart {
  readonly to: Address
  readonly value: bigint
  readonly data: Hex
  readonly operation: 0 | 1
}

/** Digits of an operation, an address, a value and a length. */
const HEAD = 2 + 40 + 64 + 64

/** The calls of `multiSend(bytes)`, packed one behind the other; a text: why they cannot be told. */
export function splitBatch(packed: Hex): BatchPart[] | string {
  const parts: BatchPart[] = []
  const text = packed.slice(2)
  for (let at = 0; at < text.length; ) {
    if (at + HEAD > text.length) return `the batch ends within the head of its call ${parts.length + 1}`
    const take = (digits: number): string => {
      at += digits
      return text.slice(at - digits, at)
    }
    const operation = Number.parseInt(take(2), 16)
    const to = `0x${take(40)}` as Address
    const value = BigInt(`0x${take(64)}`)
    const length = BigInt(`0x${take(64)}`) * 2n
    if (operation !== 0 && operation !== 1) return `call ${parts.length + 1} of the batch has operation ${operation}`
    if (length > BigInt(text.length - at)) return `call ${parts.length + 1} of the batch is longer than the batch`
    parts.push({ operation, to, value, data: `0x${take(Number(length))}` })
  }
  return parts
}
