import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacksPast } from './fire.ts'
import { ownOnMarket } from './market-window.ts'
import { sayShare, saySpan } from './say.ts'
import { many, story } from './story-events.ts'
import { order } from './wallet-story.ts'

/** M4: one account makes a large part of a market's orders. */
export const orderShare: Rule = {
  id: 'M4',
  name: 'order-share',
  question: 'Does one account make a large part of a market’s orders?',
  sources: [
    'Act on the Protection of Virtual Asset Users, article 12',
    'FSS, detection of unfair trading, July 2024: order participation',
  ],
  on: ['order'],
  lookback: p => p('window'),
  restless: p => (p('share') * p('orders') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    share: { value: 0.2, unit: 'share', about: 'of the orders are of one account', source: 'proposal' },
    orders: { value: 50, unit: 'count', about: 'orders of the market in the window, at least', source: 'proposal' },
    window: { value: 3600, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, marketPast, thing } = context
    if (event.kind !== 'order' || marketPast === null) return SILENT
    const [window, share, least] = [context.p('window'), context.p('share'), context.p('orders')]
    if (past.count(window, 'order') + 1 < share * least) return past.complete(window) ? SILENT : lacksPast(window)
    const own = ownOnMarket(past, window, thing, ['order'])
    if (own.length + 1 < share * least) return past.complete(window) ? SILENT : lacksPast(window)
    const all = marketPast.count(window, 'order') + 1
    if (all < least || own.length + 1 < share * all) return SILENT
    if (!marketPast.complete(window)) return lacksPast(window)
    return fire(event.atMs, {
      level: 'low',
      reasons: [
        `${own.length + 1} of ${all} orders of ${event.market} within ${saySpan(window)} are of this account: ${sayShare((own.length + 1) / all)}`,
      ],
      figures: { own: own.length + 1, orders: all, share: (own.length + 1) / all },
      // One order less of its own is one less of all.
      unless: [{ kind: 'were', words: `had it made fewer than ${sayShare(share)} of them` }],
      events: own,
    })
  },
  examples: {
    fires: story(
      '20 of 60 orders are of one account.',
      many(60, i => order(i / 2, { customer: i % 3 === 2 ? 'c-1' : `c-${i + 10}` })),
    ),
    silent: story(
      'Two of 60 orders are of one account.',
      many(60, i => order(i / 2, { customer: i % 30 === 29 ? 'c-1' : `c-${i + 10}` })),
    ),
  },
}
