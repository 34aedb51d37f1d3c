import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { isMove, MOVES, usdOf } from './movement.ts'
import { firesUntil, recent, sumUsd, unpriced } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { deposit, many, story } from './story-events.ts'

/** R04: several large transfers in a day, far above the customer's own days, or those of its peer group where it has none yet. */
export const highValueBurst: Rule = {
  id: 'R04',
  name: 'high-value-burst',
  question: 'Are there several large transfers in a day, far above what this customer moves on other days?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions'],
  on: MOVES,
  lookback: () => 90 * 86_400,
  restless: p => (p('count') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    count: { value: 3, unit: 'count', about: 'large transfers, this one included', source: 'proposal' },
    large: {
      value: 10_000,
      unit: 'usd',
      about: 'from this on a transfer is large',
      source: 'FATF red flags, 2020; amount proposed',
    },
    window: { value: 86_400, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    sigmas: {
      value: 4,
      unit: 'deviations',
      about: 'above the mean of its days, in standard deviations; before it has seven, of the days of its peer group',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const usd = usdOf(event)
    const large = context.p('large')
    if (usd < large) return SILENT
    const window = context.p('window')
    const need = context.p('count') - 1
    const whole = past.complete(window)
    if (past.count(window, ...MOVES) < need) return whole ? SILENT : lacksPast(window)
    const before = recent(past, window, MOVES)
    const big = before.filter(e => e.usd >= large)
    if (big.length + unpriced(before) < need) return whole ? SILENT : lacksPast(window)
    if (Number.isNaN(usd)) return LACKS_PRICE
    if (big.length < need) return LACKS_PAST_PRICE
    const own = context.habit()
    // Who is too new to have a habit is held against customers alike.
    const days = own ?? context.peers()
    if (days === null) return lacking('a history of this customer, or of its peer group, to hold the day against')
    const limit = days.dailyMean + context.p('sigmas') * days.dailyDeviation
    const volume = usd + sumUsd(before)
    if (volume <= limit) return unpriced(before) > 0 ? LACKS_PAST_PRICE : whole ? SILENT : lacksPast(window)
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${big.length + 1} transfers from ${sayUsd(large)} on within ${saySpan(window)}`,
        `${sayUsd(volume)} moved in that time, against ${sayUsd(days.dailyMean)} a day on average${own === null ? ' in its peer group' : ''} and a limit of ${sayUsd(limit)}`,
      ],
      figures: {
        transfers: big.length + 1,
        volumeUsd: volume,
        dailyMeanUsd: days.dailyMean,
        limitUsd: limit,
        ...('days' in days ? { days: days.days } : { peers: days.members }),
      },
      unless: [
        { kind: 'under', usd: Math.max(large, limit - sumUsd(before)) },
        { kind: 'later', ms: firesUntil(big, window, kept => kept.length >= need) },
      ],
      events: before,
    })
  },
  examples: {
    fires: story('Thirty days of 500 US dollars, then three deposits of 15,000 within two hours.', [
      ...many(30, i => deposit(i * 1440, 500)),
      ...many(3, i => deposit(30 * 1440 + i * 60, 15_000)),
    ]),
    silent: story('Thirty days of 500 US dollars, then two deposits of 15,000.', [
      ...many(30, i => deposit(i * 1440, 500)),
      ...many(2, i => deposit(30 * 1440 + i * 60, 15_000)),
    ]),
  },
}
