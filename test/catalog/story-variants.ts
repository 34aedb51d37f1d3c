import type { AccountId } from '../../src/model/account.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import type { Rule, RuleStory } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'

/** What is done to one event of a story. */
interface Change {
  readonly scale: number
  readonly minutes: number
  readonly drop: boolean
  readonly other: number | null
  readonly about: 'as-told' | 'none'
  readonly unpriced: boolean
}

const change: fc.Arbitrary<Change> = fc.record({
  scale: fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.double({ min: 0.5, max: 1.6, noNaN: true }) },
  ),
  minutes: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -90, max: 90 }) },
  ),
  drop: fc.integer({ min: 0, max: 19 }).map(n => n === 0),
  other: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) },
  ),
  about: fc.integer({ min: 0, max: 19 }).map(n => (n === 0 ? 'none' : 'as-told')),
  unpriced: fc.integer({ min: 0, max: 39 }).map(n => n === 0),
})

/** The same event, worth so many US dollars, won at the rate that it had. */
export function worth(event: CustomerEvent, usd: number | null): CustomerEvent {
  if (!('usd' in event)) return event
  if (!('krw' in event)) return { ...event, usd }
  const rate = event.usd === null || event.krw === null || event.usd === 0 ? 1400 : event.krw / event.usd
  return { ...event, usd, krw: usd === null ? null : usd * rate }
}

/** The same event, worth so many won, US dollars at the rate that it had. */
export function worthKrw(event: CustomerEvent, krw: number): CustomerEvent {
  if (!('krw' in event)) return event
  return { ...event, krw, usd: event.usd === null || !event.krw ? event.usd : (krw / event.krw) * event.usd }
}

function changed(event: CustomerEvent, by: Change): CustomerEvent {
  let e: CustomerEvent = { ...event, atMs: event.atMs + by.minutes * 60_000 }
  if ('usd' in e && e.usd !== null) e = worth(e, by.unpriced ? null : Math.round(e.usd * by.scale * 100) / 100)
  if (e.kind === 'deposit' || e.kind === 'withdrawal') {
    const other = by.other === null ? e.other : (`eip155:1:0x${by.other.toString(16).padStart(40, '0')}` as AccountId)
    e = { ...e, other, about: by.about === 'none' ? null : e.about }
  }
  return e
}

/** The story with another last event. */
export function withLast(story: RuleStory, last: CustomerEvent): RuleStory {
  return { ...story, events: [...story.events.slice(0, -1), last] }
}

/**
 * A rule and a story near one of its examples: amounts, times and accounts moved, events dropped, doubled or added from the other example; the
 * last one, which is judged, is the latest.
 */
export function variantOf(rule: Rule): fc.Arbitrary<RuleStory> {
  return fc
    .record({
      base: fc.oneof(
        { weight: 3, arbitrary: fc.constant(rule.examples.fires) },
        { weight: 1, arbitrary: fc.constant(rule.examples.silent) },
      ),
      changes: fc.array(change, { minLength: 24, maxLength: 24 }),
      round: fc.constantFrom(1, 1, 3_600_000),
      twice: fc.boolean(),
      calm: fc.boolean(),
    })
    .map(({ base, changes, round, twice, calm }) => {
      const given = twice ? [...base.events, ...base.events.slice(-3)] : base.events
      const last = given.length - 1
      const events = given
        .map((event, i) => ({ event, by: changes[(last - i) % changes.length] as Change, i }))
        .filter(({ by, i }) => i === last || calm || !by.drop)
        .map(({ event, by }) => changed(event, calm ? { ...by, scale: 1 } : by))
        .map(e => ({ ...e, atMs: Math.floor(e.atMs / round) * round }))
      const end = Math.max(...events.map(e => e.atMs))
      return {
        ...base,
        events: events.map((e, i) => ({ ...e, id: `v${i}`, atMs: i === events.length - 1 ? end : e.atMs })),
      }
    })
}
