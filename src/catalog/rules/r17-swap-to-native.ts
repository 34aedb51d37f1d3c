import { flagsOf } from '../../analysis/monitor/event-flags.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { TETHER } from './story-assets.ts'
import { deposit, story, trade } from './story-events.ts'

/** What a trade of a freezable asset for a native coin is marked with. */
const ESCAPE = PAST.freezable | PAST.native

/** R17: coins that an issuer can freeze are turned at once into coins that nobody can. */
export const swapToNative: Rule = {
  id: 'R17',
  name: 'swap-to-native',
  question: 'Is a deposit that an issuer could freeze turned at once into a coin that nobody can freeze?',
  sources: ['laundering after thefts of North Korea: Bybit 2025, cmETH and mETH to ether'],
  on: ['trade'],
  lookback: p => p('window'),
  restless: p => p('window'),
  parameters: {
    least: { value: 1000, unit: 'usd', about: 'the deposit, at least', source: 'proposal' },
    share: { value: 0.8, unit: 'share', about: 'of the deposit is turned', source: 'proposal' },
    window: { value: 3600, unit: 'seconds', about: 'from the deposit to this trade', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'trade' || (flagsOf(event, null) & ESCAPE) !== ESCAPE) return SILENT
    const window = context.p('window')
    const whole = past.complete(window)
    if (past.count(window, 'deposit') === 0) return whole ? SILENT : lacksPast(window)
    const usd = event.usd ?? Number.NaN
    const share = context.p('share')
    const before = recent(past, window, ['deposit', 'trade'])
    const hits: { inflow: PastEvent; turned: number }[] = []
    let unknown = false
    for (const inflow of before) {
      if (inflow.kind !== 'deposit' || (inflow.flags & PAST.freezable) === 0 || inflow.usd < context.p('least'))
        continue
      const trades = before.filter(e => e.kind === 'trade' && e.atMs >= inflow.atMs && (e.flags & ESCAPE) === ESCAPE)
      const turned = sumUsd(trades)
      if (turned + usd >= share * inflow.usd) hits.push({ inflow, turned })
      else if (Number.isNaN(inflow.usd + usd) || unpriced(trades) > 0) unknown = true
    }
    const hit = hits[0]
    if (hit === undefined) {
      if (unknown) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
      return whole ? SILENT : lacksPast(window)
    }
    const { inflow, turned } = hit
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${sayUsd(turned + usd)} turned into a coin that nobody can freeze within ${saySpan((event.atMs - inflow.atMs) / 1000)}: ${sayShare((turned + usd) / inflow.usd)} of a deposit of ${sayUsd(inflow.usd)} that its issuer could freeze`,
      ],
      figures: { depositUsd: inflow.usd, turnedUsd: turned + usd },
      unless: [
        { kind: 'under', usd: Math.min(...hits.map(h => share * h.inflow.usd - h.turned)) },
        { kind: 'later', ms: inflow.atMs + window * 1000 },
      ],
      events: before.filter(e => e.atMs >= inflow.atMs),
    })
  },
  examples: {
    fires: story('20,000 US dollars of tether come in and are sold for ether 15 minutes later.', [
      deposit(0, 20_000, TETHER),
      trade(15, 19_000, { side: 'buy', sold: 'USDT', bought: 'ETH' }),
    ]),
    silent: story('Half of it is sold.', [
      deposit(0, 20_000, TETHER),
      trade(15, 10_000, { side: 'buy', sold: 'USDT', bought: 'ETH' }),
    ]),
  },
}
