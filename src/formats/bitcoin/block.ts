import { concatBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Transaction } from '../../model/transaction.ts'
import { type BlockHeader, readHeader } from './block-header.ts'
import { blockTransactions } from './block-transactions.ts'
import { ByteReader } from './byte-reader.ts'
import { merkleRoot, sameBytes, sha256d } from './hashes.ts'
import { type RawInput, type RawOutput, type RawTransaction, readTransaction } from './raw-transaction.ts'
import { addressPrefixes, pushes } from './script-class.ts'
import { readUndo } from './undo-data.ts'

/** What a raw block does not say of itself. */
export interface BlockOptions {
  readonly ledger: LedgerId
  /** Needed for blocks before BIP 34 (below 227,931); for later ones it must agree with the coinbase. */
  readonly height?: number | undefined
  /** The outputs that the block spends; without it the amounts of inputs are unknown unless made in the block itself. */
  readonly undo?: Uint8Array | undefined
  /** The same outputs one by one, an input each in block order, the coinbase's left out; null: not known. Used instead of `undo`. */
  readonly spent?: readonly (RawOutput | null)[] | undefined
}

/** A block that was read and held against its header. */
export interface OpenedBlock {
  readonly header: BlockHeader
  readonly height: number
  readonly raw: readonly RawTransaction[]
  readonly transactions: Transaction[]
}

const WITNESS_COMMITMENT = Uint8Array.of(0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed)
/** BIP 34 made the height in the coinbase binding from this block on (mainnet). */
const BIP34_HEIGHT = 227931

/**
 * Reads one raw block into transactions, and refuses it whole if anything in it does not add up: proof of work against the
 * header's own difficulty, Merkle root, witness commitment (BIP 141), repeated transactions, sums, undo data.
 * @throws InputError `block-truncated`, `block-work`, `block-merkle`, `block-duplicate`, `block-witness`, `block-trailing`,
 *   `block-coinbase`, `block-height`, `value-too-large`, `outputs-exceed-inputs`, `coinbase-reward`, `undo-mismatch`, `undo-truncated`
 */
export function parseBlock(bytes: Uint8Array, options: BlockOptions): Transaction[] {
  return openBlock(bytes, options).transactions
}

/** {@link parseBlock} with what lies under the transactions. */
export function openBlock(bytes: Uint8Array, options: BlockOptions): OpenedBlock {
  const prefixes = addressPrefixes(options.ledger)
  const reader = new ByteReader(bytes, 'block-truncated')
  const header = readHeader(reader)
  const raw: RawTransaction[] = []
  for (let left = reader.compactSize(); left > 0; left--) raw.push(readTransaction(reader))
  if (reader.left > 0)
    throw new InputError('block-trailing', `${reader.left} bytes follow the block's last transaction`)
  checkTree(header, raw)
  const height = heightOf(raw[0] as RawTransaction, options.height)
  const place = { ledger: options.ledger, block: height, hash: header.hash, at: header.at, prefixes }
  return { header, height, raw, transactions: blockTransactions(raw, spentOf(header, raw, options), place) }
}

/** @throws InputError `undo-mismatch`, `undo-truncated` */
function spentOf(header: BlockHeader, raw: readonly RawTransaction[], { undo, spent }: BlockOptions) {
  const inputCounts = raw.slice(1).map(t => t.inputs.length)
  if (spent === undefined) return undo ? readUndo(undo, { previousBlock: header.previousBlock, inputCounts }) : null
  const due = inputCounts.reduce((a, b) => a + b, 0)
  if (spent.length !== due)
    throw new InputError('undo-mismatch', `${spent.length} spent outputs are told, the block spends ${due}`)
  return spent
}

function checkTree(header: BlockHeader, raw: readonly RawTransaction[]): void {
  const coinbase = raw[0]
  if (!coinbase?.coinbase || raw.some((t, i) => i > 0 && t.coinbase))
    throw new InputError('block-coinbase', 'a block needs exactly one coinbase, as its first transaction')
  const tree = merkleRoot(raw.map(t => t.hash))
  if (!sameBytes(tree.root, header.merkleRoot))
    throw new InputError('block-merkle', `the transactions do not hash to the Merkle root of block ${header.hash}`)
  // Same root, longer list: the block was tampered with on the way (CVE-2012-2459).
  if (tree.repeated || new Set(raw.map(t => t.txid)).size !== raw.length)
    throw new InputError(
      'block-duplicate',
      'transactions are repeated so that the Merkle root stays the same (CVE-2012-2459)',
    )
  if (raw.some(t => t.hasWitness)) checkWitness(raw, coinbase)
}

function checkWitness(raw: readonly RawTransaction[], coinbase: RawTransaction): void {
  const commitments = coinbase.outputs.filter(
    o => o.script.length >= 38 && sameBytes(o.script.subarray(0, 6), WITNESS_COMMITMENT),
  )
  const commitment = commitments[commitments.length - 1]
  const reserved = coinbase.inputs[0]?.witness[0]
  if (!commitment || reserved?.length !== 32)
    throw new InputError(
      'block-witness',
      'the block carries witnesses but its coinbase does not commit to them (BIP 141)',
    )
  const { root } = merkleRoot(raw.map((t, i) => (i === 0 ? new Uint8Array(32) : t.witnessHash)))
  if (!sameBytes(sha256d(concatBytes(root, reserved)), commitment.script.subarray(6, 38)))
    throw new InputError('block-witness', "the witnesses do not hash to the coinbase's commitment (BIP 141)")
}

/** The height a coinbase claims (BIP 34: its first push, a little-endian number); null where it is no plausible height. */
export function coinbaseHeight(coinbase: { readonly inputs: readonly Pick<RawInput, 'scriptSig'>[] }): number | null {
  const script = coinbase.inputs[0]?.scriptSig ?? new Uint8Array()
  const size = script[0] ?? 0
  if (size < 1 || size > 4 || script.length < 1 + size) return null
  const data = pushes(script.subarray(0, 1 + size), 0)?.[0]
  if (!data) return null
  const height = data.reduce((sum, byte, i) => sum + byte * 2 ** (8 * i), 0)
  return height >= BIP34_HEIGHT && height < 2 ** 31 ? height : null
}

function heightOf(coinbase: RawTransaction, given: number | undefined): number {
  if (given !== undefined && (!Number.isSafeInteger(given) || given < 0))
    throw new InputError('block-height', `${given} is not a block height`)
  const claimed = coinbaseHeight(coinbase)
  if (given === undefined) {
    if (claimed === null)
      throw new InputError('block-height', 'the coinbase names no height (before BIP 34): give the block height')
    return claimed
  }
  if (claimed !== null && given >= BIP34_HEIGHT && claimed !== given)
    throw new InputError('block-height', `height ${given} was given, but the coinbase says ${claimed}`)
  return given
}
