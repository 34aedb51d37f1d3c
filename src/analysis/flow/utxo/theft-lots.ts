import type { Lot } from '../holding.ts'

/** Joins neighbours of one colour. Partly tainted lots (haircut) stay as they are. */
export function joinLots(lots: readonly Lot[]): Lot[] {
  const out: Lot[] = []
  for (const lot of lots) {
    const last = out[out.length - 1]
    const colour = lot.taint === 0n ? 0 : lot.taint === lot.amount ? 1 : 2
    const before = last && (last.taint === 0n ? 0 : last.taint === last.amount ? 1 : 2)
    if (lot.amount === 0n) continue
    if (last && colour !== 2 && colour === before && last.via === lot.via)
      out[out.length - 1] = { amount: last.amount + lot.amount, taint: last.taint + lot.taint, via: lot.via }
    else out.push(lot)
  }
  return out
}

/** Takes up to `most` clean value out of the lots, oldest first. */
export function dropClean(lots: readonly Lot[], most: bigint): Lot[] {
  let left = most
  return lots.map(lot => {
    const clean = lot.amount - lot.taint
    const part = clean < left ? clean : left
    left -= part
    return { amount: lot.amount - part, taint: lot.taint, via: lot.via }
  })
}

/** Taints up to `most` clean value of the lots, oldest first. */
export function taintClean(lots: readonly Lot[], most: bigint): Lot[] {
  let left = most
  return lots.flatMap(lot => {
    const clean = lot.amount - lot.taint
    const part = clean < left ? clean : left
    left -= part
    if (part === 0n) return [lot]
    if (lot.taint > 0n || part === clean) return [{ ...lot, taint: lot.taint + part }]
    return [
      { amount: part, taint: part, via: lot.via },
      { amount: lot.amount - part, taint: 0n, via: lot.via },
    ]
  })
}

/** The value of the lots that carries no taint. */
export function cleanOf(lots: readonly Lot[]): bigint {
  return lots.reduce((sum, lot) => sum + lot.amount - lot.taint, 0n)
}
