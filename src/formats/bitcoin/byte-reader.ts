import { InputError } from '../../model/errors.ts'

/** Reads Bitcoin's little-endian wire encoding front to back; running out of bytes is always an error, never a zero. */
export class ByteReader {
  readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly code: string
  at = 0

  /** @param code the code to throw when the bytes end too early, for example `block-truncated` */
  constructor(bytes: Uint8Array, code: string) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.code = code
  }

  /** Bytes not yet read. */
  get left(): number {
    return this.bytes.length - this.at
  }

  private step(size: number): number {
    if (size > this.left)
      throw new InputError(this.code, `ends at byte ${this.bytes.length}, but ${size} more were due at byte ${this.at}`)
    const from = this.at
    this.at += size
    return from
  }

  /** @throws InputError with this reader's code */
  take(size: number): Uint8Array {
    const from = this.step(size)
    return this.bytes.subarray(from, from + size)
  }

  u8(): number {
    return this.view.getUint8(this.step(1))
  }

  u32(): number {
    return this.view.getUint32(this.step(4), true)
  }

  i32(): number {
    return this.view.getInt32(this.step(4), true)
  }

  u64(): bigint {
    return this.view.getBigUint64(this.step(8), true)
  }

  /**
   * CompactSize: the length prefix of the wire protocol.
   * @throws InputError `size-not-minimal` where a longer form than needed was used, as Bitcoin Core refuses too
   */
  compactSize(): number {
    const first = this.u8()
    if (first < 0xfd) return first
    const wide =
      first === 0xff ? this.u64() : BigInt(first === 0xfe ? this.u32() : this.view.getUint16(this.step(2), true))
    const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n
    if (wide < least)
      throw new InputError('size-not-minimal', `a length at byte ${this.at} is not in its shortest form`)
    if (wide > BigInt(this.left))
      throw new InputError(
        this.code,
        `a length of ${wide} at byte ${this.at} exceeds the ${this.left} bytes that are left`,
      )
    return Number(wide)
  }

  /** Bytes preceded by their CompactSize. */
  varBytes(): Uint8Array {
    return this.take(this.compactSize())
  }

  /**
   * Bitcoin Core's VARINT (serialize.h), base 128 with the carry that makes every number have one form only.
   * @throws InputError with this reader's code where it exceeds 64 bits
   */
  coreVarInt(): bigint {
    let n = 0n
    for (;;) {
      const byte = this.u8()
      n = (n << 7n) | BigInt(byte & 0x7f)
      if (n >= 1n << 64n) throw new InputError(this.code, `a number at byte ${this.at} exceeds 64 bits`)
      if ((byte & 0x80) === 0) return n
      n += 1n
    }
  }
}
