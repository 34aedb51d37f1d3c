import { useMemo } from 'react'
import { worthOfDay } from '../../../../../catalog/prices/worth-of-day.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'

/** Worth of one base unit of each asset on the day of the theft, where somebody published one: all in one money, or none. */
export function usePrices(trace: TraceJson): ReadonlyMap<string, number> {
  return useMemo(() => pricesOf(trace), [trace])
}

/** The same outside of a component. */
export function pricesOf(trace: TraceJson): ReadonlyMap<string, number> {
  const at = trace.stolen.reduce((least, s) => Math.min(least, s.firstAt), Infinity)
  const prices = new Map<string, number>()
  const moneys = new Set<string>()
  if (!Number.isFinite(at)) return prices
  for (const { asset, decimals } of trace.assets) {
    if (decimals === null) continue
    const own = trace.stolen.find(s => s.asset === asset)?.firstAt ?? at
    const worth = worthOfDay(asset, 10n ** BigInt(decimals), own)
    if (worth === null || !(worth.value > 0)) continue
    prices.set(asset, worth.value / 10 ** decimals)
    moneys.add(worth.currency)
  }
  return moneys.size > 1 ? new Map() : prices
}
