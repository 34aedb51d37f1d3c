import { decodeAbiParameters, parseAbiItem, toFunctionSelector } from 'viem/utils'
import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Act, KnownFunction } from './guard-knowledge.ts'

/** Calldata that asks for a known function. */
export interface DecodedCall {
  /** `transfer(address,uint256)` without its types: `transfer`. */
  readonly name: string
  readonly selector: Hex
  readonly act: Act
  /** By the names of the parameters: addresses as text in EIP-55, numbers as bigint (small ones as number), bytes as hex. */
  readonly args: Readonly<Record<string, unknown>>
}

/** `unknown`: no function that we know. `unreadable`: one that we know, whose arguments are not what it takes. */
export type Decoded =
  | DecodedCall
  | { readonly fault: 'unknown' | 'unreadable'; readonly selector: Hex; readonly name: string | null }

/** Reads calldata by a table of functions. */
export type DecodeCall = (data: Hex) => Decoded

interface Parsed {
  readonly name: string
  readonly act: Act
  readonly inputs: readonly { readonly name?: string; readonly type: string }[]
}

/** A reader of calldata over some functions, which it takes apart once. */
export function callDecoder(functions: readonly KnownFunction[]): DecodeCall {
  const bySelector = new Map<Hex, Parsed>()
  for (const { signature, act } of functions) {
    const item = parseAbiItem(signature) as unknown as { name: string; inputs: Parsed['inputs'] }
    const selector = toFunctionSelector(signature)
    if (!bySelector.has(selector)) bySelector.set(selector, { name: item.name, act, inputs: item.inputs })
  }
  return data => {
    const selector = data.slice(0, 10) as Hex
    const found = bySelector.get(selector)
    if (!found) return { fault: 'unknown', selector, name: null }
    const { name, act, inputs } = found
    if (inputs.length === 0) return { name, selector, act, args: {} }
    try {
      const values = decodeAbiParameters(inputs, `0x${data.slice(10)}`)
      return { name, selector, act, args: Object.fromEntries(inputs.map((p, i) => [p.name ?? String(i), values[i]])) }
    } catch {
      // Too short, out of bounds, or offsets that lead in circles: the contract would read it otherwise or not at all.
      return { fault: 'unreadable', selector, name }
    }
  }
}
