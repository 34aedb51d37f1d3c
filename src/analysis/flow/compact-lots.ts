import type { Lot } from './holding.ts'

/** Neighbouring lots of one colour (clean, stolen, mixed) become one, all now brought by the transfer in row `via`. */
export function compactLots(lots: readonly Lot[], via: number): Lot[] {
  const out: Lot[] = []
  for (const lot of lots) {
    const last = out[out.length - 1]
    if (last && colour(last) === colour(lot))
      out[out.length - 1] = { amount: last.amount + lot.amount, taint: last.taint + lot.taint, via }
    else out.push({ amount: lot.amount, taint: lot.taint, via })
  }
  return out
}

function colour({ amount, taint }: Lot): 'clean' | 'stolen' | 'mixed' {
  return taint === 0n ? 'clean' : taint === amount ? 'stolen' : 'mixed'
}
