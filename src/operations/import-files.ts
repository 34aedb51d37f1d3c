import { z } from 'zod'
import { parseBlock } from '../formats/bitcoin/block.ts'
import { readEsplora } from '../formats/bitcoin/esplora.ts'
import type { TagRowFormat, TransferRowFormat } from '../formats/row-format.ts'
import { InputError, inFile } from '../model/errors.ts'
import { BITCOIN, type LedgerId, parseLedger } from '../model/ledger.ts'
import type { Refusal } from '../model/refusal.ts'
import type { Tag } from '../model/tag.ts'
import type { Transaction } from '../model/transaction.ts'
import type { ImportSummary, LedgerImporter } from './import-port.ts'
import type { Progress } from './ports.ts'

/** What `cordon import` takes. */
export const importFilesInput = z.object({
  files: z.array(z.string().min(1)).min(1).describe('files to import'),
  as: z.string().min(1).describe('format of the files').meta({ placeholder: 'FORMAT' }),
  ledger: z.string().optional().describe('ledger of formats that name none').meta({ placeholder: 'ID' }),
  undo: z.string().optional().describe('undo data of a raw Bitcoin block').meta({ placeholder: 'FILE' }),
  height: z.number().int().nonnegative().optional().describe('height of a raw Bitcoin block before BIP 34'),
})

/** One file's result. */
export interface ImportedFile extends ImportSummary {
  readonly file: string
}

/** What the operation reaches: readers of files, the formats by name, and where data goes. */
export interface ImportWorld {
  readonly importer: LedgerImporter
  readonly progress: Progress
  readonly transferFormats: readonly TransferRowFormat[]
  readonly tagFormats: readonly TagRowFormat[]
  bytes(path: string): Promise<Uint8Array>
  /** A file as UTF-8 text. */
  text(path: string): Promise<string>
  /** All claims of a tag file (tables by row, `tagpack` YAML whole) and the rows refused. */
  tags(
    path: string,
    format: string,
    ledger: LedgerId | null,
  ): Promise<{ tags: readonly Tag[]; refusals: readonly Refusal[] }>
}

/**
 * Imports files one after the other; each is taken in whole or not at all, row by row refusals aside.
 * @throws InputError `format-unknown`, `store-busy`, and what the format says of a file that is bad as a whole
 */
export async function importFiles(
  input: z.output<typeof importFilesInput>,
  world: ImportWorld,
): Promise<{ files: ImportedFile[] }> {
  const ledger = input.ledger === undefined ? null : parseLedger(input.ledger)
  const files: ImportedFile[] = []
  for (const file of input.files) {
    try {
      files.push({ file, ...(await importOne(file, input, ledger, world)) })
    } catch (error) {
      throw inFile(error, file)
    }
  }
  world.progress.end()
  return { files }
}

async function importOne(
  file: string,
  input: z.output<typeof importFilesInput>,
  ledger: LedgerId | null,
  world: ImportWorld,
): Promise<ImportSummary> {
  const rows = world.transferFormats.find(format => format.name === input.as)
  if (rows !== undefined)
    return world.importer.importFile(file, rows, { ledger, file }, (done, total) =>
      world.progress.at(done, total, file.slice(file.lastIndexOf('/') + 1)),
    )
  if (input.as === 'tagpack' || world.tagFormats.some(format => format.name === input.as)) {
    const { tags, refusals } = await world.tags(file, input.as, ledger)
    const stored = await world.importer.importTags(tags)
    return { read: tags.length + refusals.length, ...stored, skipped: 0, refused: refusals.length, refusals }
  }
  if (input.as === 'bitcoin-block') {
    const undo = input.undo === undefined ? undefined : await world.bytes(input.undo)
    const bytes = await world.bytes(file)
    return storeTransactions(world, parseBlock(bytes, { ledger: ledger ?? BITCOIN, height: input.height, undo }), [])
  }
  if (input.as === 'esplora') {
    const { transactions, refusals } = readEsplora(await world.text(file), ledger ?? BITCOIN)
    return storeTransactions(world, transactions, refusals)
  }
  throw new InputError('format-unknown', `"${input.as}" is not a format; see cordon import --help`)
}

/** Takes transactions in; what contradicts a known one is refused. */
export function importTransactionRows(
  world: Pick<ImportWorld, 'importer'>,
  transactions: readonly Transaction[],
): Promise<ImportSummary> {
  return storeTransactions(world, transactions, [])
}

async function storeTransactions(
  world: Pick<ImportWorld, 'importer'>,
  transactions: readonly Transaction[],
  refusals: readonly Refusal[],
): Promise<ImportSummary> {
  const { fresh, known, conflicts } = await world.importer.importTransactions(transactions)
  const contradicted = conflicts.map(tx => ({
    line: transactions.findIndex(t => t.tx === tx) + 1,
    field: null,
    code: 'transaction-conflict',
    reason: `transaction ${tx} is already known with another content`,
  }))
  return {
    read: transactions.length + refusals.length,
    new: fresh,
    known,
    skipped: 0,
    refused: refusals.length + conflicts.length,
    refusals: [...refusals, ...contradicted],
  }
}
