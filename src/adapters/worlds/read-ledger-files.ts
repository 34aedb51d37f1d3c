import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { GapRow } from '../../analysis/flow/trace-result.ts'
import { parseBlock } from '../../formats/bitcoin/block.ts'
import { readEsplora } from '../../formats/bitcoin/esplora.ts'
import { TRANSFER_FORMATS } from '../../formats/index.ts'
import type { TransferRowFormat } from '../../formats/row-format.ts'
import { InputError, inFile } from '../../model/errors.ts'
import { BITCOIN, type LedgerId } from '../../model/ledger.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { Progress } from '../../operations/ports.ts'
import { noRows, readTable } from '../files/read-table.ts'
import { isUtxoFile, readBytes, readText, sniffTransferFormat } from '../files/sniff-format.ts'
import { MemoryTransferBuilder, type MemoryTransfers } from '../transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../transfers/memory-utxo.ts'

/** Ledger data read from files. */
export interface LedgerFiles {
  readonly transfers: MemoryTransfers
  readonly utxo: MemoryUtxo
  /** SHA-256 over the files' bytes, whatever their order. */
  readonly version: string
  readonly missing: readonly GapRow[]
}

/**
 * Reads files of ledger data into memory; each file's format is told by `as`, else by its header or ending.
 * @throws InputError `format-unclear`, `format-unknown`, and what the formats say of files that are bad as a whole
 */
export async function readLedgerFiles(
  files: readonly string[],
  options: { readonly as: string | null; readonly ledger: LedgerId | null; readonly progress: Progress },
): Promise<LedgerFiles> {
  const table = new MemoryTransferBuilder()
  const transactions: Transaction[] = []
  const missing: GapRow[] = []
  const digests: string[] = []
  for (const file of files) {
    digests.push(await digestOf(file))
    const utxo = await wholeFormat(file, options.as)
    if (utxo !== null) {
      const { found, refusals } = await readTransactions(file, utxo, options.ledger ?? BITCOIN)
      for (const t of found) transactions.push(t)
      refused(missing, file, refusals.length, refusals)
      continue
    }
    const counts = noRows()
    const before = table.conflicts.length
    const format = await tableFormat(file, options.as)
    for await (const batch of readTable(file, format, { ledger: options.ledger, file: basename(file) }, counts)) {
      table.add(batch)
      options.progress.at(table.size, null, `reading ${basename(file)}`)
    }
    refused(missing, file, counts.refused, counts.refusals)
    const conflicts = table.conflicts.length - before
    if (conflicts > 0)
      missing.push(gap(file, `${conflicts} rows contradict earlier rows of the same transfer; the first stands`))
  }
  options.progress.end()
  const version = createHash('sha256').update(digests.sort().join('')).digest('hex')
  const utxo = new MemoryUtxo(transactions)
  if (utxo.conflicts.length > 0) missing.push(contradicted(utxo.conflicts))
  return { transfers: table.build(), utxo, version, missing }
}

async function wholeFormat(file: string, as: string | null): Promise<'bitcoin-block' | 'esplora' | null> {
  if (as === 'bitcoin-block' || as === 'esplora') return as
  return as === null ? isUtxoFile(file) : null
}

async function tableFormat(file: string, as: string | null): Promise<TransferRowFormat> {
  if (as === null) return sniffTransferFormat(file)
  const format = TRANSFER_FORMATS.find(f => f.name === as)
  if (format) return format
  const names = TRANSFER_FORMATS.map(f => f.name).join(', ')
  throw new InputError('format-unknown', `"${as}" is no format of transfers: take ${names}, bitcoin-block or esplora`)
}

async function readTransactions(
  file: string,
  format: 'bitcoin-block' | 'esplora',
  ledger: LedgerId,
): Promise<{ found: readonly Transaction[]; refusals: readonly Refusal[] }> {
  try {
    return await readWhole(file, format, ledger)
  } catch (error) {
    throw inFile(error, file)
  }
}

async function readWhole(file: string, format: 'bitcoin-block' | 'esplora', ledger: LedgerId) {
  if (format === 'bitcoin-block') return { found: parseBlock(await readBytes(file), { ledger }), refusals: [] }
  const { transactions, refusals } = readEsplora(await readText(file), ledger)
  return { found: transactions, refusals }
}

function refused(missing: GapRow[], file: string, count: number, refusals: readonly Refusal[]): void {
  const [first] = refusals
  if (count === 0 || !first) return
  missing.push(gap(file, `${count} rows refused; the first is line ${first.line}: ${first.reason} (${first.code})`))
}

function gap(file: string, because: string): GapRow {
  return { kind: 'refused-rows', account: null, asset: null, amount: 0n, because: `${basename(file)}: ${because}` }
}

function contradicted(ids: readonly string[]): GapRow {
  const because = `${ids.length} transactions are told differently by two files, ${ids[0]} among them; the first stands`
  return { kind: 'refused-rows', account: null, asset: null, amount: 0n, because }
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readBytes(file))
    .digest('hex')
}
