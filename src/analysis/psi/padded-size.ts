import { LEAST_POINTS } from './psi-suite.ts'

/**
 * How many points are sent for a set of this size, so that their number tells little: at least 256, else rounded up as Padmé does
 * (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019, algorithm 1): by at most 12 %,
 * and only O(log log n) bits of the size are told.
 */
export function paddedSize(count: number): number {
  if (count <= LEAST_POINTS) return LEAST_POINTS
  const exponent = Math.floor(Math.log2(count))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - kept)
  return Math.ceil(count / step) * step
}
