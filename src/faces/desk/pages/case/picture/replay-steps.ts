import type { TimeBins } from '../../../../../analysis/picture/time-bins.ts'

const STEPS = 400

/** Moments at even steps of a replay: half of the way by the clock, half by the bars in which something moved. */
export function replaySteps({ from, until, seconds, sums }: TimeBins): number[] {
  const busy = [...sums].map(sum => (sum > 0 ? 1 : 0))
  const all = busy.reduce((a: number, b) => a + b, 0)
  const edges = [0]
  for (const b of busy) edges.push((edges[edges.length - 1] ?? 0) + 0.5 / busy.length + (0.5 * b) / Math.max(1, all))
  const whole = edges[edges.length - 1] ?? 1
  let i = 0
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const way = (step / STEPS) * whole
    while (i < busy.length - 1 && (edges[i + 1] ?? 1) < way) i++
    const [a, b] = [edges[i] ?? 0, edges[i + 1] ?? 1]
    return Math.min(until, from + (i + Math.min(1, Math.max(0, (way - a) / Math.max(1e-9, b - a)))) * seconds)
  })
}
