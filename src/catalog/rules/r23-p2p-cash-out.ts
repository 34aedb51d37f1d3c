import { PAST } from '../../model/monitor/past-flags.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast, type Unless } from './fire.ts'
import { IN, isMove, OUT, usdOf } from './movement.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { deposit, fiat, knownSide, many, story } from './story-events.ts'

/** R23: who cashes out was fed for the most part by person-to-person markets. */
export const p2pCashOut: Rule = {
  id: 'R23',
  name: 'p2p-cash-out',
  question: 'Did half of what a customer cashes out come from person-to-person markets?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: anonymity', 'FinCEN FIN-2019-A003'],
  on: OUT,
  lookback: p => p('window'),
  restless: p => p('window'),
  parameters: {
    share: {
      value: 0.5,
      unit: 'share',
      about: 'of what came in, from accounts labelled or listed p2p; who has no label counts as other',
      source: 'proposal',
    },
    least: { value: 1000, unit: 'usd', about: 'this event, and what came from them, at least', source: 'proposal' },
    window: { value: 30 * 86_400, unit: 'seconds', about: 'time that the inflows fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const least = context.p('least')
    const usd = usdOf(event)
    if (usd < least) return SILENT
    const window = context.p('window')
    let any = false
    past.each(
      window,
      e => {
        any = (e.flags & PAST.p2p) !== 0
        return !any
      },
      'deposit',
    )
    const whole = past.complete(window)
    if (!any) return whole ? SILENT : lacksPast(window)
    const before = recent(past, window, IN)
    const fromP2p = before.filter(e => (e.flags & PAST.p2p) !== 0)
    const [part, all] = [sumUsd(fromP2p), sumUsd(before)]
    if (unpriced(before) > 0) return LACKS_PAST_PRICE
    if (!whole) return lacksPast(window)
    const share = context.p('share')
    if (part < least || part < share * all) return SILENT
    if (Number.isNaN(usd)) return LACKS_PRICE
    const unless: Unless[] = [
      { kind: 'under', usd: least },
      { kind: 'were', words: `had under ${sayShare(share)} of the inflow come from there` },
    ]
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${sayUsd(part)} of ${sayUsd(all)} that came in within ${saySpan(window)} are from person-to-person markets: ${sayShare(part / all)}`,
        `${sayUsd(usd)} leave`,
      ],
      figures: { p2pUsd: part, inflowUsd: all, share: part / all },
      unless,
      events: fromP2p,
    })
  },
  examples: {
    fires: story(
      'Four deposits from a person-to-person market and one from elsewhere, then 3,000 US dollars are paid out.',
      [
        ...many(4, i => deposit(i * 600, 800, { about: knownSide({ labels: ['p2p'] }) })),
        deposit(3000, 800),
        fiat('fiat-out', 3100, 3000),
      ],
    ),
    silent: story('Two deposits from a person-to-person market, three from elsewhere.', [
      ...many(2, i => deposit(i * 600, 800, { about: knownSide({ labels: ['p2p'] }) })),
      ...many(3, i => deposit(2000 + i * 600, 800)),
      fiat('fiat-out', 4000, 3000),
    ]),
  },
}
