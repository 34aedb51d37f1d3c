import { crc32 } from 'node:zlib'
import { IntegrityError } from '../../model/errors.ts'

/** Bytes of a page: entries of a hash in two words and a number; in the last eight bytes how many, and a CRC-32. */
export const PAGE_BYTES = 4096
const ENTRY_BYTES = 12
const PAGE_ENTRIES = 340

/** Entries of a run before they are sorted. */
export interface RunEntries {
  hi: Uint32Array
  lo: Uint32Array
  /** What the hash leads to. */
  value: Uint32Array
  count: number
}

/** Room for entries that grows. */
export function emptyEntries(room = 1 << 16): RunEntries {
  return { hi: new Uint32Array(room), lo: new Uint32Array(room), value: new Uint32Array(room), count: 0 }
}

/** Adds an entry. */
export function addEntry(entries: RunEntries, hi: number, lo: number, value: number): void {
  if (entries.count === entries.hi.length) {
    const grown = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const wide = new Uint32Array(old.length * 2)
      wide.set(old)
      return wide
    }
    entries.hi = grown(entries.hi)
    entries.lo = grown(entries.lo)
    entries.value = grown(entries.value)
  }
  const n = entries.count++
  entries.hi[n] = hi
  entries.lo[n] = lo
  entries.value[n] = value
}

/** A run as it lies on the disk, and the first hash word of each of its pages. */
export interface BuiltRun {
  readonly pages: Buffer
  readonly fences: Uint32Array
}

/** Sorts entries by the upper word of their hash and packs them into pages; of equal entries one is kept. */
export function buildRun(entries: RunEntries): BuiltRun {
  const { hi, lo, value } = entries
  const order = sortedOrder(hi, entries.count)
  const most = Math.ceil(entries.count / PAGE_ENTRIES)
  const pages = Buffer.alloc(most * PAGE_BYTES)
  const fences: number[] = []
  let inPage = 0
  const close = (): void => {
    const page = pages.subarray((fences.length - 1) * PAGE_BYTES, fences.length * PAGE_BYTES)
    page.writeUInt32LE(inPage, PAGE_BYTES - 8)
    page.writeUInt32LE(crc32(page.subarray(0, PAGE_BYTES - 4)), PAGE_BYTES - 4)
    inPage = 0
  }
  let last = -1
  for (const n of order) {
    const same = last >= 0 && hi[last] === hi[n] && lo[last] === lo[n] && value[last] === value[n]
    last = n
    if (same) continue
    if (inPage === PAGE_ENTRIES) close()
    if (inPage === 0) fences.push(hi[n] as number)
    const at = (fences.length - 1) * PAGE_BYTES + inPage++ * ENTRY_BYTES
    pages.writeUInt32LE(hi[n] as number, at)
    pages.writeUInt32LE(lo[n] as number, at + 4)
    pages.writeUInt32LE(value[n] as number, at + 8)
  }
  if (inPage > 0) close()
  return { pages: pages.subarray(0, fences.length * PAGE_BYTES), fences: Uint32Array.from(fences) }
}

// Radix sort by 11 bits at a time: stable, so entries of one hash stay in the order in which they came.
function sortedOrder(hi: Uint32Array, count: number): Uint32Array {
  let from = Uint32Array.from({ length: count }, (_, n) => n)
  let to = new Uint32Array(count)
  for (const [shift, bits] of [
    [0, 11],
    [11, 11],
    [22, 10],
  ] as const) {
    const mask = (1 << bits) - 1
    const starts = new Uint32Array(mask + 2)
    for (let n = 0; n < count; n++) (starts[(((hi[n] as number) >>> shift) & mask) + 1] as number)++
    for (let n = 1; n < starts.length; n++) starts[n] = (starts[n] as number) + (starts[n - 1] as number)
    for (const n of from) {
      const digit = ((hi[n] as number) >>> shift) & mask
      const at = starts[digit] as number
      starts[digit] = at + 1
      to[at] = n
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** Hashes to look for, in the order of their upper words. */
export interface SoughtHash {
  readonly hi: number
  readonly lo: number
}

/** The pages in which some hashes would stand: spans `[first, last]` with gaps of fewer than `join` pages closed. */
export function pageSpans(
  fences: Uint32Array,
  sought: readonly SoughtHash[],
  join: number,
): { first: number; last: number; from: number; to: number }[] {
  const spans: { first: number; last: number; from: number; to: number }[] = []
  for (const [n, { hi }] of sought.entries()) {
    // Entries of one hash may begin in the page before the one that it heads.
    const first = Math.max(0, lowerBound(fences, hi) - 1)
    const last = lowerBound(fences, hi + 1) - 1
    if (last < 0) continue
    const span = spans.at(-1)
    if (span && first - span.last <= join && last - span.first < 256) {
      span.last = Math.max(span.last, last)
      span.to = n + 1
    } else spans.push({ first, last, from: n, to: n + 1 })
  }
  return spans
}

/**
 * What the hashes lead to, from pages that were read. Pages that hold none of them are not looked at.
 * @param fences of the whole run, and `first` the number of the first page that was read
 * @param found is told the number of the sought hash and the value
 * @throws IntegrityError `screenings-damaged`
 */
export function searchPages(
  pages: Buffer,
  fences: Uint32Array,
  first: number,
  sought: readonly SoughtHash[],
  { from, to }: { readonly from: number; readonly to: number },
  found: (n: number, value: number) => void,
): void {
  let next = from
  for (let start = 0, number = first; start + PAGE_BYTES <= pages.length; start += PAGE_BYTES, number++) {
    const lowest = fences[number] as number
    // Entries of the hash that heads the next page may stand here too.
    const highest = fences[number + 1] ?? 0xffffffff
    while (next < to && (sought[next] as SoughtHash).hi < lowest) next++
    if (next === to) return
    if ((sought[next] as SoughtHash).hi > highest) continue
    const page = pages.subarray(start, start + PAGE_BYTES)
    if (crc32(page.subarray(0, PAGE_BYTES - 4)) !== page.readUInt32LE(PAGE_BYTES - 4))
      throw new IntegrityError('screenings-damaged', 'a page of the index of screens is not what was written')
    const count = page.readUInt32LE(PAGE_BYTES - 8)
    for (let n = next; n < to; n++) {
      const { hi, lo } = sought[n] as SoughtHash
      if (hi > highest) break
      for (let at = firstEntry(page, count, hi); at < count && page.readUInt32LE(at * ENTRY_BYTES) === hi; at++)
        if (page.readUInt32LE(at * ENTRY_BYTES + 4) === lo) found(n, page.readUInt32LE(at * ENTRY_BYTES + 8))
    }
  }
}

function firstEntry(page: Buffer, count: number, hi: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const mid = (low + high) >> 1
    if (page.readUInt32LE(mid * ENTRY_BYTES) < hi) low = mid + 1
    else high = mid
  }
  return low
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((sorted[mid] as number) < value) low = mid + 1
    else high = mid
  }
  return low
}
