import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking, lacksPast } from './fire.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { many, story, trade } from './story-events.ts'
import { admin } from './wallet-story.ts'

const NOTICES: ReadonlySet<string> = new Set(['listing-notice', 'delisting-notice', 'unlock-notice'])
const COIN = { market: 'COIN/KRW' } as const

/** M5: few accounts traded much in the days before a notice that nobody could know. */
export const beforeNotice: Rule = {
  id: 'M5',
  name: 'before-notice',
  question: 'Did few accounts trade much in the days before a notice on the market that nobody could know?',
  sources: [
    'Act on the Protection of Virtual Asset Users, article 10: unpublished information',
    'FSS, detection of unfair trading, July 2024',
  ],
  on: ['admin'],
  lookback: p => p('window'),
  parameters: {
    window: { value: 72 * 3600, unit: 'seconds', about: 'before the notice', source: 'proposal' },
    share: {
      value: 0.2,
      unit: 'share',
      about: 'of what was bought (before bad news: sold) is of one account',
      source: 'proposal',
    },
    usd: { value: 10_000, unit: 'usd', about: 'of one account, at least', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, marketPast } = context
    if (event.kind !== 'admin' || !NOTICES.has(event.what)) return SILENT
    if (marketPast === null) return lacking('the trades of the market that the notice is about')
    const window = context.p('window')
    const good = event.what === 'listing-notice'
    const trades = recent(marketPast, window, ['trade']).filter(e => ((e.flags & PAST.buy) !== 0) === good)
    const all = sumUsd(trades)
    const by = new Map<number, PastEvent[]>()
    for (const e of trades) {
      const own = by.get(e.other)
      if (own) own.push(e)
      else by.set(e.other, [e])
    }
    const early = [...by.values()].filter(
      own => sumUsd(own) >= context.p('usd') && sumUsd(own) >= context.p('share') * all,
    )
    if (early.length === 0) {
      if (!marketPast.complete(window)) return lacksPast(window)
      return unpriced(trades) > 0 ? lacking('the worth in US dollars of trades before the notice') : SILENT
    }
    const events = early.flat().sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
    const sum = sumUsd(events)
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${early.length} ${early.length === 1 ? 'account' : 'accounts'} ${good ? 'bought' : 'sold'} ${sayUsd(sum)}, ${sayShare(sum / all)} of all, within ${saySpan(window)} before the ${event.what} on ${event.detail}; the events named are theirs`,
      ],
      figures: { accounts: early.length, usd: sum, share: sum / all },
      unless: [
        {
          kind: 'were',
          words: `had no account traded ${sayShare(context.p('share'))} of it and ${sayUsd(context.p('usd'))}`,
        },
      ],
      events,
    })
  },
  examples: {
    fires: story('One account buys most of a coin on the day before its listing is announced.', [
      ...many(4, i => trade(i * 60, 500, { ...COIN, side: 'buy', customer: `c-${i + 2}` })),
      trade(300, 20_000, { ...COIN, side: 'buy' }),
      admin(1440, 'listing-notice', { customer: 'listing-desk', detail: 'COIN/KRW' }),
    ]),
    silent: story('Ten accounts buy some each.', [
      ...many(10, i => trade(i * 60, 500, { ...COIN, side: 'buy', customer: `c-${i + 2}` })),
      admin(1440, 'listing-notice', { customer: 'listing-desk', detail: 'COIN/KRW' }),
    ]),
  },
}
