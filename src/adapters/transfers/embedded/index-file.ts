import { type Database, open, type RootDatabase } from 'lmdb'
import type { AssetId } from '../../../model/asset.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { checkLength } from './check-length.ts'

/** What the index of a segment says about itself. */
export interface IndexAbout {
  readonly rows: number
  readonly accounts: number
  readonly accountBuckets: number
  readonly txBuckets: number
  readonly ledgers: readonly LedgerId[]
  readonly assets: readonly AssetId[]
}

/** The LMDB file of one segment: written once in key order, then only read. */
export interface IndexFile {
  readonly root: RootDatabase
  /** Bucket of accounts → their short histories, or the directories of long ones. */
  readonly accounts: Database<Buffer, number>
  /** Pages of at most {@link PAGE_ROWS} rows of long histories. */
  readonly pages: Database<Buffer, number>
  /** Bucket of transactions → who paid and when. */
  readonly transactions: Database<Buffer, number>
  readonly about: Database<IndexAbout, string>
}

/** Rows of a history page; a history up to this long stands in its account's bucket. */
export const PAGE_ROWS = 100

/** Opens (or makes) the index at `path`. @throws IntegrityError `store-damaged` */
export function openIndexFile(path: string, readOnly: boolean): IndexFile {
  // No read-ahead: histories are random reads, and on a cold file reading ahead costs thirty times the time (bench/README.md).
  const options = {
    path,
    noSubdir: true,
    maxDbs: 4,
    readOnly,
    noReadAhead: true,
    noSync: !readOnly,
    compression: false,
  }
  checkLength(path)
  const root = open(options)
  const table = { encoding: 'binary', keyEncoding: 'uint32', compression: false } as const
  return {
    root,
    accounts: root.openDB<Buffer, number>({ name: 'accounts', ...table }),
    pages: root.openDB<Buffer, number>({ name: 'pages', ...table }),
    transactions: root.openDB<Buffer, number>({ name: 'transactions', ...table }),
    about: root.openDB<IndexAbout, string>({ name: 'about', encoding: 'json' }),
  }
}
