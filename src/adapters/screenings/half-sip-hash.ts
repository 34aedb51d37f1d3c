/** A 64-bit hash as two words. */
export interface HashPair {
  hi: number
  lo: number
}

/**
 * HalfSipHash-2-4 with 64 bits of output (Aumasson and Bernstein's SipHash in words of 32 bits). Keyed, so that nobody without the
 * key can make keys that fall into one place. It spreads keys; equality is always checked on the keys themselves.
 * @param bytes hashed from `from` up to `to`
 * @param k0 first four bytes of the key, little-endian
 * @param k1 the other four
 * @param out is written to: `lo` holds the first four bytes of the digest, little-endian
 */
export function halfSipHash(
  bytes: Uint8Array,
  from: number,
  to: number,
  k0: number,
  k1: number,
  out: HashPair,
): HashPair {
  let v0 = k0 | 0
  let v1 = k1 ^ 0xee
  let v2 = 0x6c796765 ^ k0
  let v3 = 0x74656462 ^ k1
  const length = to - from
  const whole = from + (length & ~3)
  const words = (length >> 2) + 3
  for (let n = 0, at = from; n < words; n++, at += 4) {
    let m = 0
    let rounds = 2
    if (at < whole)
      m =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24)
    else if (at === whole) {
      m = length << 24
      for (let i = to - 1; i >= whole; i--) m |= (bytes[i] as number) << (8 * (i - whole))
    } else {
      // The two closing passes take no word: the first marks v2, the second v1, each of four rounds.
      rounds = 4
      if (n === words - 2) v2 ^= 0xee
      else {
        out.lo = (v1 ^ v3) >>> 0
        v1 ^= 0xdd
      }
    }
    if (rounds === 2) v3 ^= m
    for (let r = 0; r < rounds; r++) {
      v0 = (v0 + v1) | 0
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
      v0 = (v0 << 16) | (v0 >>> 16)
      v2 = (v2 + v3) | 0
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
      v0 = (v0 + v3) | 0
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
      v2 = (v2 + v1) | 0
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
      v2 = (v2 << 16) | (v2 >>> 16)
    }
    if (rounds === 2) v0 ^= m
  }
  out.hi = (v1 ^ v3) >>> 0
  return out
}
