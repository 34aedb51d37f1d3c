/** A 32-bit hash of a text's UTF-16 units (FNV-1a, two units a step, then the last mixing of MurmurHash3), from a seed that others cannot guess. */
export function textHash(text: string, seed: number): number {
  let h = seed ^ 0x811c9dc5
  const pairs = text.length & ~1
  for (let i = 0; i < pairs; i += 2) {
    h = Math.imul(h ^ (text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16)), 0x01000193)
    // A multiplication alone carries nothing downwards.
    h ^= h >>> 15
  }
  if (pairs < text.length) h = Math.imul(h ^ text.charCodeAt(pairs), 0x01000193)
  return mixed(h ^ text.length)
}

/** The last mixing of MurmurHash3: each bit of the input changes half of the bits of the output. */
export function mixed(h: number): number {
  let x = h
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
