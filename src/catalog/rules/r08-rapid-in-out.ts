import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast, type Unless } from './fire.ts'
import { IN, isMove, MOVES, OUT, usdOf } from './movement.ts'
import { recent } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { deposit, story, trade, withdrawal } from './story-events.ts'

/** R08: what came in leaves again at once, and nothing was traded. */
export const rapidInOut: Rule = {
  id: 'R08',
  name: 'rapid-in-out',
  question: 'Does what came in leave again within the hour, with nothing traded in between?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions'],
  on: OUT,
  lookback: p => p('window'),
  restless: p => p('window'),
  parameters: {
    least: { value: 1000, unit: 'usd', about: 'the inflow, at least', source: 'proposal' },
    share: { value: 0.9, unit: 'share', about: 'of the inflow has left', source: 'proposal' },
    window: {
      value: 3600,
      unit: 'seconds',
      about: 'from the inflow to this event',
      source: 'FATF red flags, 2020; time proposed',
    },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const window = context.p('window')
    const whole = past.complete(window)
    if (past.count(window, ...IN) === 0) return whole ? SILENT : lacksPast(window)
    const usd = usdOf(event)
    const before = recent(past, window, [...MOVES, 'trade'])
    const traded = before.find(e => e.kind === 'trade')?.atMs ?? Number.NEGATIVE_INFINITY
    const hits: { inflow: PastEvent; out: number }[] = []
    let unknown = false
    let outsUnpriced = false
    for (const inflow of before) {
      if (!IN.includes(inflow.kind) || inflow.atMs <= traded || inflow.usd < context.p('least')) continue
      let out = 0
      for (const e of before) {
        if (e.atMs < inflow.atMs) break
        if (!OUT.includes(e.kind)) continue
        if (!Number.isNaN(e.usd)) out += e.usd
        else outsUnpriced = true
      }
      if (out + usd >= context.p('share') * inflow.usd) hits.push({ inflow, out })
      else if (Number.isNaN(inflow.usd) || outsUnpriced || Number.isNaN(usd)) unknown = true
    }
    const latest = hits[0]
    if (latest === undefined) {
      if (unknown) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
      return whole ? SILENT : lacksPast(window)
    }
    const { inflow, out } = latest
    const unless: Unless[] = [
      { kind: 'under', usd: Math.min(...hits.map(h => context.p('share') * h.inflow.usd - h.out)) },
      { kind: 'later', ms: inflow.atMs + window * 1000 },
      { kind: 'were', words: 'had something been traded in between' },
    ]
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${sayUsd(out + usd)} left within ${saySpan((event.atMs - inflow.atMs) / 1000)} of an inflow of ${sayUsd(inflow.usd)}: ${sayShare((out + usd) / inflow.usd)}`,
        'nothing was traded in between',
      ],
      figures: { inflowUsd: inflow.usd, leftUsd: out + usd, minutes: (event.atMs - inflow.atMs) / 60_000 },
      unless,
      events: before.filter(e => e.atMs >= inflow.atMs),
    })
  },
  examples: {
    fires: story('5,000 US dollars come in, and 4,900 leave 20 minutes later.', [
      deposit(0, 5000),
      withdrawal(20, 4900),
    ]),
    silent: story('The same with a trade in between.', [deposit(0, 5000), trade(10, 5000), withdrawal(20, 4900)]),
  },
}
