import type { Observation } from '../observation.ts'

/** Observations that a part of a pattern is met by, and how often each of them is used. */
export interface Binding {
  readonly uses: ReadonlyMap<number, number>
  /** The latest time at which one of them began, nanoseconds. */
  readonly firstNs: bigint
  /** The earliest time at which one of them ended, nanoseconds. */
  readonly lastNs: bigint
}

/** One observation, used so often. */
export function bindingOf(index: number, times: number, { firstNs, lastNs }: Observation): Binding {
  return { uses: new Map([[index, times]]), firstNs, lastNs }
}

/** Both together; null where that would use an observation more often than it was made. */
export function joined(a: Binding, b: Binding, observations: readonly Observation[]): Binding | null {
  const uses = new Map(a.uses)
  for (const [index, times] of b.uses) {
    const sum = (uses.get(index) ?? 0) + times
    if (sum > (observations[index]?.count ?? 0)) return null
    uses.set(index, sum)
  }
  return {
    uses,
    firstNs: a.firstNs > b.firstNs ? a.firstNs : b.firstNs,
    lastNs: a.lastNs < b.lastNs ? a.lastNs : b.lastNs,
  }
}

/** Whether moments within all of its observations can lie no more than a span of nanoseconds apart. */
export function isWithin(binding: Binding, spanNs: bigint): boolean {
  return binding.firstNs - binding.lastNs <= spanNs
}

/** Whether each of its observations has a moment in the span, whose end is not part of it. */
export function isInSpan(binding: Binding, startNs: bigint, stopNs: bigint): boolean {
  return startNs < stopNs && binding.firstNs < stopNs && binding.lastNs >= startNs
}
