import { hash } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'
import type { Composites, PointMill } from '../../analysis/psi/point-mill.ts'
import { HASH_TO_GROUP, HASH_TO_SCALAR, lengthed, OUTPUT_BYTES, POINT_BYTES } from '../../analysis/psi/psi-suite.ts'
import { InputError } from '../../model/errors.ts'

const FINALIZE = Buffer.from('Finalize')
const COMPOSITE = Buffer.from('Composite')
/** Bytes of a block of SHA-512. */
const BLOCK = 128
const WIDE = 64

/** {@link PointMill} on libsodium, in the thread that calls it. */
export class SodiumMill implements PointMill {
  private constructor() {}

  /** Loads libsodium's WebAssembly first. */
  static async open(): Promise<SodiumMill> {
    await sodium.ready
    return new SodiumMill()
  }

  async raiseInputs(inputs: readonly string[], scalars: Uint8Array): Promise<Uint8Array> {
    const out = new Uint8Array(inputs.length * POINT_BYTES)
    inputs.forEach((input, i) => {
      const point = sodium.crypto_core_ristretto255_from_hash(expand(Buffer.from(input), HASH_TO_GROUP))
      out.set(sodium.crypto_scalarmult_ristretto255(scalarAt(scalars, i), point), i * POINT_BYTES)
    })
    return out
  }

  async raisePoints(points: Uint8Array, scalars: Uint8Array, inverse = false): Promise<Uint8Array> {
    const out = new Uint8Array(points.length)
    for (let at = 0, i = 0; at < points.length; at += POINT_BYTES, i++) {
      const scalar = scalarAt(scalars, i)
      out.set(times(points, at, inverse ? sodium.crypto_core_ristretto255_scalar_invert(scalar) : scalar), at)
    }
    return out
  }

  async outputs(inputs: readonly string[], points: Uint8Array): Promise<Uint8Array> {
    const out = new Uint8Array(inputs.length * OUTPUT_BYTES)
    inputs.forEach((input, i) => {
      const point = points.subarray(i * POINT_BYTES, (i + 1) * POINT_BYTES)
      const whole = sha512(Buffer.concat([lengthed(Buffer.from(input), point), FINALIZE]))
      out.set(whole.subarray(0, OUTPUT_BYTES), i * OUTPUT_BYTES)
    })
    return out
  }

  /** @param from the number of the first point in the whole row, where only a part is given */
  async composites(seed: Uint8Array, c: Uint8Array, d: Uint8Array, both: boolean, from = 0): Promise<Composites> {
    let m = new Uint8Array(POINT_BYTES)
    let z = new Uint8Array(POINT_BYTES)
    const head = lengthed(seed)
    for (let at = 0, i = from; at < c.length; at += POINT_BYTES, i++) {
      const pair = lengthed(c.subarray(at, at + POINT_BYTES), d.subarray(at, at + POINT_BYTES))
      const text = Buffer.concat([head, Uint8Array.of(i >> 8, i & 255), pair, COMPOSITE])
      const weight = sodium.crypto_core_ristretto255_scalar_reduce(expand(text, HASH_TO_SCALAR))
      m = plus(m, times(c, at, weight))
      if (both) z = plus(z, times(d, at, weight))
    }
    return { m, z: both ? z : null }
  }
}

/** The sum of two points. */
export function plus(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sodium.crypto_core_ristretto255_add(a, b))
}

function times(points: Uint8Array, at: number, scalar: Uint8Array): Uint8Array {
  try {
    return sodium.crypto_scalarmult_ristretto255(scalar, points.subarray(at, at + POINT_BYTES))
  } catch (cause) {
    throw new InputError('psi-point-malformed', `point ${at / POINT_BYTES + 1} is no point, or it is the identity`, {
      cause,
    })
  }
}

function scalarAt(scalars: Uint8Array, i: number): Uint8Array {
  return scalars.length === POINT_BYTES ? scalars : scalars.subarray(i * POINT_BYTES, (i + 1) * POINT_BYTES)
}

/** `expand_message_xmd` of RFC 9380 (section 5.3.1) with SHA-512, for the 64 bytes that are asked for here. */
function expand(message: Uint8Array, domain: Uint8Array): Uint8Array {
  const tail = Buffer.concat([domain, Uint8Array.of(domain.length)])
  const first = sha512(Buffer.concat([new Uint8Array(BLOCK), message, Uint8Array.of(0, WIDE, 0), tail]))
  return sha512(Buffer.concat([first, Uint8Array.of(1), tail]))
}

function sha512(bytes: Uint8Array): Buffer {
  return hash('sha512', bytes, 'buffer')
}
