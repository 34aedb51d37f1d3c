import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Lines of one block are some hundred kilobytes; many times as much is damage. */
const LONGEST = 1 << 26
/** The quickest: lines of events are so much alike that higher levels gain little. */
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 1 }

/** Compresses the lines of a block (zstd). */
export function compressLines(lines: Uint8Array): Uint8Array {
  return zstdCompressSync(lines, { params: LEVEL })
}

/** The lines of a block that were compressed. @throws Error for what is none, or longer than any block */
export function inflateLines(compressed: Uint8Array): Uint8Array {
  const lines = zstdDecompressSync(compressed, { maxOutputLength: LONGEST })
  return new Uint8Array(lines.buffer, lines.byteOffset, lines.length)
}
