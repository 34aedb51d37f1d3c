/**
 * 32-bit FNV-1a over `bytes[from, to)` with MurmurHash3's finaliser. Spreads keys over buckets; never stands for equality.
 * @param seed another seed gives an independent-looking hash of the same bytes
 */
export function hashBytes(bytes: Uint8Array, from: number, to: number, seed = 0x811c9dc5): number {
  let h = seed | 0
  for (let i = from; i < to; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The seed of the second hash, kept beside each transaction in the index so that a lookup rarely opens a page in vain. */
export const CHECK_SEED = 0x3c6ef372

/** Buckets follow the order of hashes, so writing them in hash order only appends. */
export function bucketOf(hash: number, buckets: number): number {
  return Math.floor((hash * buckets) / 4294967296)
}
