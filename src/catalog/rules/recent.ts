import type { EventKind } from '../../model/monitor/customer-event.ts'
import type { PastEvent, PastWindow } from '../../model/monitor/rule.ts'

/**
 * Earlier events of a window from the latest to the earliest, those of one time by id, so that an answer does not depend on the order in
 * which events of one time came.
 */
export function recent(past: PastWindow, seconds: number, kinds: readonly EventKind[]): PastEvent[] {
  const found: PastEvent[] = []
  past.each(
    seconds,
    event => {
      found.push(event)
      return true
    },
    ...kinds,
  )
  return found.sort(latestFirst)
}

/** From the latest to the earliest, those of one time by id: for sorting. */
export function latestFirst(a: PastEvent, b: PastEvent): number {
  return b.atMs - a.atMs || (a.id < b.id ? -1 : 1)
}

/** Sum in US dollars; those without a price count nothing. */
export function sumUsd(events: readonly PastEvent[]): number {
  let sum = 0
  for (const e of events) if (!Number.isNaN(e.usd)) sum += e.usd
  return sum
}

/** How many came without a price. */
export function unpriced(events: readonly PastEvent[]): number {
  let n = 0
  for (const e of events) if (Number.isNaN(e.usd)) n++
  return n
}

/** How many different other sides; unknown ones count nothing. */
export function othersOf(events: readonly PastEvent[]): Set<number> {
  const set = new Set<number>()
  for (const e of events) if (e.other !== 0) set.add(e.other)
  return set
}

/** How many came of whom, or went to whom, nobody told: each may be another one. */
export function nameless(events: readonly PastEvent[]): number {
  let n = 0
  for (const e of events) if (e.other === 0) n++
  return n
}

/**
 * The time until which the event under judgement could have come later and still fired, where `still` says whether it fires over the
 * latest so many of `events` (latest first), and fires over fewer only if over more. Null: it fires over none, so that waiting helps nothing.
 */
export function firesUntil(
  events: readonly PastEvent[],
  seconds: number,
  still: (kept: readonly PastEvent[]) => boolean,
): number | null {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (still(events.slice(0, middle))) high = middle
    else low = middle + 1
  }
  const last = events[low - 1]
  return last === undefined ? null : last.atMs + seconds * 1000
}
