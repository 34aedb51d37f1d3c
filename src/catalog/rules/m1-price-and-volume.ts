import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { ownOnMarket } from './market-window.ts'
import { sumUsd } from './recent.ts'
import { sayNumber, sayPrice, sayShare, saySpan } from './say.ts'
import { many, story, trade } from './story-events.ts'

const DAY = 86_400
const COIN = { market: 'COIN/KRW', side: 'buy', sold: 'KRW', bought: 'COIN' } as const

/** M1: a customer takes a large part in a burst of volume, and the price rises with it. */
export const priceAndVolume: Rule = {
  id: 'M1',
  name: 'price-and-volume',
  question: 'Does the customer take a large part in a burst of a market’s volume, while its price rises?',
  sources: [
    'Act on the Protection of Virtual Asset Users, article 12',
    'FSS, detection of unfair trading, July 2024: price and volume change',
  ],
  on: ['trade'],
  lookback: p => p('days') * DAY,
  parameters: {
    window: { value: 3600, unit: 'seconds', about: 'of the burst', source: 'proposal' },
    own: {
      value: 0.05,
      unit: 'share',
      about: 'of the window’s volume is the customer’s, at least',
      source: 'proposal',
    },
    least: { value: 1000, unit: 'usd', about: 'the customer’s volume in the window, at least', source: 'proposal' },
    volume: { value: 5, unit: 'ratio', about: 'times the mean volume of such a window', source: 'proposal' },
    rise: { value: 0.1, unit: 'share', about: 'by which the price rose since the window began', source: 'proposal' },
    days: { value: 20, unit: 'days', about: 'that the mean is taken over', source: 'FSS: 20 days' },
  },
  hard: false,
  judge(context) {
    const { event, past, marketPast, thing } = context
    if (event.kind !== 'trade' || marketPast === null) return SILENT
    const window = context.p('window')
    if (event.usd === null) return LACKS_PRICE
    const least = context.p('least')
    if (event.usd < least && past.count(window, 'trade') === 0)
      return past.complete(window) ? SILENT : lacksPast(window)
    const own = ownOnMarket(past, window, thing, ['trade'])
    const mine = sumUsd(own) + event.usd
    if (mine < least) return past.complete(window) ? SILENT : lacksPast(window)
    const span = context.p('days') * DAY
    const market = context.market?.(window, span) ?? null
    if (market === null)
      return lacking(`volumes of this market: of ${saySpan(span)}, and by minutes of ${saySpan(window)}`)
    const volume = market.volumeUsd + event.usd
    if (mine < context.p('own') * volume) return past.complete(window) ? SILENT : lacksPast(window)
    const since = marketPast.sinceMs
    // A market younger than the days has no mean to rise from.
    if (since === null || since > event.atMs - span * 1000)
      return lacking(`${context.p('days')} days of trades on this market`)
    const rest = market.spanSeconds - market.windowSeconds
    const mean = ((market.spanUsd - market.volumeUsd) * market.windowSeconds) / rest
    if (volume < context.p('volume') * mean || market.firstPrice === null) return SILENT
    const price = market.firstPrice
    if (!(price > 0)) return lacking('prices of the trades before')
    const rise = event.price / price - 1
    if (rise < context.p('rise')) return SILENT
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${event.market} rose ${sayShare(rise)} within ${saySpan(window)} on ${sayNumber(volume / mean)} times its mean volume of ${context.p('days')} days`,
        `${sayShare(mine / volume)} of that volume is this customer’s`,
      ],
      figures: { rise, volumeTimes: volume / mean, ownShare: mine / volume },
      unless: [{ kind: 'were', words: `at a price under ${sayPrice((1 + context.p('rise')) * price)}` }],
      events: own,
    })
  },
  examples: {
    fires: story('After 21 quiet days a customer buys a small coin up by a fifth.', [
      ...many(63, i => trade(i * 480, 100, { ...COIN, customer: 'c-2', price: 100 })),
      trade(30_300, 3000, { ...COIN, price: 100 }),
      trade(30_310, 3000, { ...COIN, price: 120 }),
    ]),
    silent: story('The same volume at a steady price of a customer with a small part in it.', [
      ...many(63, i => trade(i * 480, 100, { ...COIN, customer: 'c-2', price: 100 })),
      trade(30_300, 30_000, { ...COIN, customer: 'c-2', price: 100 }),
      trade(30_310, 1000, { ...COIN, price: 100 }),
    ]),
  },
}
