import { secp256k1 } from '@noble/curves/secp256k1.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { InputError } from '../../model/errors.ts'
import { ByteReader } from './byte-reader.ts'
import { sameBytes, sha256d } from './hashes.ts'
import { MAX_MONEY, type RawOutput, readOutput } from './raw-transaction.ts'

/** What a block's undo data must fit: the hash of the block before it, and how many inputs each later transaction has. */
export interface UndoFit {
  /** Internal byte order. */
  readonly previousBlock: Uint8Array
  /** One count a transaction, the coinbase left out. */
  readonly inputCounts: readonly number[]
}

/** The bytes with which Bitcoin Core begins each record of mainnet's blk*.dat and rev*.dat. */
const MAINNET_MAGIC = Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9)

/**
 * Reads the outputs that a block spends, one an input in block order, coinbase left out. Three forms are told apart by trying:
 * - a whole `rev*.dat` of Bitcoin Core (records of magic, size, CBlockUndo, checksum), in which the block's record is found by its
 *   checksum SHA256d(previous block hash ‖ record). Files of Core 28 and later must first be unmasked with `xor.dat`;
 * - one bare CBlockUndo of Core (`undo.h`: compressed amounts and scripts, `compressor.h`), with or without its checksum;
 * - bcoin's test files: outputs as on the wire, one after the other.
 * @throws InputError `undo-mismatch` (fits none of them for this block), `undo-truncated`
 */
export function readUndo(bytes: Uint8Array, fit: UndoFit): RawOutput[] {
  if (bytes.length >= 8 && sameBytes(bytes.subarray(0, 4), MAINNET_MAGIC)) return readRevFile(bytes, fit)
  const failures: string[] = []
  const readers = [() => readPlain(bytes, fit), () => readChecked(bytes, fit), () => readBlockUndo(bytes, fit)]
  for (const read of readers) {
    try {
      const outputs = read()
      if (outputs) return outputs
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(error.message)
    }
  }
  throw new InputError(
    'undo-mismatch',
    `the undo data does not fit this block in any known form (${failures.join('; ')})`,
  )
}

function readPlain(bytes: Uint8Array, fit: UndoFit): RawOutput[] {
  const reader = new ByteReader(bytes, 'undo-truncated')
  const outputs: RawOutput[] = []
  while (reader.left > 0) outputs.push(readOutput(reader))
  const due = fit.inputCounts.reduce((a, b) => a + b, 0)
  if (outputs.length !== due)
    throw new InputError('undo-mismatch', `as plain outputs it holds ${outputs.length}, the block spends ${due}`)
  return outputs
}

function readChecked(bytes: Uint8Array, fit: UndoFit): RawOutput[] | null {
  if (bytes.length < 33 || !checksumFits(bytes.subarray(0, -32), bytes.subarray(-32), fit)) return null
  return readBlockUndo(bytes.subarray(0, -32), fit)
}

function checksumFits(record: Uint8Array, checksum: Uint8Array, fit: UndoFit): boolean {
  return sameBytes(sha256d(concatBytes(fit.previousBlock, record)), checksum)
}

function readRevFile(bytes: Uint8Array, fit: UndoFit): RawOutput[] {
  const reader = new ByteReader(bytes, 'undo-truncated')
  while (reader.left >= 8 && sameBytes(reader.take(4), MAINNET_MAGIC)) {
    const record = reader.take(reader.u32())
    if (checksumFits(record, reader.take(32), fit)) return readBlockUndo(record, fit)
  }
  throw new InputError('undo-mismatch', 'no record of this rev file carries the checksum of this block')
}

/** CBlockUndo: one CTxUndo a transaction, each a list of spent coins. */
function readBlockUndo(bytes: Uint8Array, fit: UndoFit): RawOutput[] {
  const reader = new ByteReader(bytes, 'undo-truncated')
  const mismatch = (what: string): never => {
    throw new InputError('undo-mismatch', `as CBlockUndo it ${what}`)
  }
  const outputs: RawOutput[] = []
  if (reader.compactSize() !== fit.inputCounts.length) mismatch('has another number of transactions')
  for (const count of fit.inputCounts) {
    if (reader.compactSize() !== count) mismatch('has another number of inputs')
    for (let i = 0; i < count; i++) {
      // Height and coinbase flag; where the height is known, one number follows that older versions used for the transaction's version.
      if (reader.coreVarInt() > 1n) reader.coreVarInt()
      const amount = decompressAmount(reader.coreVarInt())
      if (amount > MAX_MONEY) mismatch(`holds ${amount} satoshi in one output`)
      outputs.push({ amount, script: decompressScript(reader) })
    }
  }
  if (reader.left > 0) mismatch(`has ${reader.left} bytes too many`)
  return outputs
}

/**
 * Undoes Core's amount compression (`compressor.cpp`): trailing decimal zeros are kept as an exponent.
 * @param x the compressed number
 */
export function decompressAmount(x: bigint): bigint {
  if (x === 0n) return 0n
  const rest = x - 1n
  const exponent = rest % 10n
  const head = rest / 10n
  const n = exponent < 9n ? (head / 9n) * 10n + (head % 9n) + 1n : head + 1n
  return n * 10n ** exponent
}

function decompressScript(reader: ByteReader): Uint8Array {
  const kind = reader.coreVarInt()
  if (kind === 0n) return concatBytes(Uint8Array.of(0x76, 0xa9, 20), reader.take(20), Uint8Array.of(0x88, 0xac))
  if (kind === 1n) return concatBytes(Uint8Array.of(0xa9, 20), reader.take(20), Uint8Array.of(0x87))
  if (kind <= 3n) return concatBytes(Uint8Array.of(33, Number(kind)), reader.take(32), Uint8Array.of(0xac))
  if (kind <= 5n) {
    const compressed = concatBytes(Uint8Array.of(Number(kind) - 2), reader.take(32))
    try {
      const key = secp256k1.Point.fromBytes(compressed).toBytes(false)
      return concatBytes(Uint8Array.of(65), key, Uint8Array.of(0xac))
    } catch (cause) {
      throw new InputError('undo-mismatch', 'as CBlockUndo it holds a public key that is no point of the curve', {
        cause,
      })
    }
  }
  if (kind - 6n > BigInt(reader.left)) throw new InputError('undo-truncated', 'a script is longer than the data')
  return reader.take(Number(kind - 6n))
}
