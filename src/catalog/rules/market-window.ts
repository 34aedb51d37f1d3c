import type { EventKind } from '../../model/monitor/customer-event.ts'
import type { PastEvent, PastWindow } from '../../model/monitor/rule.ts'

/** The customer's own trades or orders on one market in a window, the latest first. */
export function ownOnMarket(
  past: PastWindow,
  seconds: number,
  market: number,
  kinds: readonly EventKind[],
): PastEvent[] {
  const found: PastEvent[] = []
  past.each(
    seconds,
    event => {
      if (event.thing === market) found.push(event)
      return true
    },
    ...kinds,
  )
  return found.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
}
