import type { ListTimeline, Span } from '../../analysis/screen/list-timeline.ts'

/** A timeline as lines of JSON, for one of a million addresses is longer than a string may be: what it was made of, then each key. */
export function* timelineLines(timeline: ListTimeline, chain: string): Generator<string> {
  const { versions, walletsAt } = timeline
  yield JSON.stringify({ chain, versions, walletsAt })
  for (const table of ['wallets', 'entries'] as const)
    for (const [key, spans] of Object.entries(timeline[table])) yield JSON.stringify([table, key, spans])
  yield JSON.stringify('end')
}

/** A timeline that was kept, and the digest of the chain of versions from which it was made. */
export interface KeptTimeline {
  readonly chain: string
  readonly timeline: ListTimeline
}

/** Reads what {@link timelineLines} wrote; null where it is cut or something else. @param pieces text that ends with a line each */
export async function readTimeline(pieces: AsyncIterable<string>): Promise<KeptTimeline | null> {
  // No prototype: an address or key named like one of its members stays a key.
  const tables: Readonly<Record<string, Record<string, readonly Span[]>>> = {
    wallets: Object.create(null),
    entries: Object.create(null),
  }
  let head: { chain?: string; versions?: number; walletsAt?: number } = {}
  let whole = false
  for await (const piece of pieces)
    for (const row of JSON.parse(`[${piece.trimEnd().replaceAll('\n', ',')}]`) as unknown[]) {
      if (whole) return null
      if (Array.isArray(row)) {
        const table = tables[String(row[0])]
        if (table === undefined || !Array.isArray(row[2])) return null
        table[String(row[1])] = row[2] as Span[]
      } else if (row === 'end') whole = true
      else if (typeof row === 'object' && row !== null) head = row
    }
  const { chain, versions, walletsAt } = head
  if (!whole || chain === undefined || versions === undefined || walletsAt === undefined) return null
  const { wallets = {}, entries = {} } = tables
  return { chain, timeline: { versions, walletsAt, wallets, entries } }
}
