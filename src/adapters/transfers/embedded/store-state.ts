import { createHash } from 'node:crypto'
import type { LedgerId } from '../../../model/ledger.ts'
import type { StoreSummary } from '../../../operations/ports.ts'
import type { Manifest, SegmentRecord } from './manifest.ts'
import type { StoreTables } from './store-tables.ts'

/** What a store holds, from the manifest and the tables' counts. */
export function summaryOf(tables: StoreTables, segments: readonly SegmentRecord[]): StoreSummary {
  const ledgers = new Set<LedgerId>(segments.flatMap(s => s.ledgers))
  let firstAt = segments.length === 0 ? null : Math.min(...segments.map(s => s.firstAt))
  let lastAt = segments.length === 0 ? null : Math.max(...segments.map(s => s.lastAt))
  let utxo = 0
  for (const { value } of tables.utxo.getRange()) {
    const [ledger, , , , , at] = JSON.parse(value) as [LedgerId, string, number, string | null, number, number]
    ledgers.add(ledger)
    firstAt = firstAt === null ? at : Math.min(firstAt, at)
    lastAt = lastAt === null ? at : Math.max(lastAt, at)
    utxo++
  }
  return {
    transfers: segments.reduce((sum, s) => sum + s.rows, 0),
    transactions: utxo + segments.reduce((sum, s) => sum + s.newTransactions, 0),
    tags: tables.tags.getCount(),
    firstAt,
    lastAt,
    ledgers: [...ledgers].sort(),
  }
}

/** SHA-256 over the digests of the published Parquet and of the UTXO transactions; and over the tags. */
export function versionsOf(tables: StoreTables, manifest: Manifest): { data: string; tags: string } {
  const data = createHash('sha256')
  // The index follows from the Parquet; how LMDB lays out its pages is no part of the data.
  const files = manifest.segments.flatMap(s => s.files.filter(f => !f.name.endsWith('.lmdb')))
  for (const sha256 of files.map(f => f.sha256).sort()) data.update(sha256)
  for (const { key, value } of tables.utxo.getRange()) data.update(`${key} ${value}\n`)
  const tags = createHash('sha256')
  for (const key of tables.tags.getKeys()) tags.update(`${key}\n`)
  return { data: data.digest('hex'), tags: tags.digest('hex') }
}
