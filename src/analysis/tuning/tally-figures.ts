import type { TallyFigures } from './tally.ts'

/** Alerts a UTC day over all days of a stretch, days without any included. */
export function aDayOf(tally: TallyFigures, days: number): { mean: number; median: number; p95: number; most: number } {
  const counts = [...tally.days.values()].sort((a, b) => a - b)
  const idle = Math.max(0, days - counts.length)
  const at = (share: number): number => {
    const n = Math.max(0, Math.ceil(share * (idle + counts.length)) - 1) - idle
    return n < 0 ? 0 : (counts[n] ?? 0)
  }
  return { mean: days === 0 ? 0 : tally.alerts / days, median: at(0.5), p95: at(0.95), most: at(1) }
}

/** Right ones of those of which labels speak; null: there are none. */
export function precisionOf({ right, wrong }: { readonly right: number; readonly wrong: number }): number | null {
  return right + wrong === 0 ? null : right / (right + wrong)
}

/** Labels of bad for which an alert came, of those of which any event came. */
export function recallOf({ subjects }: TallyFigures): { found: number; seen: number; recall: number | null } {
  let [found, seen] = [0, 0]
  for (const marks of subjects) {
    if (marks & 1) seen++
    if (marks & 2) found++
  }
  return { found, seen, recall: seen === 0 ? null : found / seen }
}
