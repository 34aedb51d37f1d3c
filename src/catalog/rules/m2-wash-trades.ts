import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PRICE, lacking, lacksPast, type Unless } from './fire.ts'
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
    const window = context.p('window')
    const itself = event.against !== null && event.against === event.customer
    const own = ownOnMarket(past, window, thing, ['trade'])
    const buys = event.side === 'buy'
    const soon = event.atMs - context.p('opposite') * 1000
    const turned = own.filter(e => ((e.flags & PAST.buy) !== 0) !== buys)
    const quick = turned.filter(e => e.atMs >= soon)
    // Only few trades come so far that the volume must be read.
    const volumeWith = (usd: number): number => marketPast.usd(window, 'trade') + usd
    const isLarge = (events: readonly PastEvent[], usd: number): boolean =>
      events.length > 0 && !(sumUsd(events) + usd < context.p('share') * volumeWith(usd))
    // With whom it is does not matter where both sides come at once.
    const againstNew = (): Unless[] =>
      isLarge(quick, event.usd ?? Number.NaN)
        ? []
        : [{ kind: 'were', words: 'against somebody with whom the customer has not traded' }]
    if (itself)
      return fire(event.atMs, {
        level: 'high',
        reasons: [`the customer traded with itself on ${event.market}`],
        figures: { against: 'itself' },
        unless: againstNew(),
      })
    if (turned.length === 0) return SILENT
    const withSame = other === 0 ? [] : own.filter(e => e.other === other)
    const pair = withSame.some(e => turned.includes(e)) ? withSame : []
    const matched = [...new Set([...pair, ...quick])]
    // Whom the house does not name might be the same.
    const unnamed = event.against === null ? own : own.filter(e => e.other === 0 && turned.includes(e))
    const suspects = matched.length > 0 ? matched : unnamed
    if (suspects.length === 0) return SILENT
    if (event.usd === null) return LACKS_PRICE
    const sum = sumUsd(suspects) + event.usd
    // Of who trades a lot only the latest trades are remembered: those before them may be of the same kind.
    if (!isLarge(suspects, event.usd))
      return matched.length === 0 || past.complete(window, 'trade') ? SILENT : lacksPast(window)
    if (!marketPast.complete(window)) return lacksPast(window)
    if (matched.length === 0) return lacking('who is on the other side of the trades')
    const how =
      pair.length > 0
        ? 'to and fro with one other customer'
        : `with both sides within ${saySpan(context.p('opposite'))}`
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${matched.length + 1} trades ${how} make up ${sayShare(sum / volumeWith(event.usd))} of the volume of ${event.market} in ${saySpan(window)}`,
      ],
      figures: { trades: matched.length + 1, share: sum / volumeWith(event.usd) },
      unless:
        pair.length > 0
          ? againstNew()
          : [{ kind: 'were', words: `had the other side come more than ${saySpan(context.p('opposite'))} before` }],
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
