import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { TETHER } from './story-assets.ts'
import { deposit, story, trade, withdrawal } from './story-events.ts'

/** R09: a deposit is converted and leaves as another asset. */
export const depositSwapWithdraw: Rule = {
  id: 'R09',
  name: 'deposit-swap-withdraw',
  question: 'Is a deposit converted and withdrawn as another asset within two hours?',
  sources: [
    'FATF, Virtual Assets Red Flag Indicators, 2020: transactions',
    'thefts of North Korea: swap after each step',
  ],
  on: ['withdrawal'],
  lookback: p => p('window'),
  restless: p => p('window'),
  parameters: {
    least: { value: 1000, unit: 'usd', about: 'the deposit, at least', source: 'proposal' },
    share: { value: 0.8, unit: 'share', about: 'of the deposit is converted, and of it leaves', source: 'proposal' },
    window: { value: 7200, unit: 'seconds', about: 'from the deposit to this event', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, thing } = context
    if (event.kind !== 'withdrawal') return SILENT
    const window = context.p('window')
    const whole = past.complete(window)
    if (past.count(window, 'deposit') === 0 || past.count(window, 'trade') === 0)
      return whole ? SILENT : lacksPast(window)
    const usd = event.usd ?? Number.NaN
    const share = context.p('share')
    const before = recent(past, window, ['deposit', 'trade', 'withdrawal'])
    const hits: { inflow: PastEvent; traded: number; out: number }[] = []
    let unknown = false
    for (const inflow of before) {
      // What leaves as it came was not converted.
      if (inflow.kind !== 'deposit' || inflow.thing === thing || inflow.usd < context.p('least')) continue
      const trades = before.filter(e => e.kind === 'trade' && e.atMs >= inflow.atMs)
      const first = trades[trades.length - 1]
      if (first === undefined) continue
      const outs = before.filter(e => e.kind === 'withdrawal' && e.atMs >= first.atMs && e.thing !== inflow.thing)
      const [traded, out] = [sumUsd(trades), sumUsd(outs)]
      if (traded >= share * inflow.usd && out + usd >= share * inflow.usd) hits.push({ inflow, traded, out })
      else if (Number.isNaN(inflow.usd + usd) || unpriced(trades) + unpriced(outs) > 0) unknown = true
    }
    const hit = hits[0]
    if (hit === undefined) {
      if (unknown) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
      return whole ? SILENT : lacksPast(window)
    }
    const { inflow, traded, out } = hit
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `a deposit of ${sayUsd(inflow.usd)}, ${sayUsd(traded)} of trades after it, and ${sayUsd(out + usd)} withdrawn as another asset: ${sayShare((out + usd) / inflow.usd)}`,
        `all within ${saySpan((event.atMs - inflow.atMs) / 1000)}`,
      ],
      figures: {
        depositUsd: inflow.usd,
        tradedUsd: traded,
        leftUsd: out + usd,
        minutes: (event.atMs - inflow.atMs) / 60_000,
      },
      unless: [
        { kind: 'under', usd: Math.min(...hits.map(h => share * h.inflow.usd - h.out)) },
        { kind: 'later', ms: inflow.atMs + window * 1000 },
      ],
      events: before.filter(e => e.atMs >= inflow.atMs),
    })
  },
  examples: {
    fires: story('5,000 US dollars of ether come in, are sold for tether, and leave within 50 minutes.', [
      deposit(0, 5000),
      trade(20, 4990),
      withdrawal(50, 4900, TETHER),
    ]),
    silent: story('The same over three hours.', [deposit(0, 5000), trade(20, 4990), withdrawal(180, 4900, TETHER)]),
  },
}
