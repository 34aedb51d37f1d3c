import { PAST } from '../../model/monitor/past-flags.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking, lacksPast } from './fire.ts'
import { ownOnMarket } from './market-window.ts'
import { firesUntil } from './recent.ts'
import { sayShare, saySpan } from './say.ts'
import { many, story } from './story-events.ts'
import { order } from './wallet-story.ts'

/** M3: bids above the best price, by somebody whose bids are a large part of the market's. */
export const highBids: Rule = {
  id: 'M3',
  name: 'high-bids',
  question: 'Does the customer bid above the best price, while its bids are a large part of the market’s orders?',
  sources: [
    'Act on the Protection of Virtual Asset Users, article 12',
    'FSS, detection of unfair trading, July 2024: high-price bids',
  ],
  on: ['order'],
  lookback: p => p('window'),
  restless: p => (p('least') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    ticks: { value: 3, unit: 'count', about: 'above the best bid, at least', source: 'proposal' },
    share: {
      value: 0.1,
      unit: 'share',
      about: 'of the market’s orders are the customer’s bids, this one included',
      source: 'proposal',
    },
    least: { value: 5, unit: 'count', about: 'bids of the customer, this one included', source: 'proposal' },
    window: { value: 3600, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, marketPast, thing } = context
    if (event.kind !== 'order' || event.side !== 'buy' || event.cancelled || marketPast === null) return SILENT
    if (event.ticksBeyondBest !== null && event.ticksBeyondBest < context.p('ticks')) return SILENT
    const [window, least] = [context.p('window'), context.p('least')]
    const own = ownOnMarket(past, window, thing, ['order']).filter(
      e => (e.flags & PAST.buy) !== 0 && (e.flags & PAST.cancelled) === 0,
    )
    if (own.length + 1 < least) return past.complete(window) ? SILENT : lacksPast(window)
    const all = marketPast.count(window, 'order') + 1
    if (own.length + 1 < context.p('share') * all) return SILENT
    if (!marketPast.complete(window)) return lacksPast(window)
    if (event.ticksBeyondBest === null) return lacking('the best bid when the order came')
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `a bid ${event.ticksBeyondBest} ticks above the best; ${sayShare((own.length + 1) / all)} of the orders of ${event.market} in ${saySpan(window)} are this customer’s bids, at any price`,
      ],
      figures: { ticks: event.ticksBeyondBest, bids: own.length + 1, orders: all },
      unless: [
        { kind: 'were', words: `under ${context.p('ticks')} ticks above the best bid` },
        { kind: 'later', ms: firesUntil(own, window, kept => kept.length + 1 >= least) },
      ],
      events: own,
    })
  },
  examples: {
    fires: story(
      'Five bids of a quiet market, the last four ticks above the best.',
      many(5, i => order(i, { ticksBeyondBest: i })),
    ),
    silent: story(
      'Five bids at the best price.',
      many(5, i => order(i)),
    ),
  },
}
