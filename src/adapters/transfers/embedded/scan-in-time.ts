import { join } from 'node:path'
import type { Duck } from './duck.ts'
import type { SegmentRecord } from './manifest.ts'
import { SegmentCursor, type SegmentNumbers } from './segment-cursor.ts'

/** Transfers of all segments in the one order of transfers. */
export interface TimeBatch {
  rows: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly asset: Int32Array
  /** Unix seconds. */
  readonly at: Uint32Array
  /** Base units as doubles: exact to 2^53, beyond that within 4 units of the 53rd bit. */
  readonly amount: Float64Array
}

/** Rows of a full batch. */
export const BATCH_ROWS = 16_384

/**
 * Streams the transfers after a second from all segments as one, in time order; segments that overlap are merged row by row. Rows of one
 * second, block and index are ordered by the first 128 bits of their hash.
 * @param after only later seconds; -1: all
 * @param numbersOf asked once for each segment when its first row is near
 * @param room gives the arrays of the next batch; null ends the stream where it is
 */
export async function* scanInTime(
  duck: Duck,
  folder: string,
  segments: readonly SegmentRecord[],
  after: number,
  numbersOf: (segment: SegmentRecord) => Promise<SegmentNumbers>,
  room: () => Promise<TimeBatch | null>,
): AsyncGenerator<TimeBatch> {
  const waiting = segments.filter(s => s.rows > 0 && s.lastAt > after).sort((a, b) => a.firstAt - b.firstAt)
  const active: SegmentCursor[] = []
  let batch = await room()
  if (batch === null) return
  batch.rows = 0
  try {
    for (;;) {
      while (waiting[0] && waiting[0].firstAt <= Math.min(...active.map(c => c.at))) {
        const segment = waiting.shift() as SegmentRecord
        const cursor = new SegmentCursor(duck, join(folder, segment.id), segment, await numbersOf(segment), after)
        active.push(cursor)
        if (!(await cursor.load())) active.pop()
      }
      if (active.length === 0 && waiting.length === 0) break
      if (active.length === 0) continue
      const first = await earliest(active)
      const others = active.filter(c => c !== first)
      const limit = Math.min(...others.map(c => c.at), waiting[0]?.firstAt ?? Number.POSITIVE_INFINITY)
      // Everything before the others' next second can be taken at once; in a shared second only one row.
      if (first.at < limit) take(first, batch, limit)
      else copy(first, batch, first.next + 1)
      if (batch.rows === BATCH_ROWS) {
        yield batch
        batch = await room()
        if (batch === null) return
        batch.rows = 0
      }
      if (!(await first.load())) {
        await first.close()
        active.splice(active.indexOf(first), 1)
      }
    }
    if (batch.rows > 0) yield batch
  } finally {
    for (const cursor of active) await cursor.close()
  }
}

async function earliest(cursors: readonly SegmentCursor[]): Promise<SegmentCursor> {
  let best = cursors[0] as SegmentCursor
  for (const cursor of cursors.slice(1)) if ((await order(cursor, best)) < 0) best = cursor
  return best
}

async function order(a: SegmentCursor, b: SegmentCursor): Promise<number> {
  if (a.at !== b.at) return a.at - b.at
  const [p, q] = [a.place, b.place]
  const near = p.block - q.block || p.index - q.index
  if (near !== 0) return near
  const [x, y] = [await a.txKey(), await b.txKey()]
  return x.kind - y.kind || compare(x.high, y.high) || compare(x.low, y.low)
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Takes rows of the cursor's chunk up to a second, as many as the batch has room for. */
function take(cursor: SegmentCursor, batch: TimeBatch, limit: number): void {
  const { chunk, next } = cursor
  if (chunk === null) return
  let end = Math.min(chunk.rows, next + BATCH_ROWS - batch.rows)
  if ((chunk.at[end - 1] as number) >= limit) end = firstFrom(chunk.at, limit, next, end)
  copy(cursor, batch, end)
}

function copy(cursor: SegmentCursor, batch: TimeBatch, end: number): void {
  const { chunk, next, numbers } = cursor
  if (chunk === null) return
  const { accounts, assets } = numbers
  const { ends, about } = chunk
  const { from, to, asset } = batch
  let row = batch.rows
  for (let i = next; i < end; i++, row++) {
    from[row] = accounts[ends[2 * i] as number] as number
    to[row] = accounts[ends[2 * i + 1] as number] as number
    asset[row] = assets[about[2 * i] as number] as number
  }
  batch.at.set(chunk.at.subarray(next, end), batch.rows)
  batch.amount.set(chunk.amount.subarray(next, end), batch.rows)
  batch.rows = row
  cursor.next = end
}

/** The first place in `[from, end)` whose second is not before the limit; they are in order. */
function firstFrom(at: Uint32Array, limit: number, from: number, end: number): number {
  let low = from
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
