import { flagsOf } from '../../src/analysis/monitor/event-flags.ts'
import { providerMark } from '../../src/analysis/monitor/provider-mark.ts'
import type { CustomerEvent, EventKind } from '../../src/model/monitor/customer-event.ts'
import { PAST } from '../../src/model/monitor/past-flags.ts'
import type {
  OwnHabit,
  PastEvent,
  PastWindow,
  Rule,
  RuleAnswer,
  RuleContext,
  RuleStory,
} from '../../src/model/monitor/rule.ts'

/** The other side and the thing of an event, of kinds that this judge knows. */
function sidesOf(event: CustomerEvent): { other: string | null; thing: string | null } {
  if (event.kind === 'deposit' || event.kind === 'withdrawal') return { other: event.other, thing: event.asset }
  if (event.kind === 'fiat-in' || event.kind === 'fiat-out') return { other: event.other, thing: event.currency }
  if (event.kind === 'trade') return { other: event.against, thing: event.market }
  if (event.kind === 'login') return { other: event.device, thing: null }
  throw new Error(`no story of these rules has events of kind ${event.kind}`)
}

/** Mean and deviation over the UTC days before, at most 90 and since the first event; 95th percentile of UTC hours with any of 30 days. */
function habitOf(moves: readonly PastEvent[], sinceMs: number | null, atMs: number): OwnHabit | null {
  const today = Math.floor(atMs / 86_400_000)
  const days = sinceMs === null ? 0 : Math.min(90, today - Math.floor(sinceMs / 86_400_000))
  if (days < 7) return null
  const volumes = Array.from({ length: days }, (_, i) =>
    moves
      .filter(e => Math.floor(e.atMs / 86_400_000) === today - 1 - i && !Number.isNaN(e.usd))
      .reduce((sum, e) => sum + e.usd, 0),
  )
  const dailyMean = volumes.reduce((sum, usd) => sum + usd, 0) / days
  const dailyDeviation = Math.sqrt(volumes.reduce((sum, usd) => sum + (usd - dailyMean) ** 2, 0) / days)
  const hour = Math.floor(atMs / 3_600_000)
  const counts = new Map<number, number>()
  for (const e of moves) {
    const h = Math.floor(e.atMs / 3_600_000)
    if (h < hour && h >= hour - 720) counts.set(h, (counts.get(h) ?? 0) + 1)
  }
  const sorted = [...counts.values()].sort((a, b) => a - b)
  return { dailyMean, dailyDeviation, hourlyCount95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0, days }
}

/** Numbers for names, in the order in which they are asked for; 0 for none. */
function numbering(): (name: string | null) => number {
  const numbers = new Map<string, number>()
  return name => {
    if (name === null) return 0
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1)
    return numbers.get(name) ?? 0
  }
}

/** A window over an array, by the words of the contract and nothing else. `kept`: how many of the latest it remembers. */
function windowOver(all: readonly PastEvent[], atMs: number, kept: number): PastWindow {
  // From the latest to the earliest; those of one time stand as they were given.
  const sorted = all.toSorted((a, b) => b.atMs - a.atMs)
  const events = sorted.slice(0, kept)
  const lost = sorted.slice(kept)
  const within = (seconds: number, kinds: readonly EventKind[]): PastEvent[] =>
    events.filter(e => e.atMs >= atMs - seconds * 1000 && (kinds.length === 0 || kinds.includes(e.kind)))
  return {
    count: (seconds, ...kinds) => within(seconds, kinds).length,
    usd: (seconds, ...kinds) => within(seconds, kinds).reduce((sum, e) => sum + (Number.isNaN(e.usd) ? 0 : e.usd), 0),
    others: (seconds, ...kinds) =>
      new Set(
        within(seconds, kinds)
          .map(e => e.other)
          .filter(n => n !== 0),
      ).size,
    each: (seconds, visit, ...kinds) => void within(seconds, kinds).every(e => visit(e) !== false),
    last: (...kinds) => events.find(e => kinds.length === 0 || kinds.includes(e.kind)) ?? null,
    sinceMs: sorted.at(-1)?.atMs ?? null,
    total: sorted.length,
    complete: seconds => lost.every(e => e.atMs < atMs - seconds * 1000),
  }
}

/**
 * A second judge, as plain as can be: an array instead of the packed state. The last event of the story is judged; the others may stand in
 * any order.
 */
export function judgePlainly(
  rule: Rule,
  story: RuleStory,
  overrides: Readonly<Record<string, number>> = {},
  kept = Number.POSITIVE_INFINITY,
): RuleAnswer {
  const event = story.events.at(-1) as CustomerEvent
  const [side, thing, customer] = [numbering(), numbering(), numbering()]
  const before = story.events.slice(0, -1).filter(e => e.atMs <= event.atMs)
  const past = before.map(e => {
    const names = sidesOf(e)
    const known = before.some(
      b => b !== e && b.customer === e.customer && b.atMs < e.atMs && sidesOf(b).other === names.other,
    )
    const isNew = names.other !== null && !known
    return {
      customer: e.customer,
      side: side(names.other),
      event: {
        id: e.id,
        kind: e.kind,
        atMs: e.atMs,
        usd: 'usd' in e ? (e.usd ?? Number.NaN) : Number.NaN,
        other: side(names.other),
        thing: thing(names.thing),
        flags: flagsOf(e, null) | (isNew ? PAST.newOther : 0),
        price: providerMark(e),
      },
    }
  })
  const names = sidesOf(event)
  const other = side(names.other)
  const own = windowOver(
    past.filter(e => e.customer === event.customer).map(e => e.event),
    event.atMs,
    kept,
  )
  const ofOther = past.filter(e => e.side === other).map(e => ({ ...e.event, other: customer(e.customer) }))
  const context: RuleContext = {
    event,
    profile: story.profile,
    past: own,
    otherPast: other === 0 || event.kind === 'trade' ? null : windowOver(ofOther, event.atMs, kept),
    devicePast: null,
    ipPast: null,
    marketPast: null,
    walletPast: null,
    habit: () =>
      habitOf(
        past.filter(e => e.customer === event.customer && e.event.kind !== 'trade').map(e => e.event),
        own.sinceMs,
        event.atMs,
      ),
    peers: () => null,
    sameHour: () => null,
    other,
    thing: thing(names.thing),
    p: name => {
      const value = overrides[name] ?? rule.parameters[name]?.value
      if (value === undefined) throw new Error(`${rule.id} has no parameter ${name}`)
      return value
    },
  }
  return rule.judge(context)
}
