import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CordonError } from '../../../model/errors.ts'
import type { Refusal } from '../../../model/refusal.ts'
import { dropKnown } from './drop-known.ts'
import { type Duck, openDuck } from './duck.ts'
import { type FileSummary, type Manifest, REFUSALS_KEPT, type SegmentRecord, type StagedImport } from './manifest.ts'
import { LARGEST_MERGE, mergeSegments, segmentsToMerge } from './merge-segments.ts'
import type { RowFeed, RowTally } from './row-feed.ts'
import { SegmentIndex } from './segment-index.ts'
import { readManifest, type StoreTables } from './store-tables.ts'
import { TransferColumns } from './transfer-columns.ts'
import { INDEX_FILE, writeSegment } from './write-segment.ts'

/** A segment that was merged into another stays this long, for readers in other processes that are in the midst of it. */
const RETIRED_KEPT_MS = 3_600_000

/** How an import is bounded. */
export interface ImportLimits {
  /** Transfers of one segment, which is also one checkpoint. */
  readonly chunkRows: number
  /** DuckDB's share of memory. */
  readonly duckMegabytes: number
}

/** One file to import. */
export interface TransferFile {
  /** Tells the same file and reading apart from every other: digest, format, ledger. */
  readonly key: string
  /** Opens the file after `skip` rows; may use the DuckDB handed in. */
  open(duck: Duck, skip: number): Promise<RowFeed>
}

/**
 * Imports a file: chunks are read, checked, compared with what is known and written as segments that nobody sees; one LMDB
 * commit then publishes all of them. Killed at any moment, the store stands as before, and the next try goes on after the last whole chunk.
 * The caller holds the lock.
 * @throws InputError (the file's own fault; what was staged is taken away)
 */
export async function importTransfers(
  folder: string,
  tables: StoreTables,
  file: TransferFile,
  limits: ImportLimits,
  progress: (rows: number, total: number | null) => void,
): Promise<FileSummary> {
  const before = tables.files.get(file.key)
  if (before !== undefined) return { ...before, new: 0, known: before.new + before.known }
  const manifest = readManifest(tables)
  const found = tables.staged.get(file.key)
  let staged: StagedImport = found?.sequence === manifest.sequence ? found : freshStage(manifest)
  await removeOrphans(folder, tables, manifest, found === staged ? staged.segments : [])
  const indexes = [...manifest.segments, ...staged.segments].map(s => new SegmentIndex(indexPath(folder, s)))
  await using duck = await openDuck(join(folder, 'spill'), limits.duckMegabytes)
  const feed = await file.open(duck, staged.consumed)
  try {
    const columns = new TransferColumns(limits.chunkRows)
    for (let ended = false; !ended; ) {
      columns.clear()
      const refusals: Refusal[] = [...staged.refusals]
      let { refused, skipped } = staged
      const tally: RowTally = {
        refuse(refusal) {
          refused++
          if (refusals.length < REFUSALS_KEPT) refusals.push(refusal)
        },
        skip: () => skipped++,
        read: progress,
      }
      ended = await feed.fill(columns, tally)
      const { dropped, known, conflicts, newTransactions } = dropKnown(columns, indexes)
      for (const conflict of conflicts) tally.refuse(conflict)
      const segments = [...staged.segments]
      if (columns.rows > known + conflicts.length) {
        const segment = await writeSegment(
          duck.db,
          segmentsFolder(folder),
          randomUUID(),
          columns,
          dropped,
          newTransactions,
        )
        segments.push(segment)
        indexes.push(new SegmentIndex(indexPath(folder, segment)))
      }
      staged = {
        sequence: manifest.sequence,
        segments,
        consumed: feed.consumed,
        known: staged.known + known,
        conflicts: staged.conflicts + conflicts.length,
        refused,
        skipped,
        refusals,
      }
      if (!ended) tables.root.transactionSync(() => tables.staged.putSync(file.key, staged))
      progress(feed.consumed, null)
    }
  } catch (error) {
    if (error instanceof CordonError && error.status === 400) {
      await tables.staged.remove(file.key)
      await removeOrphans(folder, tables, manifest, [])
    }
    throw error
  } finally {
    await feed.close()
    for (const index of indexes) await index.close()
  }
  const merged = await mergeSmall(folder, duck, [...manifest.segments, ...staged.segments], limits)
  return publish(tables, manifest, file.key, staged, merged)
}

/** The segments to publish, small ones merged. A kill before the commit leaves folders that nobody names, as any import does. */
async function mergeSmall(
  folder: string,
  duck: Duck,
  segments: readonly SegmentRecord[],
  limits: ImportLimits,
): Promise<readonly SegmentRecord[]> {
  let after = segments
  for (const group of segmentsToMerge(segments, Math.min(limits.chunkRows, LARGEST_MERGE))) {
    const one = await mergeSegments(duck.db, segmentsFolder(folder), randomUUID(), group, s => indexPath(folder, s))
    after = [...after.filter(segment => !group.includes(segment)), one]
  }
  return after
}

/** Takes away segment folders that neither the manifest nor a staged import names, those merged into others an hour ago, and staged imports that a later commit has outdated. */
export async function removeOrphans(
  folder: string,
  tables: StoreTables,
  manifest: Manifest,
  keep: readonly SegmentRecord[],
): Promise<void> {
  const named = new Set([...manifest.segments, ...keep].map(s => s.id))
  for (const { key, value } of [...tables.staged.getRange()]) {
    if (value.sequence !== manifest.sequence) await tables.staged.remove(key)
    else for (const segment of value.segments) named.add(segment.id)
  }
  for (const { key, value } of [...tables.retired.getRange()]) {
    if (Date.now() - value < RETIRED_KEPT_MS) named.add(key)
    else await tables.retired.remove(key)
  }
  const folders = await readdir(segmentsFolder(folder)).catch(() => [])
  for (const id of folders)
    if (!named.has(id)) await rm(join(segmentsFolder(folder), id), { recursive: true, force: true })
  await rm(join(folder, 'spill'), { recursive: true, force: true })
}

/** Where segments stand. */
export function segmentsFolder(folder: string): string {
  return join(folder, 'segments')
}

/** The index of a segment. */
export function indexPath(folder: string, segment: SegmentRecord): string {
  return join(segmentsFolder(folder), segment.id, INDEX_FILE)
}

function freshStage(manifest: Manifest): StagedImport {
  return {
    sequence: manifest.sequence,
    segments: [],
    consumed: 0,
    known: 0,
    conflicts: 0,
    refused: 0,
    skipped: 0,
    refusals: [],
  }
}

function publish(
  tables: StoreTables,
  manifest: Manifest,
  key: string,
  staged: StagedImport,
  segments: readonly SegmentRecord[],
): FileSummary {
  const summary: FileSummary = {
    read: staged.consumed,
    new: staged.segments.reduce((sum, segment) => sum + segment.rows, 0),
    known: staged.known,
    skipped: staged.skipped,
    refused: staged.refused,
    refusals: staged.refusals,
  }
  tables.root.transactionSync(() => {
    if (staged.segments.length > 0) {
      tables.manifest.putSync('manifest', {
        sequence: manifest.sequence + 1,
        segments,
      })
      for (const { id } of manifest.segments)
        if (!segments.some(segment => segment.id === id)) tables.retired.putSync(id, Date.now())
      tables.sequence.putSync('manifest', manifest.sequence + 1)
    }
    tables.files.putSync(key, summary)
    tables.staged.removeSync(key)
  })
  return summary
}
