import type { AccountPass } from './account-pass.ts'
import type { TheftMeasure } from './theft-measure.ts'

/** Shares of the theft are told in 2^-64 parts of what was stolen in the same asset. */
export const WHOLE = 64n
/** The first pass of a bounded trace follows what is worth a sixteenth of the theft. */
export const FIRST_LEVEL = 1n << (WHOLE - 4n)
/** Each further pass follows at least this many accounts more, … */
const MORE_AT_ONCE = 256
/** … and at least so many times as many as the pass before, so that all passes together cost little more than the last. */
const GROWTH = 4

/**
 * How far to lower the level so that the most valuable of what lies unfollowed is followed next; 0n when that is all of it.
 * @returns null when nothing lies unfollowed
 */
export function lowerLevel(level: bigint, pass: AccountPass, measure: TheftMeasure): bigint | null {
  if (level === 0n) return null
  const shares: bigint[] = []
  for (const r of pass.unfollowed()) {
    const total = measure.totals.get(r.asset) ?? 0n
    shares.push(total === 0n ? 0n : (r.amount << WHOLE) / total)
  }
  if (shares.length === 0) return null
  shares.sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))
  const at = Math.max(MORE_AT_ONCE, GROWTH * pass.followed.size) - 1
  const next = shares[Math.min(at, shares.length - 1)] as bigint
  return shares.length <= at + 1 || next === 0n ? 0n : next < level ? next : level - 1n
}
