import type { TraceJson } from '../trace-json.ts'

const HOUR = 3600
const DAY = 86_400

/** A span of time that one bar stands for. */
export interface BarStep {
  readonly word: string
  readonly seconds: number
}

/** Taint that moved in one asset, in equal steps; only bars with something in them are listed. */
export interface TimeBars {
  readonly step: BarStep
  readonly from: number
  /** End of the last step. */
  readonly until: number
  readonly bins: readonly { readonly from: number; readonly value: bigint; readonly transfers: number }[]
}

/** Each step with the longest span that it is used for. */
const STEPS: readonly (readonly [step: BarStep, longest: number])[] = [
  [{ word: 'ten minutes', seconds: 600 }, HOUR * 30],
  [{ word: 'hour', seconds: HOUR }, 12 * DAY],
  [{ word: 'day', seconds: DAY }, 280 * DAY],
  [{ word: 'week', seconds: 7 * DAY }, 2000 * DAY],
]
const LONGEST: BarStep = { word: 'span of 30 days', seconds: 30 * DAY }

/** Null where nothing moved. */
export function timeBars(trace: TraceJson, asset: string): TimeBars | null {
  const rows = trace.transfers.filter(t => t.asset === asset && t.tainted !== '0')
  if (rows.length === 0) return null
  const first = rows.reduce((n, t) => Math.min(n, t.at), Infinity)
  const last = rows.reduce((n, t) => Math.max(n, t.at), -Infinity)
  const step = STEPS.find(([, longest]) => last - first <= longest)?.[0] ?? LONGEST
  const start = Math.floor(first / step.seconds) * step.seconds
  const bins = new Map<number, { from: number; value: bigint; transfers: number }>()
  for (const t of rows) {
    const from = start + Math.floor((t.at - start) / step.seconds) * step.seconds
    const bin = bins.get(from) ?? { from, value: 0n, transfers: 0 }
    bins.set(from, bin)
    bin.value += BigInt(t.tainted)
    bin.transfers++
  }
  const sorted = [...bins.values()].sort((a, b) => a.from - b.from)
  return { step, from: start, until: (sorted.at(-1)?.from ?? start) + step.seconds, bins: sorted }
}
