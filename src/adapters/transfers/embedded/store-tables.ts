import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import { checkLength } from './check-length.ts'
import { EMPTY_MANIFEST, type FileSummary, type Manifest, type StagedImport } from './manifest.ts'

/** The small tables of a store, in one LMDB file: what is published, what is staged, tags, and UTXO transactions. */
export interface StoreTables {
  readonly root: RootDatabase
  readonly manifest: Database<Manifest, string>
  /** The number of the manifest, to see cheaply that nothing changed. */
  readonly sequence: Database<number, string>
  /** Files imported whole, by digest and format. */
  readonly files: Database<FileSummary, string>
  readonly staged: Database<StagedImport, string>
  /** Segments merged into others, with the time in Unix milliseconds. */
  readonly retired: Database<number, string>
  readonly tags: Database<string, string>
  readonly utxo: Database<string, string>
  readonly spenders: Database<string, string>
  readonly utxoAccounts: Database<string, string>
}

/** Opens `store.lmdb` in the folder. @throws IntegrityError `store-damaged` */
export function openTables(folder: string, readOnly: boolean): StoreTables {
  checkLength(join(folder, 'store.lmdb'))
  const root = open({
    path: join(folder, 'store.lmdb'),
    noSubdir: true,
    maxDbs: 12,
    readOnly,
    // A commit that returned is on the disk: the manifest may never run ahead of its files, nor be lost after it was told.
    overlappingSync: false,
  })
  const json = { encoding: 'json' } as const
  const text = { encoding: 'string' } as const
  return {
    root,
    manifest: root.openDB<Manifest, string>({ name: 'manifest', ...json }),
    sequence: root.openDB<number, string>({ name: 'sequence', ...json }),
    files: root.openDB<FileSummary, string>({ name: 'files', ...json }),
    staged: root.openDB<StagedImport, string>({ name: 'staged', ...json }),
    retired: root.openDB<number, string>({ name: 'retired', ...json }),
    tags: root.openDB<string, string>({ name: 'tags', ...text }),
    utxo: root.openDB<string, string>({ name: 'utxo', ...text }),
    spenders: root.openDB<string, string>({ name: 'spenders', ...text }),
    utxoAccounts: root.openDB<string, string>({ name: 'utxo-accounts', ...text }),
  }
}

/** What is published now. */
export function readManifest(tables: StoreTables): Manifest {
  return tables.manifest.get('manifest') ?? EMPTY_MANIFEST
}
