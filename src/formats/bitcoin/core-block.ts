import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { RawOutput } from './raw-transaction.ts'

/** A block as Bitcoin Core's `getblock` tells it at verbosity 2 and 3, brought back to its bytes. */
export interface CoreBlock {
  readonly bytes: Uint8Array
  /**
   * What each input spends, the coinbase's left out; null where the node does not tell (verbosity 2, or undo data pruned away), or
   * tells of none.
   */
  readonly spent: readonly (RawOutput | null)[] | null
}

/**
 * Builds a block's bytes out of Core's JSON, so that everything in it can be checked by hashing. The outputs spent are the node's word.
 * @throws InputError `core-malformed`
 */
export function readCoreBlock(json: unknown): CoreBlock {
  const block = objectOf(json, 'the block')
  const list = listOf(block['tx'], 'tx')
  const parts: Uint8Array[] = [headerBytes(block), compactSize(list.length)]
  const spent: (RawOutput | null)[] = []
  list.forEach((item, i) => {
    const tx = objectOf(item, `tx.${i}`)
    parts.push(bytesOf(tx['hex'], `tx.${i}.hex`))
    if (i === 0) return
    listOf(tx['vin'], `tx.${i}.vin`).forEach((input, n) => {
      const field = `tx.${i}.vin.${n}`
      const { prevout } = objectOf(input, field)
      spent.push(prevout === undefined || prevout === null ? null : outputOf(prevout, `${field}.prevout`))
    })
  })
  return { bytes: concatBytes(...parts), spent }
}

/** The 80 bytes, from the fields that stand beside the transactions. */
function headerBytes(header: Record<string, unknown>): Uint8Array {
  const hash = (field: string): Uint8Array => {
    const read = bytesOf(header[field], field)
    if (read.length !== 32) throw malformed(field, 'is no hash')
    return read.reverse()
  }
  const bits = bytesOf(header['bits'], 'bits')
  if (bits.length !== 4) throw malformed('bits', 'is not four bytes')
  return concatBytes(
    u32(whole(header['version'], 'version', -0x80000000, 0xffffffff)),
    // The first block of all has none before it.
    header['previousblockhash'] === undefined ? new Uint8Array(32) : hash('previousblockhash'),
    hash('merkleroot'),
    u32(whole(header['time'], 'time', 0, 0xffffffff)),
    bits.reverse(),
    u32(whole(header['nonce'], 'nonce', 0, 0xffffffff)),
  )
}

/** Core writes amounts as numbers of bitcoin with eight places: below 21 million each has one nearest satoshi. */
function outputOf(value: unknown, field: string): RawOutput {
  const output = objectOf(value, field)
  const { value: bitcoin } = output
  if (typeof bitcoin !== 'number' || !(bitcoin >= 0 && bitcoin <= 21_000_000))
    throw malformed(`${field}.value`, 'is no amount of bitcoin')
  const script = objectOf(output['scriptPubKey'], `${field}.scriptPubKey`)
  return { amount: BigInt(Math.round(bitcoin * 1e8)), script: bytesOf(script['hex'], `${field}.scriptPubKey.hex`) }
}

function malformed(field: string, why: string): InputError {
  return new InputError('core-malformed', `${field} ${why}`, { place: { field } })
}

function objectOf(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(field, 'is no object')
  return value as Record<string, unknown>
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed(field, 'is no list')
  return value
}

function bytesOf(value: unknown, field: string): Uint8Array {
  if (typeof value !== 'string' || value.length % 2 !== 0 || !/^[0-9a-f]*$/.test(value))
    throw malformed(field, 'is no hex')
  return hexToBytes(value)
}

function whole(value: unknown, field: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw malformed(field, 'is no whole number in its bounds')
  return value
}

function u32(n: number): Uint8Array {
  return Uint8Array.of(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255)
}

function compactSize(n: number): Uint8Array {
  if (n < 0xfd) return Uint8Array.of(n)
  return n <= 0xffff ? Uint8Array.of(0xfd, n & 255, n >>> 8) : concatBytes(Uint8Array.of(0xfe), u32(n))
}
