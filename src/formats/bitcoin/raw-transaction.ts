import { concatBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { ByteReader } from './byte-reader.ts'
import { displayHash, sha256d } from './hashes.ts'

/** 21 million bitcoin in satoshi: no output and no sum of outputs may exceed it (consensus MAX_MONEY). */
export const MAX_MONEY = 2_100_000_000_000_000n

/** One input as on the wire. */
export interface RawInput {
  /** Internal byte order. */
  readonly prevHash: Uint8Array
  readonly prevIndex: number
  readonly scriptSig: Uint8Array
  readonly witness: readonly Uint8Array[]
}

/** One output as on the wire; `amount` in satoshi. */
export interface RawOutput {
  readonly amount: bigint
  readonly script: Uint8Array
}

/** A transaction as on the wire. */
export interface RawTransaction {
  /** Display order, lower-case hex. */
  readonly txid: string
  /** Internal byte order. */
  readonly hash: Uint8Array
  /** Hash with witness (BIP 141), internal byte order; equals `hash` without one. */
  readonly witnessHash: Uint8Array
  readonly hasWitness: boolean
  readonly coinbase: boolean
  readonly inputs: readonly RawInput[]
  readonly outputs: readonly RawOutput[]
}

/**
 * Reads one transaction, in the SegWit form (BIP 144) or the old one.
 * @throws InputError the reader's code when cut short; `size-not-minimal`, `transaction-empty`, `value-too-large`, `witness-empty`
 */
export function readTransaction(reader: ByteReader): RawTransaction {
  const start = reader.at
  reader.i32()
  const afterVersion = reader.at
  let count = reader.compactSize()
  let hasWitness = false
  if (count === 0) {
    if (reader.u8() !== 1) throw new InputError('transaction-empty', `the transaction at byte ${start} has no inputs`)
    hasWitness = true
    count = reader.compactSize()
  }
  if (count === 0) throw new InputError('transaction-empty', `the transaction at byte ${start} has no inputs`)
  const bodyStart = hasWitness ? afterVersion + 2 : afterVersion
  const bare: Omit<RawInput, 'witness'>[] = []
  for (let i = 0; i < count; i++) {
    const prevHash = reader.take(32)
    const prevIndex = reader.u32()
    const scriptSig = reader.varBytes()
    reader.u32()
    bare.push({ prevHash, prevIndex, scriptSig })
  }
  const outputs = readOutputs(reader)
  if (outputs.length === 0) throw new InputError('transaction-empty', `the transaction at byte ${start} has no outputs`)
  const bodyEnd = reader.at
  const witnesses = hasWitness
    ? bare.map(() => Array.from({ length: reader.compactSize() }, () => reader.varBytes()))
    : []
  if (hasWitness && witnesses.every(w => w.length === 0))
    throw new InputError('witness-empty', `the transaction at byte ${start} is marked SegWit but carries no witness`)
  const locktime = reader.take(4)
  const whole = reader.bytes.subarray(start, reader.at)
  const stripped = hasWitness
    ? concatBytes(whole.subarray(0, 4), reader.bytes.subarray(bodyStart, bodyEnd), locktime)
    : whole
  const hash = sha256d(stripped)
  const first = bare[0] as Omit<RawInput, 'witness'>
  return {
    txid: displayHash(hash),
    hash,
    witnessHash: hasWitness ? sha256d(whole) : hash,
    hasWitness,
    coinbase: bare.length === 1 && first.prevIndex === 0xffffffff && first.prevHash.every(b => b === 0),
    inputs: bare.map((input, i) => ({ ...input, witness: witnesses[i] ?? [] })),
    outputs,
  }
}

function readOutputs(reader: ByteReader): RawOutput[] {
  const count = reader.compactSize()
  const outputs: RawOutput[] = []
  let sum = 0n
  for (let i = 0; i < count; i++) {
    const output = readOutput(reader)
    outputs.push(output)
    sum += output.amount
  }
  if (sum > MAX_MONEY) throw new InputError('value-too-large', `outputs add up to ${sum} satoshi, more than can exist`)
  return outputs
}

/**
 * Reads one output: 8 bytes of value, then the script with its length.
 * @throws InputError `value-too-large`, or the reader's code
 */
export function readOutput(reader: ByteReader): RawOutput {
  const amount = reader.u64()
  if (amount > MAX_MONEY)
    throw new InputError('value-too-large', `an output of ${amount} satoshi is more than can exist`)
  return { amount, script: reader.varBytes() }
}
