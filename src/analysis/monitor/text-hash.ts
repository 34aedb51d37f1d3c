/** A 32-bit hash of a text's UTF-16 units (FNV-1a, then the last mixing of MurmurHash3), from a seed that others cannot guess. */
export function textHash(text: string, seed: number): number {
  let h = seed ^ 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mixed(h ^ text.length)
}

/** The last mixing of MurmurHash3: each bit of the input changes half of the bits of the output. */
export function mixed(h: number): number {
  let x = h
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
