import type { Edge } from './place.ts'

/**
 * The runs of transfers in which every one lies in some window of `seconds` that holds at least `least` transfers to (or from)
 * at least `least` distinct parties; with `by` null parties are not counted. One pass: linear in the number of transfers.
 * @param edges in order of time
 * @returns disjoint runs in order of time; windows that overlap make one run
 */
export function busyRuns(edges: readonly Edge[], seconds: number, by: 'from' | 'to' | null, least: number): Edge[][] {
  if (edges.length < least) return []
  const runs: [number, number][] = []
  const inside = new Map<string, number>()
  let start = 0
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i] as Edge
    if (by) inside.set(e[by], (inside.get(e[by]) ?? 0) + 1)
    for (let s = edges[start] as Edge; e.at - s.at > seconds; s = edges[start] as Edge) {
      start++
      if (!by) continue
      const left = (inside.get(s[by]) ?? 1) - 1
      if (left > 0) inside.set(s[by], left)
      else inside.delete(s[by])
    }
    if ((by ? inside.size : i + 1 - start) < least) continue
    const run = runs[runs.length - 1]
    if (run && start < run[1]) run[1] = i + 1
    else runs.push([start, i + 1])
  }
  return runs.map(([a, b]) => edges.slice(a, b))
}
