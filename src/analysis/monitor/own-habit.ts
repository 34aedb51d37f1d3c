import type { OwnHabit, PastWindow } from '../../model/monitor/rule.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const DAYS = 90
const HOUR_DAYS = 30
/** Fewer days of history say nothing. */
const LEAST_DAYS = 7

/** What moves money, for volumes and counts. */
export const MOVING = ['deposit', 'withdrawal', 'fiat-in', 'fiat-out', 'wallet-outflow'] as const

/** Volumes by UTC day and counts by UTC hour of a customer whose list forgot events; older than 90 days they go. */
export class LongHabit {
  readonly days = new Map<number, number>()
  readonly hours = new Map<number, number>()

  /** Counts an event that moved money. */
  add(atMs: number, usd: number): void {
    const day = Math.floor(atMs / DAY_MS)
    const hour = Math.floor(atMs / HOUR_MS)
    if (!this.days.has(day)) prune(this.days, day - DAYS - 2)
    if (!this.hours.has(hour)) prune(this.hours, hour - (HOUR_DAYS + 2) * 24)
    this.days.set(day, (this.days.get(day) ?? 0) + (Number.isNaN(usd) ? 0 : usd))
    this.hours.set(hour, (this.hours.get(hour) ?? 0) + 1)
  }
}

/** Volumes and counts out of a window that is whole over 90 days. */
export function habitOfWindow(past: PastWindow): LongHabit {
  const habit = new LongHabit()
  past.each(
    (DAYS + 1) * 86_400,
    event => {
      habit.add(event.atMs, event.usd)
      return true
    },
    ...MOVING,
  )
  return habit
}

/**
 * The running figures before a moment: the UTC days before the event's own, up to 90 and no further back than the first event; the
 * UTC hours before its own, of 30 days. Null below seven days.
 */
export function ownHabit(habit: LongHabit, sinceMs: number | null, atMs: number): OwnHabit | null {
  if (sinceMs === null) return null
  const today = Math.floor(atMs / DAY_MS)
  const days = Math.min(DAYS, today - Math.floor(sinceMs / DAY_MS))
  if (days < LEAST_DAYS) return null
  const volumes: number[] = []
  for (const [day, usd] of habit.days) if (day < today && day >= today - days) volumes.push(usd)
  // In order of size, so that the order of coming leaves no trace in the last bits.
  volumes.sort((a, b) => a - b)
  const dailyMean = volumes.reduce((sum, usd) => sum + usd, 0) / days
  const idle = (days - volumes.length) * dailyMean ** 2
  const variance = volumes.reduce((sum, usd) => sum + (usd - dailyMean) ** 2, idle) / days
  const hour = Math.floor(atMs / HOUR_MS)
  const counts: number[] = []
  for (const [h, count] of habit.hours) if (h < hour && h >= hour - HOUR_DAYS * 24) counts.push(count)
  counts.sort((a, b) => a - b)
  const hourlyCount95 = counts[Math.max(0, Math.ceil(counts.length * 0.95) - 1)] ?? 0
  return { dailyMean, dailyDeviation: Math.sqrt(variance), hourlyCount95, days }
}

function prune(map: Map<number, number>, before: number): void {
  for (const key of map.keys()) if (key < before) map.delete(key)
}
