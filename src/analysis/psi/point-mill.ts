/** Weighted sums of two rows of points under the same weights (RFC 9497, section 2.2.1). */
export interface Composites {
  readonly m: Uint8Array
  /** Null where only the first was asked for. */
  readonly z: Uint8Array | null
}

/**
 * Arithmetic of ristretto255 in bulk. Points and scalars are 32 bytes each, packed without gaps; scalars are little-endian, below the
 * order of the group and not zero. Where `scalars` holds one, it is for all. What is done with scalars takes the same time whatever they are.
 */
export interface PointMill {
  /** For each input the point that RFC 9497 hashes it to, times its scalar. */
  raiseInputs(inputs: readonly string[], scalars: Uint8Array): Promise<Uint8Array>
  /**
   * Each point times its scalar, or times its inverse.
   * @throws InputError `psi-point-malformed`: no canonical encoding, or the identity
   */
  raisePoints(points: Uint8Array, scalars: Uint8Array, inverse?: boolean): Promise<Uint8Array>
  /** For each input and its point the first 32 bytes of what RFC 9497 (section 3.3.1) makes of them at the end. */
  outputs(inputs: readonly string[], points: Uint8Array): Promise<Uint8Array>
  /**
   * The sums of `c`, and of `d` where `both`, under the weights that RFC 9497 draws from the seed and both rows.
   * @throws InputError `psi-point-malformed`
   */
  composites(seed: Uint8Array, c: Uint8Array, d: Uint8Array, both: boolean): Promise<Composites>
}
