import type { TradeEvent } from '../../model/monitor/customer-event.ts'
import { type PastEvent, type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { firesUntil, recent } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { deposit, story, trade } from './story-events.ts'

/** R18: a conversion that costs more than anybody pays who cares for the money, or one after the other for no gain. */
export const uneconomicConversion: Rule = {
  id: 'R18',
  name: 'uneconomic-conversion',
  question: 'Does a conversion lose more than anybody would who cares for the money, or follow others for no gain?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions, transaction patterns'],
  on: ['trade'],
  lookback: p => p('idle'),
  parameters: {
    loss: { value: 0.05, unit: 'share', about: 'lost to fees and slippage, more than', source: 'proposal' },
    large: { value: 10_000, unit: 'usd', about: 'of a conversion worth more than', source: 'proposal' },
    changes: {
      value: 3,
      unit: 'count',
      about: 'conversions on different markets after crypto came in, this one included',
      source: 'FATF red flags, 2020; number proposed',
    },
    window: {
      value: 86_400,
      unit: 'seconds',
      about: 'time that the crypto and the conversions fall in',
      source: 'proposal',
    },
    idle: {
      value: 30 * 86_400,
      unit: 'seconds',
      about: 'no other trade in it: who trades otherwise has a motive',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (event.kind !== 'trade') return SILENT
    return either(dearChange(event, context), manyChanges(context))
  },
  examples: {
    fires: story('25,000 US dollars of ether are sold at a loss of eight percent.', [trade(0, 25_000, { loss: 0.08 })]),
    silent: story('Crypto comes in, and is sold at a loss of eight in a thousand.', [
      deposit(0, 25_000),
      trade(30, 25_000, { loss: 0.008 }),
    ]),
  },
}

function dearChange(event: TradeEvent, context: RuleContext): RuleAnswer {
  const usd = event.usd ?? Number.NaN
  const [loss, large] = [context.p('loss'), context.p('large')]
  if (usd <= large || (event.loss !== null && event.loss <= loss)) return SILENT
  if (event.loss === null) return lacking('the share lost to fees and slippage')
  if (Number.isNaN(usd)) return LACKS_PRICE
  return fire(event.atMs, {
    level: 'medium',
    reasons: [`a conversion of ${sayUsd(usd)} lost ${sayShare(event.loss)}, more than ${sayShare(loss)}`],
    figures: { usd, loss: event.loss },
    unless: [
      { kind: 'under', usd: large },
      { kind: 'were', words: `had it lost ${sayShare(loss)} or less` },
    ],
  })
}

function manyChanges(context: RuleContext): RuleAnswer {
  const { event, past, thing } = context
  const [window, idle, need] = [context.p('window'), context.p('idle'), context.p('changes')]
  const n = past.count(window, 'trade')
  if (n < need - 1) return past.complete(window) ? SILENT : lacksPast(window)
  if (past.count(idle, 'trade') > n || past.count(window, 'fiat-in') > 0) return SILENT
  const before = recent(past, window, ['trade', 'deposit'])
  const holds = (kept: readonly PastEvent[]): boolean => {
    const inflow = kept.findLast(e => e.kind === 'deposit')
    if (inflow === undefined) return false
    const markets = new Set(kept.filter(e => e.kind === 'trade' && e.atMs >= inflow.atMs).map(e => e.thing))
    return markets.add(thing).size >= need
  }
  if (!holds(before)) return past.complete(window) ? SILENT : lacksPast(window)
  if (!past.complete(idle)) return lacksPast(idle)
  const markets = new Set(before.filter(e => e.kind === 'trade').map(e => e.thing)).add(thing).size
  return fire(event.atMs, {
    level: 'low',
    reasons: [
      `crypto that came in was converted on ${markets} markets within ${saySpan(window)}`,
      `this customer made no other trade in ${saySpan(idle)}`,
    ],
    figures: { markets },
    unless: [{ kind: 'later', ms: firesUntil(before, window, holds) }],
    events: before,
  })
}
