import type { Instant } from '../../model/instant.ts'

/** What is done about a theft, in the order in which it is done. */
export const STEPS = ['reported', 'traced', 'shared', 'asked', 'frozen', 'recovered'] as const

/** One of them. */
export type Step = (typeof STEPS)[number]

/** When a theft happened and when each step was first taken; null: not yet. */
export type StepTimes = Readonly<Record<Step, Instant | null>> & {
  readonly theft: Instant | null
  /** The theft is from before this node kept records, so that its times say nothing of how quick people were. */
  readonly late: boolean
}

/** How long after the theft a step was taken, over all cases in which it was. Spans are seconds. */
export interface StepRow {
  readonly step: Step
  readonly cases: number
  /** Null: no case. */
  readonly median: number | null
  readonly fastest: number | null
  readonly slowest: number | null
}

/** How quick the steps were. Cases whose theft has no time or was late are left out. */
export function stepRows(cases: readonly StepTimes[]): readonly StepRow[] {
  return STEPS.map(step => {
    const spans = cases
      .flatMap(c => {
        const at = c[step]
        return c.late || c.theft === null || at === null ? [] : [Math.max(0, at - c.theft)]
      })
      .sort((a, b) => a - b)
    return {
      step,
      cases: spans.length,
      median: median(spans),
      fastest: spans[0] ?? null,
      slowest: spans.at(-1) ?? null,
    }
  })
}

/** The middle of sorted values, of two middles the half between them; null: there are none. */
export function median(sorted: readonly number[]): number | null {
  const half = sorted.length >> 1
  const upper = sorted[half]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}
