import type { EventKind } from '../../model/monitor/customer-event.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { homeOffsets, isNight, LACKS_HOME, localDay, NIGHT_PARAMETERS, nightAround, nightOf } from './local-night.ts'
import { isMove, OUT, usdOf } from './movement.ts'
import { firesUntil, recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { many, story, withdrawal } from './story-events.ts'
import { resident } from './wallet-story.ts'

/** What a customer does by hand, at an hour of its own. */
const ACTS: readonly EventKind[] = ['login', 'withdrawal', 'fiat-out']

/** R50: several transfers leave within an hour of the night of somebody who is used to the day. */
export const nightBurst: Rule = {
  id: 'R50',
  name: 'night-burst',
  question: 'Do several transfers leave within an hour of the night, of a customer who otherwise acts by day?',
  sources: ['vendors’ rules on unusual hours; figures proposed', 'IANA, time zone database 2026c'],
  on: OUT,
  lookback: p => p('habit'),
  restless: p => (p('count') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    count: { value: 4, unit: 'count', about: 'transfers that leave, this one included', source: 'proposal' },
    usd: { value: 5000, unit: 'usd', about: 'that they move together, at least', source: 'proposal' },
    window: { value: 3600, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    own: {
      value: 0.1,
      unit: 'share',
      about: 'of the customer’s own log-ins and outflows before lie in the night, at most',
      source: 'proposal',
    },
    known: { value: 10, unit: 'count', about: 'of these, at least, are a habit', source: 'proposal' },
    days: { value: 5, unit: 'days', about: 'different days with any of these, at least', source: 'proposal' },
    habit: { value: 90 * 86_400, unit: 'seconds', about: 'how far back these are looked for', source: 'proposal' },
    ...NIGHT_PARAMETERS,
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const [window, need, least] = [context.p('window'), context.p('count'), context.p('usd')]
    if (past.count(window, ...OUT) < need - 1) return past.complete(window, ...OUT) ? SILENT : lacksPast(window)
    const night = nightOf(context)
    const home = homeOffsets(context.profile)
    if (home !== null && !isNight(event.atMs, home, night)) return SILENT
    const all = recent(past, window, OUT)
    const burst = home === null ? all : all.filter(e => isNight(e.atMs, home, night))
    const usd = usdOf(event)
    const sumOf = (kept: readonly PastEvent[]): number => sumUsd(kept) + (Number.isNaN(usd) ? 0 : usd)
    const holds = (kept: readonly PastEvent[]): boolean => kept.length >= need - 1 && sumOf(kept) >= least
    if (!holds(burst)) {
      if (!past.complete(window, ...OUT)) return lacksPast(window)
      if (burst.length < need - 1) return SILENT
      return Number.isNaN(usd) ? LACKS_PRICE : unpriced(burst) > 0 ? LACKS_PAST_PRICE : SILENT
    }
    if (home === null) return LACKS_HOME
    const habit = context.p('habit')
    const tonight = nightAround(event.atMs, home, night)
    // What this night began with is no habit, however long it lasts.
    const until = Math.min(tonight.fromMs, event.atMs - window * 1000)
    const acts = recent(past, habit, ACTS).filter(e => e.atMs < until)
    const dark = acts.filter(e => isNight(e.atMs, home, night)).length
    const whole = past.complete(habit, ...ACTS)
    const days = new Set(acts.map(e => localDay(e.atMs, home))).size
    if (acts.length < context.p('known') || days < context.p('days')) {
      if (!whole) return lacksPast(habit)
      // Of an account that was open for that long, partly before it was first seen, the habit is not known; a younger one has none.
      const opened = context.profile?.openedMs ?? event.atMs
      const isOlder = event.atMs - opened >= context.p('days') * 86_400_000
      if (isOlder && opened < (past.sinceMs ?? event.atMs) && (past.sinceMs ?? 0) > event.atMs - habit * 1000)
        return lacking('the hours that the customer kept before the monitor first saw it')
      return SILENT
    }
    const share = dark / acts.length
    if (share > context.p('own')) return whole ? SILENT : lacksPast(habit)
    const over = firesUntil(burst, window, holds)
    const day = tonight.untilMs - 1
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${burst.length + 1} transfers of together ${sayUsd(sumOf(burst))} left within ${saySpan(window)} in the night of where the customer lives`,
        `of ${acts.length} own log-ins and outflows within ${saySpan(habit)}, before this night, ${sayShare(share)} lay in the night`,
      ],
      figures: { transfers: burst.length + 1, sumUsd: sumOf(burst), acts: acts.length, nightShare: share },
      unless: [
        { kind: 'under', usd: least - sumUsd(burst) },
        { kind: 'later', ms: over === null ? day : Math.min(over, day) },
      ],
      events: burst,
    })
  },
  examples: {
    fires: story(
      'A customer from Seoul who withdraws at noon sends out 8,000 US dollars in four transfers at three in the morning.',
      [
        ...many(12, i => withdrawal(i * 1440 + 180, 200)),
        ...many(4, i => withdrawal(12 * 1440 + 18 * 60 + i * 10, 2000)),
      ],
      resident(),
    ),
    silent: story(
      'The same four transfers at three in the afternoon.',
      [
        ...many(12, i => withdrawal(i * 1440 + 180, 200)),
        ...many(4, i => withdrawal(12 * 1440 + 6 * 60 + i * 10, 2000)),
      ],
      resident(),
    ),
  },
}
