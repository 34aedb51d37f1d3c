import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RowContext, TransferRowFormat } from '../../../formats/row-format.ts'
import { type AccountId, splitAccount } from '../../../model/account.ts'
import { InputError, NotFoundError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { Tag } from '../../../model/tag.ts'
import type { Transaction } from '../../../model/transaction.ts'
import { compareTransfers, type Transfer } from '../../../model/transfer.ts'
import type {
  History,
  HistoryQuery,
  StoreSummary,
  TagSource,
  TransferSource,
  UtxoSource,
} from '../../../operations/ports.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { contentDigest } from './content-digest.ts'
import { diskFull } from './disk-full.ts'
import { openDuck } from './duck.ts'
import {
  type ImportLimits,
  importTransfers,
  indexPath,
  removeOrphans,
  segmentsFolder,
  type TransferFile,
} from './import-transfers.ts'
import { EMPTY_MANIFEST, type FileSummary, type Manifest, type SegmentRecord } from './manifest.ts'
import { type OpenRows, openTransferFile } from './open-file.ts'
import { readHistory } from './read-history.ts'
import { readNames, type ScanBatch, type SegmentNames, scanSegment } from './read-parquet.ts'
import { SegmentIndex } from './segment-index.ts'
import { lockStore } from './store-lock.ts'
import { summaryOf, versionsOf } from './store-state.ts'
import { openTables, readManifest, type StoreTables } from './store-tables.ts'
import { everyTag, readTags, storeTags } from './tag-table.ts'
import {
  accountTransactions,
  readTransactions,
  type StoredTransactions,
  spendingTransactions,
  storeTransactions,
} from './transaction-table.ts'
import { verifySegments } from './verify-segments.ts'

/** How to open a store. */
export interface OpenOptions {
  readonly readOnly?: boolean | undefined
  /** Transfers of one import chunk (one segment, one checkpoint); the default keeps an import of any size under 2 GB. */
  readonly chunkRows?: number | undefined
  /** Memory for DuckDB while importing. */
  readonly duckMegabytes?: number | undefined
}

const LIMITS: ImportLimits = { chunkRows: 2_500_000, duckMegabytes: 500 }

/** Opens the store in `folder`, made if need be. @throws NotFoundError `store-missing` when `readOnly` and there is none */
export async function openEmbeddedStore(folder: string, options: OpenOptions = {}): Promise<EmbeddedStore> {
  const readOnly = options.readOnly === true
  if (readOnly && !existsSync(join(folder, 'store.lmdb')))
    throw new NotFoundError('store-missing', `there is no store in ${folder}; import something first`)
  if (!readOnly) makeFolder(folder)
  const tables = openTables(folder, readOnly)
  const limits = {
    chunkRows: options.chunkRows ?? LIMITS.chunkRows,
    duckMegabytes: options.duckMegabytes ?? LIMITS.duckMegabytes,
  }
  const store = new EmbeddedStore(folder, tables, readOnly, limits)
  if (!readOnly) await store.recover()
  return store
}

/**
 * Transfers, UTXO transactions and tags in one folder: immutable segments (Parquet beside an LMDB index of histories) named by a
 * manifest, and small LMDB tables. Readers see one commit or the next, never between, also while another process imports.
 */
export class EmbeddedStore implements TransferSource, UtxoSource, TagSource {
  readonly folder: string
  readonly #tables: StoreTables
  readonly #readOnly: boolean
  readonly #limits: ImportLimits
  readonly #open = new Map<string, SegmentIndex>()
  /** Indexes of segments that were merged into others, on their way out. */
  readonly #closing: Promise<void>[] = []
  #manifest: Manifest = EMPTY_MANIFEST

  constructor(folder: string, tables: StoreTables, readOnly: boolean, limits: ImportLimits) {
    this.folder = folder
    this.#tables = tables
    this.#readOnly = readOnly
    this.#limits = limits
  }

  async histories(queries: readonly HistoryQuery[]): Promise<History[]> {
    const segments = this.#segments()
    return queries.map(query => readHistory(segments, query))
  }

  async transaction(ledger: LedgerId | null, tx: string): Promise<Transfer[]> {
    return this.#segments()
      .flatMap(segment => segment.transaction(ledger, tx))
      .sort(compareTransfers)
  }

  async summary(): Promise<StoreSummary> {
    return summaryOf(this.#tables, this.#current().segments)
  }

  async transactions(ledger: LedgerId, ids: readonly string[]): Promise<(Transaction | null)[]> {
    return readTransactions(this.#tables, ledger, ids)
  }

  async spenders(ledger: LedgerId, outpoints: readonly string[]): Promise<(Transaction | null)[]> {
    return spendingTransactions(this.#tables, ledger, outpoints)
  }

  async byAccount(account: AccountId): Promise<Transaction[]> {
    return accountTransactions(this.#tables, account, splitAccount(account).ledger)
  }

  async tags(accounts: readonly AccountId[]): Promise<Tag[][]> {
    return accounts.map(account => readTags(this.#tables, account))
  }

  /** Every claim that is stored. */
  everyTag(): Iterable<Tag> {
    return everyTag(this.#tables)
  }

  /** The published segments, for those who read whole columns (`scanInTime`). */
  records(): readonly SegmentRecord[] {
    return this.#current().segments
  }

  /** Imports one file of transfers. @throws InputError `store-busy`, or what is wrong with the file as a whole */
  async importTransfers(
    file: TransferFile,
    progress: (rows: number, total: number | null) => void = () => {},
  ): Promise<FileSummary> {
    using _lock = this.#lock()
    try {
      return await importTransfers(this.folder, this.#tables, file, this.#limits, progress)
    } catch (error) {
      throw diskFull(error, this.folder)
    }
  }

  /** Imports one tabular file in any format; `open` reads its cells. @throws InputError as {@link importTransfers} and the format do */
  async importFile(
    path: string,
    format: TransferRowFormat,
    context: RowContext,
    open: (path: string) => Promise<OpenRows>,
    progress: (rows: number, total: number | null) => void = () => {},
  ): Promise<FileSummary> {
    return this.importTransfers(await openTransferFile(path, format, context, open), progress)
  }

  /** Stores claims in one commit and says how many were new. */
  async importTags(tags: readonly Tag[]): Promise<{ new: number; known: number }> {
    using _lock = this.#lock()
    const fresh = this.#tables.root.transactionSync(() => storeTags(this.#tables, tags))
    return { new: fresh, known: tags.length - fresh }
  }

  /** Stores UTXO transactions in one commit. */
  async importTransactions(transactions: readonly Transaction[]): Promise<StoredTransactions> {
    using _lock = this.#lock()
    return this.#tables.root.transactionSync(() => storeTransactions(this.#tables, transactions))
  }

  /** SHA-256 over the whole content, whatever the order of import. Reads everything: 2 µs a transfer. */
  async contentDigest(): Promise<string> {
    return contentDigest(this.#segments(), this.#tables)
  }

  /** Names the state of the data and of the tags, cheaply; the same state has the same versions, another state has others. */
  async versions(): Promise<{ data: string; tags: string }> {
    return versionsOf(this.#tables, this.#current())
  }

  /** Streams all transfers from Parquet as columns, segment by segment; {@link ScanBatch} numbers are read with `names`. */
  async *scan(): AsyncGenerator<ScanBatch & { names(): Promise<SegmentNames> }> {
    const segments = this.#current().segments
    await using duck = await openDuck(join(this.folder, 'scan-spill'), this.#limits.duckMegabytes)
    await using second = await openDuck(join(this.folder, 'scan-spill'), this.#limits.duckMegabytes)
    for (const { id } of segments) {
      const folder = join(segmentsFolder(this.folder), id)
      let names: Promise<SegmentNames> | undefined
      for await (const batch of scanSegment(duck.db, folder, id))
        yield {
          ...batch,
          names: () => {
            names ??= readNames(second.db, folder)
            return names
          },
        }
    }
  }

  /** Compares every segment's Parquet with its index and with the manifest. @throws IntegrityError `segment-damaged` */
  async verify(): Promise<void> {
    await verifySegments(this.folder, this.#current().segments)
  }

  /** Takes away what a killed import left behind, unless an import is running now. */
  async recover(): Promise<void> {
    let lock: Disposable
    try {
      lock = lockStore(this.folder)
    } catch (error) {
      if (error instanceof InputError) return
      throw error
    }
    using _lock = lock
    await removeOrphans(this.folder, this.#tables, readManifest(this.#tables), [])
  }

  async close(): Promise<void> {
    for (const segment of this.#open.values()) await segment.close()
    this.#open.clear()
    await Promise.all(this.#closing)
    await this.#tables.root.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #lock(): Disposable {
    if (this.#readOnly) throw new InputError('store-read-only', `the store in ${this.folder} was opened for reading`)
    return lockStore(this.folder)
  }

  #current(): Manifest {
    const sequence = this.#tables.sequence.get('manifest') ?? 0
    if (sequence !== this.#manifest.sequence) {
      this.#manifest = readManifest(this.#tables)
      const named = new Set(this.#manifest.segments.map(segment => segment.id))
      for (const [id, index] of this.#open) {
        if (named.has(id)) continue
        this.#open.delete(id)
        this.#closing.push(index.close())
      }
    }
    return this.#manifest
  }

  #segments(): SegmentIndex[] {
    return this.#current().segments.map(record => {
      let index = this.#open.get(record.id)
      if (index === undefined) {
        index = new SegmentIndex(indexPath(this.folder, record))
        this.#open.set(record.id, index)
      }
      return index
    })
  }
}
