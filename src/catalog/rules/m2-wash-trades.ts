import { PAST } from '../../model/monitor/past-flags.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { ownOnMarket } from './market-window.ts'
import { sumUsd } from './recent.ts'
import { sayShare, saySpan } from './say.ts'
import { story, trade } from './story-events.ts'

const COIN = { market: 'COIN/KRW' } as const

/** M2: trades with oneself, or to and fro between the same two. */
export const washTrades: Rule = {
  id: 'M2',
  name: 'wash-trades',
  question: 'Does the customer trade with itself, or to and fro with one other, for a large part of the volume?',
  sources: [
    'Act on the Protection of Virtual Asset Users, article 12',
    'FSS, detection of unfair trading, July 2024: wash and matched trades',
  ],
  on: ['trade'],
  lookback: p => p('window'),
  parameters: {
    window: { value: 86_400, unit: 'seconds', about: 'of the volume', source: 'proposal' },
    share: { value: 0.05, unit: 'share', about: 'of the market’s volume that such trades make up', source: 'proposal' },
    opposite: {
      value: 1,
      unit: 'seconds',
      about: 'a trade of the other side so soon before counts as one’s own',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past, marketPast, other, thing } = context
    if (event.kind !== 'trade' || marketPast === null) return SILENT
    if (event.against !== null && event.against === event.customer)
      return fire(event.atMs, {
        level: 'high',
        reasons: [`the customer traded with itself on ${event.market}`],
        figures: { against: 'itself' },
        unless: [{ kind: 'were', words: 'against anybody else' }],
      })
    const window = context.p('window')
    const own = ownOnMarket(past, window, thing, ['trade'])
    if (own.length === 0) return SILENT
    const buys = event.side === 'buy'
    const soon = event.atMs - context.p('opposite') * 1000
    const turned = own.filter(e => ((e.flags & PAST.buy) !== 0) !== buys)
    if (turned.length === 0) return SILENT
    const quick = turned.filter(e => e.atMs >= soon)
    const withSame = other === 0 ? [] : own.filter(e => e.other === other)
    const pair = withSame.some(e => turned.includes(e)) ? withSame : []
    const matched = [...new Set([...pair, ...quick])]
    // Whom the house does not name might be the same.
    const suspects = matched.length > 0 ? matched : event.against === null ? own : []
    if (suspects.length === 0) return SILENT
    if (event.usd === null) return LACKS_PRICE
    const sum = sumUsd(suspects) + event.usd
    const volume = marketPast.usd(window, 'trade') + event.usd
    if (sum < context.p('share') * volume) return SILENT
    if (!marketPast.complete(window)) return lacksPast(window)
    if (matched.length === 0) return lacking('who is on the other side of the trades')
    const how =
      pair.length > 0
        ? 'to and fro with one other customer'
        : `with both sides within ${saySpan(context.p('opposite'))}`
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${matched.length + 1} trades ${how} make up ${sayShare(sum / volume)} of the volume of ${event.market} in ${saySpan(window)}`,
      ],
      figures: { trades: matched.length + 1, share: sum / volume },
      unless: [
        {
          kind: 'were',
          words:
            pair.length > 0
              ? 'against anybody else'
              : `had the other side come more than ${saySpan(context.p('opposite'))} before`,
        },
      ],
      events: matched,
    })
  },
  examples: {
    fires: story('Two customers sell each other the same coin to and fro.', [
      trade(0, 1000, { ...COIN, side: 'buy', against: 'c-2' }),
      trade(5, 1000, { ...COIN, side: 'sell', against: 'c-2' }),
    ]),
    silent: story('A customer buys of one and sells to another.', [
      trade(0, 1000, { ...COIN, side: 'buy', against: 'c-2' }),
      trade(5, 1000, { ...COIN, side: 'sell', against: 'c-3' }),
    ]),
  },
}
